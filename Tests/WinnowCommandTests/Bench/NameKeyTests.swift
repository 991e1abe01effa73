import Testing

@testable import WinnowCommand

/// The names that `winnow bench` treats as equal.
@Suite struct NameKeyTests {
  @Test(arguments: [
    ("صحيفة «الوطن»", "الوطن"), ("إيلاف", "ايلاف"), ("بی‌بی‌سی", "بي بي سي"), ("the Guardian newspaper", "GUARDIAN"), ("Ｋｙｏｄｏ", "Kyodo"),
    ("Agência Lusa", "agencia lusa"), ("Việt Nam", "Viet Nam"), ("Straße", "STRASSE"), ("Ёлкин", "елкин"), ("Ένωση", "ΕΝΩΣΗ"),
    ("أ. ف. ب", "AFP"), ("د.ب.أ", "dpa"),
    ("İstanbul", "istanbul"), ("O’Neil", "O'Neil"), ("e\u{301}", "É"),
  ]) func `spellings with equal keys`(_ one: String, _ other: String) {
    #expect(NameKey(one) == NameKey(other))
  }

  @Test(arguments: [("Reuters", "AFP"), ("Der Spiegel", "Spiegel Online"), ("news", "agency"), ("", "X"), ("ł", "l")])
  func `names with different keys`(_ one: String, _ other: String) {
    #expect(NameKey(one) != NameKey(other))
  }
}
