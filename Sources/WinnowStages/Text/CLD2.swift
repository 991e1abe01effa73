import CLanguage

/// Swift interface to CLD2 (Compact Language Detector 2).
enum CLD2 {
  /// Withdrawn ISO 639-1 codes that CLD2 returns, and their replacements.
  private static let current = ["iw": "he", "jw": "jv", "in": "id", "mo": "ro"]

  /// The language of UTF-8 text as a BCP 47 tag; `nil` if CLD2 is not reliable.
  static func language(of text: [UInt8]) -> String? {
    var code = [CChar](repeating: 0, count: 16)
    let found = unsafe text.withUnsafeBufferPointer { text in
      unsafe code.withUnsafeMutableBufferPointer { unsafe clanguage_detect(text.baseAddress, text.count, $0.baseAddress, $0.count) }
    }
    guard found != 0 else { return nil }
    let name = String(decoding: code.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return current[name] ?? name
  }
}
