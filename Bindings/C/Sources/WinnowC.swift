// The functions of winnow.h. Pointers are dereferenced in this file only.
public import CWinnow
import Glibc
import Winnow
import WinnowCommand

private final class Box: Sendable {
  let pipeline: ForeignPipeline
  init(_ pipeline: ForeignPipeline) { self.pipeline = pipeline }
}

/// A nullable C string, and the place for an error message.
public typealias Text = UnsafePointer<CChar>
public typealias ErrorPointer = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
public typealias OwnText = UnsafeMutablePointer<CChar>

@c(winnow_version) public func version() -> Text { unsafe versionText }
private nonisolated(unsafe) let versionText: Text = unsafe Text(copy(WinnowVersion.version.utf8))

@c(winnow_pipeline_named) public func pipeline(named name: Text, survey: Text?, error: ErrorPointer) -> OpaquePointer? {
  unsafe handle(error) { try ForeignPipeline(named: unsafe String(cString: name), survey: unsafe string(survey)) }
}

@c(winnow_pipeline_parse) public func pipeline(json: Text, survey: Text?, error: ErrorPointer) -> OpaquePointer? {
  unsafe handle(error) { try ForeignPipeline(json: unsafe String(cString: json), survey: unsafe string(survey)) }
}

@c(winnow_pipeline_writing) public func pipeline(_ pipeline: OpaquePointer, format: Text, options: Text?, error: ErrorPointer)
  -> OpaquePointer?
{
  unsafe handle(error) { try unsafe boxed(pipeline).writing(unsafe String(cString: format), options: unsafe string(options)) }
}

@c(winnow_pipeline_free) public func free(pipeline: OpaquePointer?) {
  if let pipeline = unsafe pipeline { unsafe Unmanaged<Box>.fromOpaque(UnsafeRawPointer(pipeline)).release() }
}

@c(winnow_clean) public func clean(pipeline: OpaquePointer, page: winnow_page, error: ErrorPointer) -> OwnText? {
  unsafe answer(error) { unsafe copy(try boxed(pipeline).output(of: raw(page))) }
}

@c(winnow_text) public func text(pipeline: OpaquePointer, page: winnow_page, error: ErrorPointer) -> OwnText? {
  unsafe answer(error) { unsafe copy(try boxed(pipeline).text(of: raw(page)).utf8) }
}

@c(winnow_dry_run) public func dryRun(pipeline: OpaquePointer, page: winnow_page, error: ErrorPointer) -> OwnText? {
  unsafe answer(error) { unsafe copy(try boxed(pipeline).edits(on: raw(page))) }
}

@c(winnow_explain) public func explain(pipeline: OpaquePointer, page: winnow_page, words: Text, error: ErrorPointer) -> OwnText? {
  unsafe answer(error) { unsafe copy(try boxed(pipeline).explanation(of: String(cString: words), on: raw(page)).utf8) }
}

@c(winnow_pipeline_schema) public func schema() -> OwnText? { unsafe copy(ForeignPipeline.schema.utf8) }

@c(winnow_free) public func free(text: OwnText?) { unsafe Glibc.free(text) }

// MARK: Between C and Swift

private func copy(_ text: some Collection<UInt8>) -> OwnText {
  let count = text.count
  guard let memory = unsafe malloc(count + 1) else { fatalError("no memory is left for \(count) bytes") }
  let bytes = unsafe UnsafeMutableBufferPointer(start: memory.assumingMemoryBound(to: UInt8.self), count: count + 1)
  _ = unsafe bytes.initialize(fromContentsOf: text)
  // A NUL would terminate the C string early.
  var rest = unsafe UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(bytes)[..<count])
  while let start = rest.baseAddress, let found = unsafe memchr(start, 0, rest.count) {
    unsafe found.storeBytes(of: UInt8(ascii: " "), as: UInt8.self)
    unsafe rest = UnsafeMutableRawBufferPointer(rebasing: rest[(found - start + 1)...])
  }
  unsafe bytes[count] = 0
  return unsafe memory.assumingMemoryBound(to: CChar.self)
}

private func string(_ text: Text?) -> String? { unsafe text.map { unsafe String(cString: $0) } }

private func boxed(_ pipeline: OpaquePointer) -> ForeignPipeline {
  unsafe Unmanaged<Box>.fromOpaque(UnsafeRawPointer(pipeline)).takeUnretainedValue().pipeline
}

private func raw(_ page: winnow_page) -> RawPage {
  let bytes = unsafe Array(UnsafeRawBufferPointer(start: page.html, count: page.html == nil ? 0 : page.length))
  let url = unsafe string(page.url)
  return unsafe RawPage(origin: Origin(id: string(page.id), url: url, name: url ?? "page"), bytes: bytes, charset: string(page.charset))
}

private func handle(_ error: ErrorPointer, _ make: () throws -> ForeignPipeline) -> OpaquePointer? {
  do { return unsafe OpaquePointer(Unmanaged.passRetained(Box(try make())).toOpaque()) } catch let failure {
    unsafe error?.pointee = unsafe copy("\(failure)".utf8)
    return nil
  }
}

private func answer(_ error: ErrorPointer, _ make: () throws -> OwnText) -> OwnText? {
  do { return unsafe try make() } catch let failure {
    unsafe error?.pointee = unsafe copy("\(failure)".utf8)
    return nil
  }
}
