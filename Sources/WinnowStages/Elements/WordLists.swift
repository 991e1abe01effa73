import Winnow

/// A JSON object with arrays of class words under known keys.
///
/// Exactly the known keys are present. A word has 1 to 16 lowercase ASCII letters, as ``ASCIIWordTable`` requires, and occurs once in its list.
struct WordLists {
  private let lists: [String: [String]]

  /// - Throws: ``WordListError``.
  init(_ json: JSON, keys: [String]) throws {
    guard case .object(let members) = json else { throw WordListError.notAnObject }
    var lists: [String: [String]] = [:]
    for member in members {
      guard keys.contains(member.key) else { throw WordListError.unknownKey(member.key, known: keys) }
      guard let words = member.node.value.array?.map(\.string) else { throw WordListError.notAList(member.key) }
      lists[member.key] = try Self.checked(words, of: member.key)
    }
    if let missing = keys.first(where: { lists[$0] == nil }) { throw WordListError.missingKey(missing) }
    self.lists = lists
  }

  private static func checked(_ words: [String?], of key: String) throws -> [String] {
    var known: Set<String> = []
    return try words.map { word in
      guard let word, 1...16 ~= word.utf8.count, word.utf8.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }) else {
        throw WordListError.notAWord(word, of: key)
      }
      guard known.insert(word).inserted else { throw WordListError.twice(word, of: key) }
      return word
    }
  }

  /// The words under a known key.
  subscript(key: String) -> [String] { lists[key] ?? [] }
}

/// An error in a file of class words.
enum WordListError: Error, Equatable, CustomStringConvertible {
  case notAnObject
  case unknownKey(String, known: [String])
  case missingKey(String)
  case notAList(String)
  case notAWord(String?, of: String)
  case twice(String, of: String)

  var description: String {
    switch self {
    case .notAnObject: "it is not a JSON object"
    case .unknownKey(let key, let known): "unknown key \"\(key)\"; there are \(known.joined(separator: ", "))"
    case .missingKey(let key): "missing key \"\(key)\""
    case .notAList(let key): "\"\(key)\" must be a list"
    case .notAWord(let word, let key):
      "\(word.map { "\"\($0)\"" } ?? "a value other than a string") in \"\(key)\" must be 1 to 16 letters from a to z"
    case .twice(let word, let key): "\"\(word)\" occurs twice in \"\(key)\""
    }
  }
}
