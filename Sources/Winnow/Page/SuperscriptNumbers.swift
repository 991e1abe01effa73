/// Superscript digits after a number and subscript digits after a fraction slash, as Unicode characters: 10⁶, 1¹⁄₂.
enum SuperscriptNumbers {
  private static let raised = table("⁰¹²³⁴⁵⁶⁷⁸⁹", plus: "⁺", minus: "⁻")
  private static let lowered = table("₀₁₂₃₄₅₆₇₈₉", plus: "₊", minus: "₋")
  private static let bar = Array("⁄".utf8)
  /// Bytes.
  private static let maxLength = 12

  private static func table(_ digits: String, plus: Unicode.Scalar, minus: Unicode.Scalar) -> [Unicode.Scalar: Unicode.Scalar] {
    let signs: [Unicode.Scalar: Unicode.Scalar] = ["+": plus, "-": minus, "−": minus, "–": minus]
    return signs.merging(zip("0123456789".unicodeScalars, digits.unicodeScalars)) { first, _ in first }
  }

  /// Appends the text of a node if it is such a number.
  static func append(textOf id: Int, in page: Page, to out: inout [UInt8]) -> Bool {
    let tag = page.tree.tag(of: page.tree.parent(of: id))
    guard tag == .sup || tag == .sub, let last = out.last, case let text = page.tree.text[page.tree.textRange(of: id)],
      text.count <= maxLength, tag == .sup ? last >= 0x30 && last <= 0x39 : out.suffix(bar.count).elementsEqual(bar)
    else { return false }
    let table = tag == .sup ? raised : lowered
    let digits = UTF8Bytes.collapsed(text).unicodeScalars.map { table[$0] }
    guard !digits.isEmpty, !digits.contains(nil) else { return false }
    for case let digit? in digits { UTF8Bytes.append(digit, to: &out) }
    return true
  }
}
