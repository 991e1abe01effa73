/// Elements of XML 1.0.
enum XMLElement {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  /// The element with this text; empty if there is no text.
  static func text(_ name: String, _ text: String?, _ attributes: [(String, String?)] = []) -> String {
    guard let text, !text.isEmpty else { return "" }
    return "<\(name)\(attributeList(attributes))>\(MarkupText.escaped(text))</\(name)>"
  }

  static func attributeList(_ attributes: [(String, String?)]) -> String {
    attributes.map { name, value in value.map { " \(name)=\"\(MarkupText.escaped($0))\"" } ?? "" }.joined()
  }
}
