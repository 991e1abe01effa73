import FuzzTarget

/// Bytes of HTML, through the parser, all stages and writers.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  FuzzTarget.page(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
