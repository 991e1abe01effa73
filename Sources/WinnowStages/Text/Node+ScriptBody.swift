import Winnow

extension Node {
  /// The page's bytes between the tags of a `script`, which are no text of the tree: white space as it is.
  var scriptBody: ArraySlice<UInt8> {
    let bytes = tree.source[sourceRange]
    guard let open = UTF8Bytes.firstIndex(of: UInt8(ascii: ">"), in: bytes) else { return [] }
    let body = bytes[(open + 1)...]
    let end = body.indices.dropLast().last { body[$0] == UInt8(ascii: "<") && body[$0 + 1] == UInt8(ascii: "/") }
    return body[..<(end ?? body.endIndex)]
  }
}
