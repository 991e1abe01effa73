// The functions of winnow.h. Pointers are looked at here and nowhere else.
public import CWinnow
import Glibc
import Winnow
import WinnowStages

private final class Box: Sendable {
  let pipeline: Pipeline
  init(_ pipeline: Pipeline) { self.pipeline = pipeline }
}

/// What C calls an error: a place for a sentence.
public typealias ErrorPlace = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

@c(winnow_version) public func version() -> UnsafePointer<CChar> { unsafe versionText }
private nonisolated(unsafe) let versionText: UnsafePointer<CChar> = unsafe UnsafePointer(copy(WinnowRelease.version.utf8))

@c(winnow_pipeline_named) public func pipeline(named name: UnsafePointer<CChar>, error: ErrorPlace) -> OpaquePointer? {
  unsafe handle(error) { try Pipeline(builtIn: unsafe String(cString: name)) }
}

@c(winnow_pipeline_parse) public func pipeline(json: UnsafePointer<CChar>, error: ErrorPlace) -> OpaquePointer? {
  unsafe handle(error) { try Pipeline(json: unsafe String(cString: json)) }
}

@c(winnow_pipeline_free) public func free(pipeline: OpaquePointer?) {
  if let pipeline = unsafe pipeline { unsafe Unmanaged<Box>.fromOpaque(UnsafeRawPointer(pipeline)).release() }
}

@c(winnow_clean) public func clean(pipeline: OpaquePointer, page: winnow_page, error: ErrorPlace) -> UnsafeMutablePointer<CChar>? {
  unsafe answer(pipeline, page, error) { article, pipeline in
    // Nothing is written to files here, so an output that the pipeline names is left out.
    let own = Set(pipeline.entries.filter { $0.output == nil }.map(\.id))
    return unsafe copy(article.outputs.filter { own.contains($0.step) }.flatMap(\.bytes))
  }
}

@c(winnow_text) public func text(pipeline: OpaquePointer, page: winnow_page, error: ErrorPlace) -> UnsafeMutablePointer<CChar>? {
  unsafe answer(pipeline, page, error) { article, _ in unsafe copy(article.text.utf8) }
}

@c(winnow_explain) public func explain(pipeline: OpaquePointer, page: winnow_page, error: ErrorPlace) -> UnsafeMutablePointer<CChar>? {
  unsafe answer(pipeline, page, error) { article, _ in unsafe copy(explanation(of: article.page)) }
}

@c(winnow_pipeline_schema) public func schema() -> UnsafeMutablePointer<CChar> { unsafe copy(Catalog(builtInSteps).schema.text.utf8) }

@c(winnow_free) public func free(text: UnsafeMutablePointer<CChar>?) { unsafe Glibc.free(text) }

// MARK: Between C and Swift

private func copy(_ text: some Collection<UInt8>) -> UnsafeMutablePointer<CChar> {
  let count = text.count
  guard let memory = unsafe malloc(count + 1) else { fatalError("no memory is left for \(count) bytes") }
  let bytes = unsafe UnsafeMutableBufferPointer(start: memory.assumingMemoryBound(to: UInt8.self), count: count + 1)
  _ = unsafe bytes.initialize(fromContentsOf: text)
  // A NUL would end the text before its end.
  for i in 0..<count where unsafe bytes[i] == 0 { unsafe bytes[i] = UInt8(ascii: " ") }
  unsafe bytes[count] = 0
  return unsafe memory.assumingMemoryBound(to: CChar.self)
}

private func handle(_ error: ErrorPlace, _ make: () throws -> Pipeline) -> OpaquePointer? {
  do { return unsafe OpaquePointer(Unmanaged.passRetained(Box(try make())).toOpaque()) } catch let failure {
    unsafe error?.pointee = unsafe copy("\(failure)".utf8)
    return nil
  }
}

private func answer(_ pipeline: OpaquePointer, _ page: winnow_page, _ error: ErrorPlace, _ say: (Article, Pipeline) -> UnsafeMutablePointer<CChar>) -> UnsafeMutablePointer<CChar>? {
  let bytes = unsafe Array(UnsafeRawBufferPointer(start: page.html, count: page.html == nil ? 0 : page.length))
  let url = unsafe page.url.map { unsafe String(cString: $0) }, charset = unsafe page.charset.map { unsafe String(cString: $0) }
  let raw = RawPage(origin: Origin(url: url, name: url ?? "page"), bytes: bytes, charset: charset)
  let pipeline = unsafe Unmanaged<Box>.fromOpaque(UnsafeRawPointer(pipeline)).takeUnretainedValue().pipeline
  do { return unsafe say(try pipeline.clean(raw), pipeline) } catch let failure {
    unsafe error?.pointee = unsafe copy("\(failure)".utf8)
    return nil
  }
}

private func explanation(of page: Page) -> [UInt8] {
  var json = JSONWriter()
  json.array { json in
    for edit in page.journal.edits {
      json.object { json in
        json.member("stage", edit.step)
        json.member("kind", edit.kind)
        json.member("rule", edit.reason.rule)
        if !edit.reason.detail.isEmpty { json.member("detail", edit.reason.detail) }
        json.member("path", edit.path(in: page.tree))
        if let assignment = edit.assignment {
          json.member("key", assignment.key)
          json.member("value", "\(assignment)")
        } else if let nodes = edit.nodes {
          json.member("text", page.tree.blocks(in: nodes).map(\.text).joined(separator: "\n"))
        }
      }
    }
  }
  return json.bytes
}
