import WinnowStages

/// The self-contained HTML shell of all reports; its CSP allows only the inlined style and scripts, by hash.
enum ReportFrame {
  /// The scripts of a kind of report: several files in one scope.
  enum Script {
    case page, index, none

    /// In dependency order.
    fileprivate var files: [[UInt8]] {
      switch self {
      case .page:
        [
          PackageResources.dom_js, PackageResources.steps_js, PackageResources.reasons_js, PackageResources.select_js,
          PackageResources.search_js,
          PackageResources.views_js, PackageResources.keys_js, PackageResources.embed_js,
        ]
      case .index: [PackageResources.index_js]
      case .none: []
      }
    }
  }

  static let pageScript = Part(Script.page.files), indexScript = Part(Script.index.files)
  static let style = Part(
    [
      PackageResources.base_css, PackageResources.fields_css, PackageResources.rows_css, PackageResources.panel_css,
      PackageResources.index_css,
    ], isScript: false)

  /// A script or a style, with its CSP hash.
  struct Part: Sendable {
    let text, hash: String

    fileprivate init(_ files: [[UInt8]], isScript: Bool = true) {
      let joined = files.map { String(decoding: $0, as: UTF8.self) }.joined()
      text = isScript ? "\"use strict\";\n(() => {\n\(joined)})();\n" : joined
      hash = SHA256.base64(Array(text.utf8))
    }
  }

  static func page(title: String, body: String, script: Script = .none) -> String {
    let part: Part? =
      switch script {
      case .page: pageScript
      case .index: indexScript
      case .none: nil
      }
    let scripts = part.map { "'sha256-\($0.hash)'" } ?? "'none'"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src \(scripts); style-src 'sha256-\(style.hash)'; base-uri 'none'; form-action 'none'">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(MarkupText.escaped(title))</title>
      <style>\(style.text)</style>
      </head>
      <body>
      \(body)
      \(part.map { "<script>\($0.text)</script>" } ?? "")
      </body>
      </html>

      """
  }
}
