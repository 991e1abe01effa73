/// Deviations from RFC 8259 that can be read without losing data.
struct JSONRepairs {
  enum Repair: Hashable {
    case loneSurrogate, controlCharacter, notANumber, trailingComma, quoteEscape, notUTF8
    case duplicateKey(String)
  }

  private(set) var all: [Repair] = []
  /// Maximum number of repairs that are reported.
  private static let maxCount = 16

  mutating func note(_ repair: Repair) { if all.count < Self.maxCount, !all.contains(repair) { all.append(repair) } }

  /// The members in order; of those with the same key, the last.
  static func lastOfEachKey(_ members: [JSON.Member]) -> [JSON.Member] {
    var keys: Set<String> = []
    return members.reversed().filter { keys.insert($0.key).inserted }.reversed()
  }
}

extension JSONRepairs.Repair: CustomStringConvertible {
  var description: String {
    switch self {
    case .loneSurrogate: "the JSON has a lone surrogate, which is read as U+FFFD"
    case .controlCharacter: "the JSON has control characters in a text, which are to be escaped"
    case .notANumber: "the JSON has NaN, Infinity or a number that is too large, which is read as null"
    case .trailingComma: "the JSON has a comma after the last member"
    case .quoteEscape: "the JSON has the escape \\', which is read as '"
    case .notUTF8: "the JSON has bytes that are not UTF-8"
    case .duplicateKey(let key): "the JSON has the key \"\(key)\" twice; the last one counts"
    }
  }
}

/// A JSON object from a program that violates RFC 8259 without losing data: control characters and lone surrogates in strings, invalid
/// UTF-8, duplicate keys, trailing commas, `NaN`.
package struct RepairedJSON {
  /// The object, without the keys whose strings were requested as bytes.
  package let object: JSON
  private let texts: [(key: String, bytes: [UInt8])]
  private let repairs: [JSONRepairs.Repair]

  /// Parses an object and repairs deviations.
  /// - Parameter keys: the keys whose strings are requested as bytes.
  /// - Throws: ``JSONError`` for an error whose repair would lose data.
  package init(_ bytes: [UInt8], bytesOf keys: [String] = []) throws(JSONError) {
    var reader = JSONReader(bytes: bytes, dialect: .strict)
    (reader.rawStringKeys, reader.repairs) = (keys, JSONRepairs())
    object = try reader.file().value
    (texts, repairs) = (reader.rawStrings, reader.repairs?.all ?? [])
  }

  /// The string of one of these keys; in an unknown charset if ``isUTF8`` is `false`.
  package func bytes(of key: String) -> [UInt8]? { texts.first { $0.key == key }?.bytes }

  package var isUTF8: Bool { !repairs.contains(.notUTF8) }
  /// The repairs, one sentence each.
  package var warnings: [String] { repairs.map(\.description) }
}
