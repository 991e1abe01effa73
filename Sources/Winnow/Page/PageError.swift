/// Why a page could not be cleaned. One page's failure never changes another page's result.
public enum PageError: Error, Sendable, Hashable, Codable {
  /// The page has no bytes, or only whitespace.
  case empty
  /// Not text; the associated value is the detected format.
  case binary(String)
  /// A limit was exceeded: the value found, and the limit's key in pipeline files.
  case overLimit(String, String)
  /// The page could not be read; the associated value is the reason.
  case unreadable(String)
  /// A stage failed: its id and its error message.
  case stage(String, String)

  /// The class of the error, for counting.
  public var kind: String {
    switch self {
    case .empty: "empty"
    case .binary: "binary"
    case .overLimit: "over-limit"
    case .unreadable: "unreadable"
    case .stage: "stage"
    }
  }
}

extension PageError {
  /// An error of a page that passes this limit.
  package static func over(_ limit: Limits.Key, _ found: String) -> PageError { .overLimit(found, limit.rawValue) }
}

extension PageError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .empty: "the page is empty"
    case .binary(let kind): "this is a \(kind), not a page"
    case .overLimit(let found, let limit): "the page has \(found); raise \"limits.\(limit)\" in the pipeline file to take it"
    case .unreadable(let why): why
    case .stage(let id, let why): "stage \"\(id)\" failed: \(why)"
    }
  }
}
