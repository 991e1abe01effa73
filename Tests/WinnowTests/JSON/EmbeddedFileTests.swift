import Testing
import Winnow

@Suite struct EmbeddedFileTests {
  private static func said(_ result: ExitTest.Result?) -> String { String(decoding: result?.standardErrorContent ?? [], as: UTF8.self) }

  @Test func `a file that is no JSON stops the program with its place`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = EmbeddedFile("words.json", Array("{\"a\": [],\n \"b\": ]}".utf8)).json()
    }
    #expect(Self.said(result).contains("words.json:2:"))
  }

  @Test func `a row that is not read stops the program with its place`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let file = EmbeddedFile("words.json", Array("{\"a\": [\"x\",\n 3]}".utf8))
      _ = file.rows("a", of: file.members(), \.string)
    }
    #expect(Self.said(result).contains("words.json:2:2: this is none of \"a\""))
  }

  @Test func `a list that is not there stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let file = EmbeddedFile("words.json", Array("{}".utf8))
      _ = file.rows("a", of: file.members(), \.string)
    }
    #expect(Self.said(result).contains("it lacks \"a\""))
  }

  @Test func `rows are read in their order`() {
    let file = EmbeddedFile("words.json", Array(#"{"a": ["x", "y"]}"#.utf8))
    #expect(file.rows("a", of: file.members(), \.string) == ["x", "y"])
  }
}
