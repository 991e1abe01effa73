/// What a JSON text has against RFC 8259 that costs nothing to read: slips of programs that write pages, not of people who write pipelines.
struct JSONRepairs {
  enum Repair: Hashable {
    case loneSurrogate, controlCharacter, notANumber, trailingComma, quoteEscape, notUTF8
    case duplicateKey(String)
  }

  private(set) var all: [Repair] = []
  /// A text that is nothing but slips names so many of them.
  private static let most = 16

  mutating func note(_ repair: Repair) { if all.count < Self.most, !all.contains(repair) { all.append(repair) } }

  /// The members in their order, of those with the same key the last one.
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
    case .trailingComma: "the JSON has a comma behind the last member"
    case .quoteEscape: "the JSON has the escape \\', which is read as '"
    case .notUTF8: "the JSON has bytes that are not UTF-8"
    case .duplicateKey(let key): "the JSON has the key \"\(key)\" twice; the last one counts"
    }
  }
}

/// An object of a program that does not keep to RFC 8259 in all, as far as nothing is lost by it: control characters and lone
/// surrogates in texts, bytes that are not UTF-8, keys that come twice, a comma too many, `NaN`.
package struct RepairedJSON {
  /// The object, without the keys whose texts were wanted as bytes.
  package let object: JSON
  private let texts: [(key: String, bytes: [UInt8])]
  private let repairs: [JSONRepairs.Repair]

  /// - Parameter keys: whose texts are wanted as bytes.
  /// - Throws: ``JSONError`` for a mistake that would cost something.
  package init(_ bytes: [UInt8], bytesOf keys: [String] = []) throws(JSONError) {
    var reader = JSONReader(bytes: bytes, dialect: .strict)
    (reader.wanted, reader.repairs) = (keys, JSONRepairs())
    object = try reader.file().value
    (texts, repairs) = (reader.taken, reader.repairs?.all ?? [])
  }

  /// The text of one of these keys, in whatever charset where ``isUTF8`` says no.
  package func bytes(of key: String) -> [UInt8]? { texts.first { $0.key == key }?.bytes }

  package var isUTF8: Bool { !repairs.contains(.notUTF8) }
  /// What was mended, a sentence each.
  package var warnings: [String] { repairs.map(\.description) }
}
