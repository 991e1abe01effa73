/// Where a writer's bytes go.
public struct Destination: Sendable, Hashable {
  /// The extension of a file with these bytes, without the dot.
  package let fileExtension: String
  /// What surrounds the pages in a file of many.
  package let envelope: Envelope

  /// A stream with all pages, or one file per page.
  public static func stream(fileExtension: String, envelope: Envelope = Envelope()) -> Destination {
    Destination(fileExtension: fileExtension, envelope: envelope)
  }
}
