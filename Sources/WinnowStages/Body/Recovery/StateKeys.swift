import Winnow

/// The keys of an article's parts in the data of client-side frameworks and content systems, from `state-keys.json`.
struct StateKeys: Sendable {
  /// The embedded `state-keys.json`. Traps if it is invalid, which a test rules out.
  static let builtIn: StateKeys = {
    do { return try StateKeys(PackageResources.state_keys_json) } catch { preconditionFailure("state-keys.json: \(error)") }
  }()

  /// Lowercase keys whose text may be a whole article.
  let articleTexts: Set<String>
  /// Lowercase keys of arrays with an article's own parts.
  let articleParts: Set<String>
  /// The keys of a part's text; the first that is present counts.
  let partTexts: [String]
  /// The keys of an object's title.
  let titles: [String]
  /// Lowercase keys of arrays with answers to the page's own question; all other arrays are of other articles.
  let answers: Set<String>
  /// Suffixes of the keys of articles and their parts, which exclude most scripts quickly, whatever the case of the prefix.
  let ends: [String]
  /// The keys of the publication time.
  let publicationTimes: Set<String>

  private enum Key: String, CaseIterable {
    case articleTexts, articleParts, partTexts, titles, answers, endsOfArticleTexts, endsOfArticleParts, publicationTimes
  }

  /// - Throws: ``StateKeysError`` for an unknown or missing list, a duplicate or empty key, or an article key without one of the suffixes.
  init(_ file: [UInt8]) throws {
    guard case .object(let members) = try JSON(file) else { throw StateKeysError.notAnObject }
    var lists: [Key: [String]] = [:]
    for member in members {
      guard let key = Key(rawValue: member.key) else {
        throw StateKeysError.unknownKey(member.key, known: Key.allCases.map(\.rawValue))
      }
      guard let texts = member.node.value.array?.map({ $0.string ?? "" }), !texts.contains(""), Set(texts).count == texts.count else {
        throw StateKeysError.notAList(key.rawValue)
      }
      lists[key] = texts
    }
    func list(_ key: Key) throws -> [String] {
      guard let list = lists[key] else { throw StateKeysError.missingKey(key.rawValue) }
      return list
    }
    let textEnds = try list(.endsOfArticleTexts)
    articleTexts = Set(try list(.articleTexts))
    if let untold = articleTexts.sorted().first(where: { key in !textEnds.contains { key.hasSuffix($0) } }) {
      throw StateKeysError.noEnd(untold)
    }
    articleParts = Set(try list(.articleParts))
    (partTexts, titles) = (try list(.partTexts), try list(.titles))
    answers = Set(try list(.answers))
    ends = try textEnds + list(.endsOfArticleParts)
    publicationTimes = Set(try list(.publicationTimes))
  }
}

/// An error in a file of keys.
enum StateKeysError: Error, Equatable, CustomStringConvertible {
  case notAnObject
  case unknownKey(String, known: [String])
  case missingKey(String)
  case notAList(String)
  /// A key of articles with none of the ends by which those are told.
  case noEnd(String)

  var description: String {
    switch self {
    case .notAnObject: "it is not a JSON object"
    case .unknownKey(let key, let known): "unknown key \"\(key)\"; there are \(known.joined(separator: ", "))"
    case .missingKey(let key): "missing key \"\(key)\""
    case .notAList(let key): "\"\(key)\" must be an array of distinct non-empty strings"
    case .noEnd(let key): "\"\(key)\" ends with none of \"endsOfArticleTexts\""
    }
  }
}
