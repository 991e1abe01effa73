import Winnow

/// Image URLs that contain the LaTeX of the formula they render.
enum FormulaURL {
  private static let chart = Array("cht=tx".utf8), chartText = Array("chl=".utf8)

  /// The LaTeX in an image URL.
  static func latex(in address: ArraySlice<UInt8>) -> String? {
    guard let mark = address.firstIndex(of: UInt8(ascii: "?")) else { return nil }
    let near = address[max(address.startIndex, mark - maxNameLength)...]
    guard
      let start = FormulaSources.addressBeginnings.lazy.compactMap({ UTF8Bytes.firstRange(of: $0, in: near)?.upperBound }).first
        ?? chartLaTeX(near[mark...])
    else { return nil }
    let latex = LaTeX.tidied(withoutSettings(decoded(String(decoding: address[start...], as: UTF8.self))))
    return latex.isEmpty ? nil : latex
  }

  /// Bytes, before the query.
  private static let maxNameLength = 16

  private static func chartLaTeX(_ query: ArraySlice<UInt8>) -> Int? {
    UTF8Bytes.firstRange(of: chart, in: query).flatMap { _ in UTF8Bytes.firstRange(of: chartText, in: query)?.upperBound }
  }

  /// The first parameter, decoded. A plus is a space if other characters are encoded as in forms.
  private static func decoded(_ query: String) -> String {
    let text = String(query.replacing("&space;", with: " ").prefix { $0 != "&" && $0 != "#" })
    let isForm = text.contains("%2B") || text.contains("%") && !text.contains("%20")
    return PercentEncoding.decoded(isForm ? text.replacing("+", with: " ") : text)
  }

  /// Without rendering options: `\dpi{150}`, `\bg_white`.
  private static func withoutSettings(_ text: String) -> String {
    var rest = text[...].drop { $0 == " " }
    while true {
      let before = rest
      if rest.hasPrefix("\\dpi{"), let end = rest.firstIndex(of: "}") { rest = rest[end...].dropFirst() }
      for setting in FormulaSources.drawingCommands where rest.hasPrefix(setting) && rest.dropFirst(setting.count).first?.isLetter != true {
        rest = rest.dropFirst(setting.count)
      }
      rest = rest.drop { $0 == " " }
      if rest == before { return String(rest) }
    }
  }
}
