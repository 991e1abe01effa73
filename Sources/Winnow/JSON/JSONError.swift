/// An error in a JSON text: its offset, and the fix.
public struct JSONError: Error, Sendable, Equatable {
  /// Bytes from the beginning of the file.
  public let offset: Int
  /// What was found, and what is expected.
  public let message: String
}
