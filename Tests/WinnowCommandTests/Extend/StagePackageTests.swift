import Foundation
import Testing

@testable import WinnowCommand

@Suite struct StagePackageTests {
  /// `Examples/check` builds, tests and runs the examples, so a new package of the same layout builds too.
  @Test func `a new package has the layout of the examples`() throws {
    let package = try #require(StagePackage(name: "drop-shouting", winnow: "../.."))
    for (path, text) in package.files
    where !["Sources/DropShouting/DropShouting.swift", "Pipelines/drop-shouting-news.json", "Pages/rain.html", "README.md", ".gitignore"]
      .contains(path)
    {
      #expect(
        try String(contentsOf: WinnowCommandTests.Winnow.root.appending(path: "Examples/DropShouting/\(path)"), encoding: .utf8) == text,
        "\(path)")
    }
  }

  @Test(arguments: [("drop-adverts", "DropAdverts"), ("write-rss2", "WriteRss2"), ("a", "A")])
  func `stage names become type names`(_ name: String, _ type: String) { #expect(StagePackage(name: name, winnow: "w")?.type == type) }

  @Test(arguments: ["", "Drop", "drop_adverts", "-drop", "drop-", "2-drop", "../drop", "drop adverts"])
  func `invalid stage names return nil`(_ name: String) { #expect(StagePackage(name: name, winnow: "w") == nil) }

  @Test(arguments: [
    ("../..", ".package(name: \"winnow\", path: \"../..\")", "package: \"winnow\""),
    ("https://example.org/grain.git", ".package(url: \"https://example.org/grain.git\", branch: \"main\")", "package: \"grain\""),
    ("file:///srv/winnow-sources/", ".package(url: \"file:///srv/winnow-sources/\", branch: \"main\")", "package: \"winnow-sources\""),
  ])
  func `Winnow is referenced by folder or URL`(_ winnow: String, _ dependency: String, _ product: String) throws {
    let manifest = try #require(StagePackage(name: "drop-shouting", winnow: winnow)?.files.first { $0.path == "Package.swift" }?.text)
    #expect(manifest.contains(dependency) && manifest.contains(product), "\(manifest)")
  }

  @Test func `errors are reported, and nothing is overwritten`() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(
      try WinnowCommandTests.Winnow.run(["new", "stage", "drop-related"]).errors.contains("There is a stage \"drop-related\" already"))
    #expect(try WinnowCommandTests.Winnow.run(["new", "stage", "Drop"]).errors.contains("is not a name for a stage"))
    #expect(try WinnowCommandTests.Winnow.run(["new", "stage", "drop-it", "--into", folder]).errors.contains("is there already"))
    #expect(try WinnowCommandTests.Winnow.run(["new", "stage", "drop-it", "--into", "\(folder)/new"]).code == 0)
    #expect(FileManager.default.isExecutableFile(atPath: "\(folder)/new/build-plugin"))
    #expect(
      try String(contentsOfFile: "\(folder)/new/Package.swift", encoding: .utf8).contains("path: \"\(WinnowCommandTests.Winnow.root.path)"))
  }
}
