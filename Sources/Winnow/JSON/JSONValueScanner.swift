/// Finds the end of a JSON object or array by brackets and quotes. Does not validate.
///
/// The state persists between calls, so that a value may arrive in chunks.
package struct JSONValueScanner: Sendable {
  private var depth = 0
  private var isInText = false
  private var isEscaped = false

  package init() {}

  /// Scans the next chunk of the value.
  /// - Parameter bytes: the next bytes; the first chunk begins with the opening bracket.
  /// - Returns: the index after the value; `nil` if the bytes end within it.
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
