import WinnowStages

/// What is around every report: one file, with its style and its script, which may do nothing but what their hashes allow.
enum ReportFrame {
  /// Of `report.js` and `report.css`, as browsers compute them; a test holds them against the files.
  static let scriptHash = "Mf3ZQNtAxoDtAaEWkExDgZ8e0FzIgciFZ1BIUOkPd+0=", styleHash = "i7kDfSlBx23ZXCfvWOfrrgJvj5BhjPPlym4NmpETXxU="

  static let script = String(decoding: PackageResources.report_js, as: UTF8.self)
  static let style = String(decoding: PackageResources.report_css, as: UTF8.self)

  static func page(title: String, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-\(scriptHash)'; style-src 'sha256-\(styleHash)'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(MarkupText.escaped(title))</title>
    <style>\(style)</style>
    </head>
    <body>
    \(body)
    </body>
    </html>

    """
  }
}
