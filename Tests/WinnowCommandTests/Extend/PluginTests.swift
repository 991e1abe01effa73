import Foundation
import Testing
import Winnow

@testable import WinnowCommand

/// Libraries that are not plugins, and flags. `Examples/check` builds plugins, and libraries with their own copy of Winnow.
@Suite struct PluginTests {
  private static func load(_ code: String?) throws -> WinnowCommandTests.Winnow.Result {
    let folder = try temporaryFolder()
    let library = "\(folder)/lib.so"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    if let code {
      try code.write(toFile: "\(folder)/lib.c", atomically: true, encoding: .utf8)
      #expect(
        try WinnowCommandTests.Winnow.run(URL(filePath: "/usr/bin/env"), ["gcc", "-shared", "-fPIC", "-o", library, "\(folder)/lib.c"]).code
          == 0)
    }
    return try WinnowCommandTests.Winnow.run(["stages", "--plugin", library])
  }

  private static let wrong: [(code: String?, sentence: String)] = [
    (nil, "No such file or directory"),
    ("int other(void) { return 1; }", "it has no function \"winnow_stages\""),
    ("int winnow_plugin_abi_version(void) { return 1; }", "it carries a Winnow of its own"),
    ("extern int winnow_of_the_future(void); int f(void) { return winnow_of_the_future(); }", "it needs symbols that this winnow"),
    (
      "struct plugin { const char *built; void *stages; }; struct plugin winnow_stages(void) { struct plugin p = {\"9.9, another compiler\", 0}; return p; }",
      "it was built with Winnow 9.9, another compiler; this is Winnow \(PluginLibrary.build)"
    ),
  ]

  @Test(arguments: wrong)
  func `an incompatible library is refused, and nothing runs`(_ code: String?, _ sentence: String) throws {
    let result = try Self.load(code)
    #expect(result.code == 78 && result.output.isEmpty)
    #expect(result.errors.hasPrefix("winnow: /") && result.errors.contains(sentence), "\(result.errors)")
  }

  @Test func `flags are read anywhere before --, and from the environment`() throws {
    let extensions = try Extensions(
      ["run", "--plugin", "a.so", "news", "--plugin=b.so", "--allow-exec", "--", "--plugin"], environment: ["WINNOW_PLUGINS": "c.so:d.so"])
    #expect(extensions.plugins == ["c.so", "d.so", "a.so", "b.so"])
    #expect(extensions.allowsExec)
    #expect(extensions.rest == ["run", "news", "--", "--plugin"])
    #expect(throws: PluginError.self) { try Extensions(["run", "--plugin"], environment: [:]) }
  }

  @Test func `the compiler version includes its commit`() { #expect(PluginLibrary.build.hasPrefix("\(WinnowCommand.version), Clang ")) }
}
