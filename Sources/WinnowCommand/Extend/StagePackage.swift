/// A package with one stage, its executable, its plugin, its test, and a pipeline and a page to try it on.
struct StagePackage {
  /// The stage's name, and that of its type: `drop-adverts`, `DropAdverts`.
  let name, type: String
  /// How the package names Winnow in its list of dependencies, and where it takes products from it.
  let dependency, identity: String

  /// - Parameter winnow: the folder or the address of Winnow's package.
  /// - Returns: `nil` for a name that is not small letters, digits and hyphens.
  init?(name: String, winnow: String) {
    let words = name.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = name.utf8.first, first >= UInt8(ascii: "a"),
      words.allSatisfy({ !$0.isEmpty && $0.allSatisfy { "a"..."z" ~= $0 || "0"..."9" ~= $0 } })
    else { return nil }
    self.name = name
    type = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    guard winnow.contains("://") || winnow.hasSuffix(".git") else {
      (dependency, identity) = ("name: \"winnow\", path: \"\(winnow)\"", "winnow")
      return
    }
    // SwiftPM calls a package by the end of its address.
    let end = winnow.split(separator: "/").last ?? ""
    (dependency, identity) = ("url: \"\(winnow)\", branch: \"main\"", String(end.hasSuffix(".git") ? end.dropLast(4) : end))
  }

  /// Its files by their paths in its folder.
  var files: [(path: String, text: String)] {
    [
      ("Package.swift", manifest), ("Sources/\(type)/\(type).swift", stage), ("Sources/\(type)Plugin/Plugin.swift", plugin),
      ("Sources/my-winnow/main.swift", main),
      ("Tests/\(type)Tests/\(type)Tests.swift", tests), ("Pipelines/\(name)-news.json", pipeline), ("Pages/rain.html", page),
      ("build-plugin", buildPlugin),
      ("README.md", readme), (".gitignore", ".build/\nPackage.resolved\nlib*.so\n"),
    ]
  }

  /// Of these files, those that are programs.
  static let programs: Set<String> = ["build-plugin"]

  private var manifest: String {
    """
    // swift-tools-version: 6.2
    import PackageDescription

    let package = Package(
      name: "\(type)",
      products: [.library(name: "\(type)", targets: ["\(type)"])],
      dependencies: [.package(\(dependency))],
      targets: [
        .target(name: "\(type)", dependencies: [.product(name: "Winnow", package: "\(identity)")]),
        .target(name: "\(type)Plugin", dependencies: ["\(type)", .product(name: "Winnow", package: "\(identity)")]),
        .executableTarget(name: "my-winnow", dependencies: ["\(type)", .product(name: "WinnowCommand", package: "\(identity)")]),
        .testTarget(name: "\(type)Tests", dependencies: ["\(type)", .product(name: "WinnowTesting", package: "\(identity)")]),
      ]
    )

    """
  }

  private var stage: String {
    """
    public import Winnow

    /// Drops short blocks that begin with one of some phrases.
    public struct \(type): Stage {
      public static let name: StepName = "\(name)"
      public static let summary = "Drops short blocks that begin with one of some phrases."
      // ⟦…⟧ marks what must go; all else must stay. These are tests, and what `my-winnow stages \(name)` shows.
      public static let examples = [
        Example("an appeal", "<p>The text.<p>⟦Subscribe to our letter⟧"),
        Example("the word in a sentence", "<p>The text.<p>They subscribe to an old idea."),
      ]
      @Option("What such a block begins with.") public var phrases = ["Subscribe"]
      @Option("The most letters of such a block.", in: 1...500) public var longest = 60
      public init() {}

      public func run(on page: inout Page) throws {
        for block in page.blocks where block.characterCount <= longest {
          let text = page.text(of: block)
          if let phrase = phrases.first(where: text.hasPrefix) { page.drop(block, because: Reason("begins with a phrase", phrase)) }
        }
      }
    }

    """
  }

  private var plugin: String {
    """
    import \(type)
    public import Winnow

    /// What winnow --plugin asks for.
    @_cdecl("winnow_stages") public func stages() -> Plugin { Plugin([\(type).self]) }

    """
  }

  private var main: String {
    """
    import \(type)
    import WinnowCommand

    await WinnowCommand.main(adding: [\(type).self])

    """
  }

  private var tests: String {
    """
    import \(type)
    import Testing
    import WinnowTesting

    @Test func `the stage keeps the laws`() { #expect(StageLaws.violations(of: \(type).self) == []) }
    @Test func `the stage is quick`() { #expect(StageLaws.slowness(of: \(type)(), most: 200) == []) }

    """
  }

  private var pipeline: String {
    """
    {
      "name": "\(name)-news",
      "description": "News with the stage \(name).",
      "extends": "news",
      "patch": {"\(name)": {"insert": {"stage": "\(name)"}, "before": "select-main"}}
    }

    """
  }

  private var page: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head><title>Rain at the mill | The Mill Gazette</title></head>
    <body>
    <h1>Rain at the mill</h1>
    <p>It has rained for a week, and the river is high, say those who live by it.</p>
    <p>Subscribe to our letter</p>
    <p>Nobody knows when it will end, and the mill by the bridge has stopped until the water falls.</p>
    </body>
    </html>

    """
  }

  private var buildPlugin: String {
    """
    #!/usr/bin/env bash
    # Makes lib\(type).so for release (or otherwise: ./build-plugin -c debug), for winnow --plugin: compiled against Winnow, and not
    # linked with it. The winnow that loads it is built by the same compiler from the same sources.
    set -euo pipefail
    cd "$(dirname "$0")"
    options=(-c release "$@")
    echo "building lib\(type).so with swift build ${options[*]}"
    swift build --target \(type)Plugin "${options[@]}"
    objects=$(swift build --show-bin-path "${options[@]}")
    swiftc -emit-library -o lib\(type).so "$objects"/\(type).build/*.o "$objects"/\(type)Plugin.build/*.o

    """
  }

  private var readme: String {
    """
    # \(type)

    A stage for Winnow: `\(name)`.

    ```sh
    # The laws that stages keep, on the stage's own examples.
    swift test
    # What it does, and the stage at work, in Pipelines/\(name)-news.json.
    swift run my-winnow stages \(name)
    swift run my-winnow dry-run \(name)-news Pages/rain.html
    # In a winnow that knew nothing of it.
    ./build-plugin && winnow --plugin lib\(type).so run \(name)-news Pages
    ```

    """
  }
}
