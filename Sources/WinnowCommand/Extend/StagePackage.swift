/// A Swift package with one stage, its executable, its plugin, its test, and a pipeline and a page to try it on.
struct StagePackage {
  /// The stage's name, and its type's name: `drop-adverts`, `DropAdverts`.
  let name, type: String
  /// The dependency on Winnow in the package manifest, and the identity of that package for products.
  let dependency, identity: String

  /// - Parameter winnow: the folder or the URL of Winnow's package.
  /// - Returns: `nil` for a name with characters other than lowercase letters, digits and hyphens.
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
    // SwiftPM derives a package's identity from the last component of its URL.
    let end = winnow.split(separator: "/").last ?? ""
    (dependency, identity) = ("url: \"\(winnow)\", branch: \"main\"", String(end.hasSuffix(".git") ? end.dropLast(4) : end))
  }

  /// Its files by their paths in its folder, from the files of `Template`.
  var files: [(path: String, text: String)] {
    [
      ("Package.swift", PackageResources.Package_swift_template), ("Sources/\(type)/\(type).swift", PackageResources.Stage_swift_template),
      ("Sources/\(type)Plugin/Plugin.swift", PackageResources.Plugin_swift_template),
      ("Sources/my-winnow/main.swift", PackageResources.main_swift_template),
      ("Tests/\(type)Tests/\(type)Tests.swift", PackageResources.Tests_swift_template),
      ("Pipelines/\(name)-news.json", PackageResources.pipeline_json_template), ("Pages/rain.html", PackageResources.rain_html_template),
      ("build-plugin", PackageResources.build_plugin_template), ("README.md", PackageResources.README_md_template),
      (".gitignore", PackageResources.gitignore_template),
    ].map { path, template in (path, filled(template)) }
  }

  /// The text of a template, with the values of this package for their names: `{{type}}`.
  private func filled(_ template: [UInt8]) -> String {
    [("type", type), ("name", name), ("dependency", dependency), ("identity", identity)].reduce(String(decoding: template, as: UTF8.self)) {
      $0.replacing("{{\($1.0)}}", with: $1.1)
    }
  }

  /// The executable files among them.
  static let programs: Set<String> = ["build-plugin"]
}
