import Testing

@testable import WinnowIO

@Suite struct LineFieldsTests {
  @Test func `unnamed fields keep their keys`() throws {
    let fields = try LineFields("id=k,html=body")
    #expect(fields.id == "k" && fields.html == "body" && fields.url == "url")
    #expect(try LineFields("html=a=b").html == "a=b")
  }

  @Test(arguments: [
    ("", "\"\" is not name=key"), ("html=", "\"html=\" is not name=key"), ("html", "\"html\" is not name=key"), ("=a", "is not name=key"),
    ("htlm=content", "did you mean \"html\"?"), ("id=a,id=b", "id= is given twice; remove one"), ("id=a,", "\"\" is not name=key"),
  ])
  func `invalid field names are rejected`(_ text: String, _ says: String) {
    let error = #expect(throws: InputError.self) { try LineFields(text) }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }
}
