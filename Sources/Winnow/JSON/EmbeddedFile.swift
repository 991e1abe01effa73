/// A data file that is embedded in the program.
///
/// An invalid one is an error of the sources, not of the user: the program stops with its location.
package struct EmbeddedFile: Sendable {
  private let name: String
  private let bytes: [UInt8]

  /// - Parameter name: the file name, with its extension.
  package init(_ name: String, _ bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }

  /// The file as JSON.
  package func json() -> JSON {
    do { return try JSON(bytes) } catch { stop(error.message, at: error.offset) }
  }

  /// The members of the top-level object.
  package func members() -> [JSON.Member] {
    guard case .object(let members) = json() else { stop("it is no JSON object") }
    return members
  }

  /// The items of an array of the top-level object, converted.
  ///
  /// - Parameter members: of that object.
  package func rows<Row>(_ key: String, of members: [JSON.Member], _ read: (JSON) -> Row?) -> [Row] {
    guard let node = members.first(where: { $0.key == key })?.node else { stop("it lacks \"\(key)\"") }
    guard case .array(let items) = node.value else { stop("\"\(key)\" is a list, not \(node.value.typeName)", at: node.offset) }
    return items.map { item in
      guard let row = read(item.value) else { stop("this is none of \"\(key)\"", at: item.offset) }
      return row
    }
  }

  /// The arrays of strings of the top-level object.
  package func textLists() -> [JSON.StringList] {
    do { return try JSON.textLists(bytes) } catch { stop(error.message, at: error.offset) }
  }

  /// Stops the program.
  package func stop(_ message: String, at offset: Int = 0) -> Never {
    fatalError("\(PipelineSource(file: name, bytes: bytes).error(offset, message))")
  }
}
