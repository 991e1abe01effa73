import FuzzTarget

/// Bytes of a pipeline file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  FuzzTarget.pipeline(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
