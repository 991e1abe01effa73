import Winnow

/// The keys by which client-side frameworks and content systems call an article's parts in the data of a page, from `state-keys.json`.
struct StateKeys: Sendable {
  /// Those that come with Winnow. A file that cannot be read ends the program: its tests have read it.
  static let builtIn: StateKeys = {
    do { return try StateKeys(PackageResources.state_keys_json) } catch { preconditionFailure("state-keys.json: \(error)") }
  }()

  /// Keys, in small letters, whose text may be all of an article.
  let articleTexts: Set<String>
  /// Of lists of an article's own parts, in small letters.
  let articleParts: Set<String>
  /// A part says its text under the first of these that it has.
  let partTexts: [String]
  /// What says the title of an object.
  let titles: [String]
  /// Of lists of answers to the page's own questions, in small letters; all other lists are of other articles.
  let answers: Set<String>
  /// What keys of articles and their parts end in, by which most scripts are told at a look, whatever capitals they begin with.
  let ends: [String]
  /// What the moment of publication stands under.
  let publicationTimes: Set<String>

  private enum Key: String, CaseIterable {
    case articleTexts, articleParts, partTexts, titles, answers, endsOfArticleTexts, endsOfArticleParts, publicationTimes
  }

  /// - Throws: ``StateKeysError`` where a list is unknown or missing, or has something twice or no text, or where a key of articles has
  ///   none of the ends.
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

/// What is wrong with a file of keys.
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
    case .unknownKey(let key, let known): "it does not know \"\(key)\"; there are \(known.joined(separator: ", "))"
    case .missingKey(let key): "it lacks \"\(key)\""
    case .notAList(let key): "\"\(key)\" must be a list of texts, each there once"
    case .noEnd(let key): "\"\(key)\" ends in none of \"endsOfArticleTexts\""
    }
  }
}
