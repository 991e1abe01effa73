import Winnow

extension Node {
  /// The original bytes of a `script` element's content, which is not text of the tree.
  var scriptBody: ArraySlice<UInt8> {
    let bytes = tree.source[sourceRange]
    guard let open = UTF8Bytes.firstIndex(of: UInt8(ascii: ">"), in: bytes) else { return [] }
    let body = bytes[(open + 1)...]
    let end = body.indices.dropLast().last { body[$0] == UInt8(ascii: "<") && body[$0 + 1] == UInt8(ascii: "/") }
    return body[..<(end ?? body.endIndex)]
  }
}
