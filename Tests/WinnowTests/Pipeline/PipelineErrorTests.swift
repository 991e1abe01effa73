import Testing
import Winnow
import WinnowStages

/// Each error in a pipeline file, with its location and message.
@Suite struct PipelineErrorTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    let text: String
    let line, column: Int
    let says: String
    init(_ text: String, _ line: Int, _ column: Int, _ says: String) {
      (self.text, self.line, self.column, self.says) = (text, line, column, says)
    }
    var testDescription: String { says }
  }

  private static func loader() -> PipelineLoader {
    let files = [
      "base": #"{"stages": [{"stage": "drop-related"}, {"stage": "select-main"}]}"#,
      "a": #"{"extends": "b"}"#, "b": #"{"extends": "a"}"#,
    ]
    return PipelineLoader(registry: StepRegistry(builtInSteps), names: files.keys.sorted()) { name in
      files[name].map { PipelineSource(file: "\(name).json", bytes: Array($0.utf8)) }
    }
  }

  private static func error(_ bytes: [UInt8]) -> PipelineError? {
    do throws(PipelineError) { _ = try loader().load(PipelineSource(file: "x.json", bytes: bytes)) } catch { return error }
    return nil
  }

  @Test(arguments: [
    Mistake("", 1, 1, "the file is empty; expected an object: {…}"),
    Mistake("[]", 1, 1, "a pipeline file is an object, not an array"),
    Mistake("{", 1, 1, "the object has no end: expected \"}\""),
    Mistake(#"{"stages": []} x"#, 1, 16, "after the end of the value"),
    Mistake("{}", 1, 1, "a pipeline needs \"stages\", or \"extends\""),
    Mistake(#"{"stagse": []}"#, 1, 2, #"unknown key "stagse" in a pipeline file; did you mean "stages"?"#),
    Mistake("{\"stages\": [],\n \"stages\": []}", 2, 2, #"duplicate key "stages""#),
    Mistake(#"{"stages": [{"stage": "drop-realted"}]}"#, 1, 23, #"unknown stage or writer "drop-realted"; did you mean "drop-related"?"#),
    Mistake(#"{"stages": [{"id": "x"}]}"#, 1, 13, "a stage needs the key \"stage\""),
    Mistake(#"{"stages": ["select-main"]}"#, 1, 13, "a stage is an object with the key \"stage\", not a string"),
    Mistake(#"{"stages": {}}"#, 1, 12, "\"stages\" is an array, not an object"),
    Mistake(#"{"stages": [{"stage": 3}]}"#, 1, 23, "\"stage\" is a string, not a number"),
    Mistake(#"{"stages": [{"stage": "drop-related", "minLinkDensity": 1}]}"#, 1, 39, "options are under \"with\""),
    Mistake(
      #"{"stages": [{"stage": "drop-related", "with": {"minLinkDensitty": 1}}]}"#, 1, 48,
      #"has no option "minLinkDensitty"; did you mean "minLinkDensity"?"#
    ),
    Mistake(
      #"{"stages": [{"stage": "drop-related", "with": {"minLinkDensity": "1"}}]}"#, 1, 66, #"option "minLinkDensity" is a number, not "1""#),
    Mistake(#"{"stages": [{"stage": "drop-related", "with": {"minLinkDensity": 2}}]}"#, 1, 66, "out of its range 0 to 1"),
    Mistake(#"{"stages": [{"stage": "drop-related", "with": {"maxHeadlineCharacters": 20.5}}]}"#, 1, 73, "is a whole number, not 20.5"),
    Mistake(#"{"stages": [{"stage": "write-text", "with": {"title": 1}}]}"#, 1, 55, "is true or false, not 1"),
    Mistake(#"{"stages": [{"stage": "drop-related", "with": []}]}"#, 1, 47, "\"with\" is an object, not an array"),
    Mistake(#"{"stages": [{"stage": "write-xml", "with": {"x": 1}}]}"#, 1, 45, "has no option \"x\"; it has none"),
    Mistake(#"{"stages": [{"stage": "drop-related"}, {"stage": "drop-related"}]}"#, 1, 40, "a second stage with the id \"drop-related\""),
    Mistake(#"{"stages": [{"stage": "drop-related", "onError": "ignore"}]}"#, 1, 50, "unknown \"onError\" value \"ignore\""),
    Mistake(#"{"stages": [{"stage": "drop-related", "if": {"lang": "ar"}}]}"#, 1, 46, "unknown key \"lang\" in an \"if\""),
    Mistake(#"{"stages": [{"stage": "drop-related", "if": {"language": "ar", "host": "x"}}]}"#, 1, 64, "an \"if\" has one key"),
    Mistake(#"{"stages": [{"stage": "drop-related", "if": {"selector": "div >"}}]}"#, 1, 58, "this is not a selector"),
    Mistake(#"{"stages": [{"stage": "drop-related", "if": {"all": {}}}]}"#, 1, 53, "\"all\" is an array of conditions"),
    Mistake(
      #"{"stages": [{"stage": "drop-related", "output": "x"}]}"#, 1, 49, #""drop-related" writes nothing; only a writer has an "output""#),
    Mistake(#"{"stages": [{"stage": "write-text", "output": ""}]}"#, 1, 47, "names a file, a folder or a template"),
    Mistake(#"{"stages": [{"stage": "write-text", "output": 3}]}"#, 1, 47, "\"output\" is a string, not a number"),
    Mistake(#"{"extends": "base", "patch": {"select-main": {"output": "x"}}}"#, 1, 57, "only a writer has an \"output\""),
    Mistake(#"{"extends": "basse"}"#, 1, 13, #"there is no pipeline "basse" to extend; did you mean "base"?"#),
    Mistake(#"{"extends": "/etc/base.json"}"#, 1, 13, "names files in its own folder only, not \"/etc/base.json\""),
    Mistake(#"{"extends": "base", "survey": "../../etc/passwd"}"#, 1, 31, "names files in its own folder only"),
    Mistake(
      #"{"stages": [{"stage": "find-near-duplicates"}, {"stage": "find-near-duplicates", "id": "again"}]}"#, 1, 48,
      "a pipeline has one such stage"),
    Mistake(#"{"extends": "a"}"#, 1, 13, "\"extends\" is circular: a → b → a"),
    Mistake(#"{"extends": "base", "patch": {"selct-main": false}}"#, 1, 31, #"the pipeline does not have; did you mean "select-main"?"#),
    Mistake(
      #"{"extends": "base", "patch": {"select-main": 3}}"#, 1, 46,
      "a change of \"patch\" is {\"with\": {…}}, {\"output\": …}, {\"insert\": …} or false, not a number"),
    Mistake(
      #"{"extends": "base", "patch": {"n": {"insert": {"stage": "write-text"}, "after": "none"}}}"#, 1, 81,
      "there is no stage with the id \"none\""),
    Mistake(#"{"extends": "base", "patch": {"n": {"insert": {"stage": "write-text"}}}}"#, 1, 36, "an insertion needs a place"),
    Mistake(#"{"extends": "base", "limits": {"bites": 3}}"#, 1, 32, #"unknown key "bites" in "limits"; did you mean "bytes"?"#),
    Mistake(#"{"extends": "base", "limits": {"depth": 0}}"#, 1, 41, "\"depth\" is out of its range"),
    Mistake(#"{"extends": "base", "match": {"hosts": 3}}"#, 1, 40, "\"hosts\" is an array of strings, not a number"),
    Mistake(#"{"extends": "base", "tests": 1}"#, 1, 30, "\"tests\" is an array"),
    Mistake(#"{"stages": [],}"#, 1, 14, "trailing comma before \"}\"; take it out"),
    Mistake(#"{"name": "\ud800"}"#, 1, 11, "lone surrogate \\ud800"),
    Mistake(#"{"name": "\udc00"}"#, 1, 11, "lone surrogate \\udc00"),
    Mistake(#"{"name": "\x"}"#, 1, 11, "is not an escape"),
    Mistake("{\"name\": \"a\nb\"}", 1, 12, "a line end in a string"),
    Mistake(#"{"name": 'x'}"#, 1, 10, "strings are in double quotes"),
    Mistake(#"{name: 1}"#, 1, 2, "keys are in double quotes"),
    Mistake(#"{"name": ture}"#, 1, 10, #""ture" is invalid; did you mean "true"?"#),
    Mistake(#"{"name": 01}"#, 1, 10, "a number has no leading zero; write 1, not 01"),
    Mistake(#"{"name": 1e999}"#, 1, 10, "the number does not fit a double"),
    Mistake(#"{"name": "x" "y"}"#, 1, 14, "expected \",\" or \"}\""),
    Mistake(#"{"name" "x"}"#, 1, 9, "expected \":\""),
    Mistake("{\"name\": \"x\" /* ", 1, 14, "the comment has no end"),
    Mistake("{\n  // النص\n  \"الاسم\": \"نص\", \"nam\": 1}", 3, 3, "unknown key \"الاسم\""),
  ])
  func `each error names its location and the fix`(_ mistake: Mistake) throws {
    let error = try #require(Self.error(Array(mistake.text.utf8)))
    #expect(error.message.contains(mistake.says), "\(error)")
    if mistake.says != "\"extends\" is circular: a → b → a" {
      #expect((error.line, error.column) == (mistake.line, mistake.column), "\(error)")
    }
  }

  @Test func `a writer with its own output is kept when another replaces the rest`() throws {
    let text = #"{"stages": [{"stage": "write-ndjson"}, {"stage": "write-text", "output": "texte/{stem}.txt"}, {"stage": "write-csv"}]}"#
    let pipeline = try Self.loader().load(PipelineSource(file: "x.json", bytes: Array(text.utf8)))
    #expect(pipeline.entries.map(\.output) == [nil, "texte/{stem}.txt", nil])
    #expect(pipeline.replacingWriters(with: WriteHTML()).entries.map(\.id) == ["write-text", "write-html"])
    #expect("\(pipeline.entries[2].error("zu viel"))" == "x.json:1:95: zu viel")
  }

  @Test func `invalid UTF-8 is reported`() throws {
    let error = try #require(Self.error(Array("{\"name\": \"".utf8) + [0xC3, 0x28] + Array("\"}".utf8)))
    #expect(error.message.contains("not UTF-8"))
    #expect((error.line, error.column) == (1, 10))
  }

  @Test(arguments: ["[", "{\"a\":"]) func `a hundred thousand brackets are nested too deeply`(_ bracket: String) throws {
    let error = try #require(Self.error(Array(String(repeating: bracket, count: 100_000).utf8)))
    #expect(error.message == "nested deeper than 128 levels; flatten the value")
  }

  @Test(arguments: [
    (#"["a"]"#, #"{"+": ["b"]}"#, ["a", "b"]), (#"{"+": ["a"]}"#, #"{"+": ["b"]}"#, ["a", "b"]), (#"{"+": ["a"]}"#, #"["b"]"#, ["b"]),
    (#"["a"]"#, #"["b"]"#, ["b"]),
  ])
  func `a patch adds to a list, and to what is added to one`(_ old: String, _ new: String, _ patterns: [String]) throws {
    let base = #"{"stages": [{"stage": "drop-matching", "with": {"patterns": \#(old)}}]}"#
    let loader = PipelineLoader(registry: StepRegistry(builtInSteps)) { _ in PipelineSource(file: "base.json", bytes: Array(base.utf8)) }
    let text = #"{"extends": "base", "patch": {"drop-matching": {"with": {"patterns": \#(new)}}}}"#
    let pipeline = try loader.load(PipelineSource(file: "x.json", bytes: Array(text.utf8)))
    #expect((pipeline.entries.first?.step as? DropMatching)?.patterns == patterns)
  }

  @Test func `a file with comments and every key loads`() throws {
    let text = #"""
      // A pipeline
      {"$schema": "x", "name": "n", "version": "1", "description": "d", "extends": "base", "match": {"hosts": ["*.example.org"]},
       "limits": {"bytes": 1000000, "seconds": 2.5}, "onError": "skip", "tests": [],
       "patch": {"drop-related": {"with": {"minLinkDensity": 0.7}}, "select-main": false,
                 "last": {"insert": {"stage": "write-text", "if": {"not": {"language": "ar"}}}, "after": "drop-related"}}}
      """#
    let pipeline = try Self.loader().load(PipelineSource(file: "x.json", bytes: Array(text.utf8)))
    #expect(pipeline.entries.map(\.id) == ["drop-related", "last"])
    #expect((pipeline.entries.first?.step as? DropRelated)?.minLinkDensity == 0.7)
    #expect(pipeline.limits.seconds == 2.5)
    #expect(pipeline.matchesHost(of: Origin(url: "https://news.example.org/1")))
    #expect(!pipeline.matchesHost(of: Origin(url: "https://example.com/")))
  }
}
