import Winnow

/// Templates of which the first that fits counts.
struct Templates: Sendable {
  private let all: [Template]
  /// Beside the templates, since a look at one costs more than what it needs, and that more than a glance.
  private let needs: [Template.Needs], glances: [Glance]

  /// What tells most templates from a text without a look at more than its signs and its first byte.
  private struct Glance: Sendable {
    let plain: ScalarSketch
    /// What the text begins with; 0 for anything.
    private let first: UInt8
    /// What is not ASCII, and any dash.
    private static let beyond: UInt8 = 0x80, dash = UInt8(ascii: "-")

    init(_ needs: Template.Needs) {
      plain = needs.plain
      let word = needs.first.map { $0.isASCII ? UInt8($0.value) : Self.beyond }
      first = needs.isAnywhere ? 0 : word ?? (needs.beginsWithDash ? Self.dash : 0)
    }

    /// - Parameter byte: the first of a text, in small form.
    func mayBegin(_ byte: UInt8) -> Bool {
      switch first {
      case 0: true
      case Self.dash: byte == Self.dash || byte == UInt8(ascii: ".") || byte > 0x7F
      case Self.beyond: byte > 0x7F
      default: byte == first
      }
    }
  }

  init(_ texts: [String]) {
    all = texts.map(Template.init)
    needs = all.map(\.needs)
    glances = needs.map(Glance.init)
  }

  /// Whether the text may meet the needs of any: told by a look at its bytes of ASCII.
  func mayFit(_ text: [UInt8]) -> Bool {
    guard let first = text.first.map(TextBytes.small) else { return false }
    let signs = ScalarSketch(asciiOf: text)
    for place in glances.indices where glances[place].mayBegin(first) {
      if glances[place].plain.isSubset(of: signs), needs[place].mayBeMet(by: text) { return true }
    }
    return false
  }

  /// Those whose needs the text meets, and this, in their order.
  func fitting(_ text: ScalarText, where condition: (Template.Needs) -> Bool) -> [Template] {
    needs.indices.filter { needs[$0].areMet(by: text.signs, hasDigit: text.hasDigit, beginning: text.small.first) && condition(needs[$0]) }.map { all[$0] }
  }
}
