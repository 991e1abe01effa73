/// A mistake in a JSON text: where, and what would be right.
public struct JSONError: Error, Sendable, Equatable {
  /// In bytes from the beginning of the file.
  public let offset: Int
  /// What was found, and what would be right.
  public let message: String
}
