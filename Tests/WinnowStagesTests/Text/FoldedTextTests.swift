import Testing
import Winnow

@testable import WinnowStages

@Suite struct FoldedTextTests {
  /// The letters that are folded without Unicode property lookups.
  static let ranges: [ClosedRange<UInt32>] = [
    0xC0...0xFF, 0x391...0x3A9, 0x3B1...0x3C9, 0x400...0x45F, 0x5D0...0x5EA, 0x905...0x939, 0xE01...0xE30, 0x3041...0x3096, 0x30A1...0x30FA,
    0x4E00...0x9FFF, 0xAC00...0xD7A3,
  ]

  @Test(arguments: ranges) func `letters are folded as in Unicode`(_ range: ClosedRange<UInt32>) {
    let different = range.compactMap(Unicode.Scalar.init).filter { scalar in
      let properties = scalar.properties
      let expected = properties.isAlphabetic || properties.numericType != nil ? properties.lowercaseMapping : ""
      return FoldedText.key(String(scalar)) != expected
    }
    #expect(different == [])
  }

  @Test(arguments: [
    ("L’État, 2026!", "létat2026"), ("أنباء الإمارات ـ وام", "انباءالاماراتوام"), ("کیهان", "كيهان"), ("ΑΘΗΝΑ", "αθηνα"),
    ("İstanbul", "istanbul"),
    ("ข่าว", "ขาว"), ("हिन्दी", "हिनदी"), ("…", ""),
  ])
  func `only letters and digits are kept`(_ text: String, _ key: String) {
    #expect(FoldedText.key(text) == key)
  }
}
