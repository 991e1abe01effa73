import FuzzTarget

/// Bytes of an input, whatever its first ones say that it is: WARC, NDJSON, a page, packed or not.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  FuzzTarget.input(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
