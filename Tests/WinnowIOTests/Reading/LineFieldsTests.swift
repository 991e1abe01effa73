import Testing

@testable import WinnowIO

@Suite struct LineFieldsTests {
  @Test func `what is not named keeps its key`() throws {
    let fields = try LineFields("id=k,html=body")
    #expect(fields.id == "k" && fields.html == "body" && fields.url == "url")
    #expect(try LineFields("html=a=b").html == "a=b")
  }

  @Test(arguments: [
    ("", "\"\" is no name=key"), ("html=", "\"html=\" is no name=key"), ("html", "\"html\" is no name=key"), ("=a", "is no name=key"),
    ("htlm=content", "did you mean \"html\"?"), ("id=a,id=b", "id= is said twice"), ("id=a,", "\"\" is no name=key"),
  ])
  func `what is no name of a key is a mistake`(_ text: String, _ says: String) {
    let error = #expect(throws: InputError.self) { try LineFields(text) }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }
}
