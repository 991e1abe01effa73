import Testing

@testable import WinnowStages

@Suite struct PercentEncodingTests {
  @Test(arguments: [
    ("a", "a"), ("a%3Ab%2f", "a:b/"), ("%C3%A9", "é"), ("%+A", "%+A"), ("%-1", "%-1"), ("%4", "%4"), ("%", "%"), ("%zz%41", "%zzA"),
  ])
  func `only two hexadecimal digits are read`(_ text: String, _ decoded: String) { #expect(PercentEncoding.decoded(text) == decoded) }
}
