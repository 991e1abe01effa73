import CLanguage

/// The safe side of CLD2.
enum CLD2 {
  /// CLD2 has some codes that were withdrawn.
  private static let current = ["iw": "he", "jw": "jv", "in": "id", "mo": "ro"]

  /// The language of UTF-8 text as a BCP 47 tag; `nil` where CLD2 is not sure.
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
