/// Where a writer's bytes belong.
public struct Destination: Sendable, Hashable {
  /// Of a file with these bytes, without the dot.
  package let fileExtension: String
  /// What stands around the pages in one file of many.
  package let envelope: Envelope

  /// With those of the other pages in one stream, or in a file a page.
  public static func stream(fileExtension: String, envelope: Envelope = Envelope()) -> Destination {
    Destination(fileExtension: fileExtension, envelope: envelope)
  }
}
