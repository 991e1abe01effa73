import FuzzTarget

/// Bytes of an input of any detected format: WARC, NDJSON, a page, possibly compressed.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  FuzzTarget.input(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
