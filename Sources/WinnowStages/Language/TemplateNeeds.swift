import Winnow

extension Template {
  /// What a text must have for a template to fit: most templates are told by it, without a look at their parts.
  struct Needs: Sendable {
    /// Scalars without which no text fits.
    var scalars = ScalarSketch()
    /// Those of ASCII among them.
    var plain = ScalarSketch()
    /// A long word that stands behind the name with which the template begins; empty where there is none.
    var anchor: [UInt8] = []
    var hasDigit = false
    /// What it begins with, where that is a word; in small form.
    var first: Unicode.Scalar?
    /// That word up to its first scalar beyond ASCII.
    var opening: [UInt8] = []
    /// Whether it begins with a dash.
    var beginsWithDash = false
    /// Whether it fits only where a word of outlets' names stands, or where a survey knows the outlet.
    var hasMedia = false, isKnown = false
    /// Whether it fits anywhere in the text, and whether only where the text ends.
    var isAnywhere = false, isAtEnd = false

    /// Shorter words are in too many texts.
    private static let shortestAnchor = 8

    mutating func anchor(at words: [[Unicode.Scalar]]) {
      let long = words.first { $0.count >= Self.shortestAnchor && $0.allSatisfy(\.isASCII) }
      anchor = long.map { $0.map { UInt8($0.value) } } ?? []
    }

    mutating func insert(_ scalar: Unicode.Scalar) {
      scalars.insert(scalar)
      if scalar.isASCII { plain.insert(scalar) }
    }

    mutating func open(with word: [Unicode.Scalar]) {
      first = word.first
      opening = word.prefix(while: \.isASCII).map { UInt8($0.value) }
    }

    /// Whether a text may meet them of which only the ASCII is looked at.
    func mayBeMet(by text: [UInt8]) -> Bool {
      guard isAnywhere ? mayHaveOpening(text) : stands(text[...]) else { return false }
      return anchor.isEmpty || TextBytes.firstRange(of: anchor, in: text[...]) != nil
    }

    /// A sign has no capital, so that it is found fast.
    private func mayHaveOpening(_ text: [UInt8]) -> Bool {
      guard let sign = opening.first, !(0x61...0x7A ~= sign) else { return true }
      var rest = text[...]
      while let at = TextBytes.firstIndex(of: sign, in: rest) {
        rest = rest[at...]
        if stands(rest) { return true }
        rest.removeFirst()
      }
      return false
    }

    /// Whether the opening may stand here; what is not ASCII may have a small form that is.
    private func stands(_ text: ArraySlice<UInt8>) -> Bool {
      for (byte, wanted) in zip(text, opening) {
        if byte > 0x7F { return true }
        if TextBytes.small(byte) != wanted { return false }
      }
      return text.count >= opening.count
    }

    /// - Parameter beginning: of the text, in small form.
    func areMet(by signs: ScalarSketch, hasDigit textHasDigit: Bool, beginning: Unicode.Scalar?) -> Bool {
      scalars.isSubset(of: signs) && (textHasDigit || !hasDigit) && (isAnywhere || first == nil || first == beginning)
    }
  }
}
