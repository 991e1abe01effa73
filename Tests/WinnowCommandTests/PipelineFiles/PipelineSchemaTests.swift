import Foundation
import Testing

@testable import WinnowCommand

/// The schema, tested with an established validator.
@Suite struct PipelineSchemaTests {
  /// Prints for each file whether the schema accepts it. Comments are a Winnow extension, so they are removed first.
  private static let validate = """
    import json, re, sys, jsonschema
    schema = json.loads(sys.argv[1])
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for text in sys.argv[2:]:
        print("takes" if validator.is_valid(json.loads(re.sub(r"(?m)^\\s*//.*$", "", text))) else "refuses")
    """

  private static func verdicts(_ files: [String]) throws -> [Substring] {
    let schema = try WinnowCommandTests.Winnow.run(["pipeline", "schema"])
    let result = try WinnowCommandTests.Winnow.run(URL(filePath: "/usr/bin/python3"), ["-c", validate, schema.output] + files)
    #expect(result.errors.isEmpty, "\(result.errors)")
    return result.output.split(separator: "\n")
  }

  @Test func `the schema accepts all pipelines of the repository and of init`() throws {
    let root = WinnowCommandTests.Winnow.root
    let folders = ["Pipelines", "Examples/ExecPython/Pipelines"].map { root.appending(path: $0) }
    let files = try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: folder.path).map {
        try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
      }
    }
    #expect(files.count > 3)
    #expect(try Set(Self.verdicts(files + [PipelineInit.text("mine", "news", ["*.example.org"])])) == ["takes"])
  }

  @Test func `the schema accepts what Winnow accepts`() throws {
    #expect(
      try Set(
        Self.verdicts([
          #"{"stages": [{"stage": "write-text", "if": {"all": [{"language": "ar"}, {"not": {"host": ["a.b"]}}]}, "onError": "skip"}]}"#,
          #"{"extends": "news", "patch": {"drop-matching": {"insert": {"stage": "drop-matching", "with": {"patterns": {"+": ["a"]}}}, "after": "select-main"}, "find-date": false}}"#,
          #"{"extends": "news", "patch": {"write-ndjson": {"output": "a.ndjson"}, "t": {"insert": {"stage": "write-text", "output": "t/{stem}.txt"}, "after": "find-date"}}}"#,
          #"{"extends": "news", "limits": {"seconds": 0.5, "bytes": 1000}, "patch": {"select-main": {"with": {"mode": "recall"}}}}"#,
        ])) == ["takes"])
  }

  @Test func `the schema rejects what Winnow rejects`() throws {
    let mistakes = [
      "[]", "{}", #"{"stagse": []}"#, #"{"stages": [{"stage": "drop-realted"}]}"#, #"{"stages": [{"id": "x"}]}"#,
      #"{"stages": ["select-main"]}"#, #"{"stages": {}}"#,
      #"{"stages": [{"stage": "drop-related", "minLinkDensity": 1}]}"#,
      #"{"stages": [{"stage": "drop-related", "with": {"minLinkDensitty": 1}}]}"#,
      #"{"stages": [{"stage": "drop-related", "with": {"minLinkDensity": "1"}}]}"#,
      #"{"stages": [{"stage": "drop-related", "with": {"minLinkDensity": 2}}]}"#,
      #"{"stages": [{"stage": "drop-related", "with": {"maxHeadlineCharacters": 20.5}}]}"#,
      #"{"stages": [{"stage": "write-text", "with": {"title": 1}}]}"#,
      #"{"stages": [{"stage": "drop-related", "with": []}]}"#, #"{"stages": [{"stage": "drop-related", "onError": "ignore"}]}"#,
      #"{"stages": [{"stage": "drop-related", "if": {"lang": "ar"}}]}"#,
      #"{"stages": [{"stage": "drop-related", "if": {"language": "ar", "host": "x"}}]}"#,
      #"{"stages": [{"stage": "drop-related", "if": {"all": []}}]}"#, #"{"stages": [], "limits": {"bytes": 0}}"#,
      #"{"stages": [], "limits": {"depth": 2.5}}"#,
      #"{"extends": "news", "patch": {"find-date": true}}"#, #"{"extends": "news", "patch": {"x": {"insert": {"stage": "write-text"}}}}"#,
      #"{"stages": [{"stage": "select-main", "with": {"mode": "best"}}]}"#, #"{"stages": [], "tests": [{"html": "a"}]}"#,
    ]
    #expect(try Self.verdicts(mistakes) == mistakes.map { _ in "refuses" })
    for mistake in mistakes {
      let folder = try temporaryFolder()
      let file = "\(folder)/x.json"
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try mistake.write(toFile: file, atomically: true, encoding: .utf8)
      #expect(try WinnowCommandTests.Winnow.run(["pipeline", "lint", file]).code == 78, "\(mistake)")
    }
  }

  @Test func `init creates a working pipeline and overwrites none`() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let make = { (arguments: [String]) in
      try WinnowCommandTests.Winnow.run(
        URL(filePath: "/usr/bin/env"), ["-C", folder, WinnowCommandTests.Winnow.executable.path, "pipeline"] + arguments)
    }
    #expect(try make(["init", "my-news", "--extends", "news", "--host", "*.example.org"]).code == 0)
    #expect(try make(["show", "my-news"]).output.contains("find-attributions"))
    #expect(try make(["lint"]).code == 0)
    #expect(FileManager.default.fileExists(atPath: "\(folder)/Pipelines/.pipeline.schema.json"))
    #expect(try make(["init", "my-news"]).errors.contains("is there already"))
    #expect(try make(["init", "other", "--extends", "newz"]).errors.contains("did you mean \"news\"?"))
    #expect(try make(["init", "My News"]).errors.contains("is not a name for a pipeline"))
    #expect(try make(["init"]).errors.contains("Name the pipeline"))
  }
}
