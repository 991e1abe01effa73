/// Where an object or list of JSON ends, by its brackets and quotes; what is wrong between them, whoever reads it says.
///
/// It goes on from call to call, so that a value may come in pieces.
package struct JSONExtent: Sendable {
  private var depth = 0
  private var isInText = false
  private var isEscaped = false

  package init() {}

  /// - Parameter bytes: those that come next; the first of all are those of the value's bracket.
  /// - Returns: the index after the value; `nil` where the bytes end within it.
  package mutating func end(in bytes: ArraySlice<UInt8>) -> Int? {
    for index in bytes.indices {
      let byte = bytes[index]
      if isInText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInText = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInText = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
    }
    return nil
  }
}
