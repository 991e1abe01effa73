import SystemPackage
package import Winnow

/// All pages in one stream: standard output, a file, or a sequence of files, split by pages or bytes.
package struct StreamSink: Sink {
  private enum Target {
    /// Standard output, or another stream that is not a regular file, written immediately.
    case stream(OutputStream)
    case file(OutputFile)
    /// The next file is opened with the next page.
    case notOpened
  }

  private let name: String
  private let envelope: Envelope
  private let shard: Shard?
  /// Whether an existing file is kept if no page is written.
  private let keepsExistingFile: Bool
  private var target: Target
  private var lastCheckpoint: SinkCheckpoint

  /// Creates the sink.
  /// - Parameters:
  ///   - path: `nil` or `-` for standard output. The extension determines the compression: `.gz`, `.zst`.
  ///   - shard: the size limit of a file; the file's number replaces `{shard}`, or is inserted before the name's first dot.
  ///   - keepsEarlier: whether an existing file is kept if no page is written.
  ///   - lastCheckpoint: the checkpoint of an interrupted run, to resume after.
  /// - Throws: ``OutputError``.
  package init(
    _ path: String?, envelope: Envelope = Envelope(), shard: Shard? = nil, keepsExistingFile: Bool = false,
    resumingAt lastCheckpoint: SinkCheckpoint? = nil
  ) throws {
    (self.envelope, self.shard, self.keepsExistingFile) = (envelope, shard, keepsExistingFile)
    self.lastCheckpoint = lastCheckpoint ?? SinkCheckpoint()
    try OutputLocation.stream(path).check(shard)
    guard let path, path != "-" else {
      (name, target) = ("standard output", .stream(OutputStream()))
      return
    }
    name = shard == nil ? path : Shard.template(path)
    if shard == nil, let stream = try OutputStream(path) {
      target = .stream(stream)
    } else {
      target = .notOpened
      if shard == nil || self.lastCheckpoint.recordsOfFile > 0 { target = .file(try open(lastCheckpoint)) }
    }
  }

  private func open(_ lastCheckpoint: SinkCheckpoint?) throws -> OutputFile {
    let path = shard == nil ? FilePath(name) : Shard.path(name, self.lastCheckpoint.file + 1)
    let file = try OutputFile(path, resumingAt: lastCheckpoint?.length, makesFolder: shard != nil)
    if let lastCheckpoint, try file.checksum() != lastCheckpoint.checksum {
      throw OutputError.changed("\(PartFile.path(of: path))")
    }
    return file
  }

  package mutating func write(_ page: WrittenPage) throws {
    for output in page.outputs { try add(output.bytes) }
    lastCheckpoint.pages += 1
    guard case .file(let file) = target else {
      if case .stream(let stream) = target, lastCheckpoint.pages.isMultiple(of: CheckpointBatch.pages) { try stream.endMember() }
      return
    }
    if lastCheckpoint.pages.isMultiple(of: CheckpointBatch.pages) { try file.endMember() }
    if let shard, shard.isFull(records: lastCheckpoint.recordsOfFile, bytes: file.length) {
      try end(file)
      target = .notOpened
      (lastCheckpoint.file, lastCheckpoint.recordsOfFile) = (lastCheckpoint.file + 1, 0)
    }
  }

  private mutating func add(_ bytes: [UInt8]) throws {
    if case .notOpened = target { target = .file(try open(nil)) }
    let isFirst = lastCheckpoint.recordsOfFile == 0
    if isFirst, !envelope.head.isEmpty { try put(envelope.head) }
    lastCheckpoint.recordsOfFile += 1
    let part = envelope.part(of: bytes, isFirst: isFirst)
    try put(isFirst || envelope.separator.isEmpty ? part : envelope.separator + part)
  }

  private func put(_ bytes: [UInt8]) throws {
    switch target {
    case .stream(let stream): try stream.write(bytes, endsMember: envelope.compressesEachPage)
    case .file(let file): try file.write(bytes, endsMember: envelope.compressesEachPage)
    case .notOpened: break
    }
  }

  private mutating func end(_ file: OutputFile) throws {
    try close()
    try file.finish()
    Folder.sync(file.path.removingLastComponent())
  }

  /// Writes the envelope of a file without pages, too.
  private mutating func close() throws {
    let rest = (lastCheckpoint.recordsOfFile == 0 ? envelope.head : envelope.afterBody) + envelope.foot
    if !rest.isEmpty { try put(rest) }
  }

  package mutating func checkpoint() throws -> SinkCheckpoint {
    if case .file(let file) = target {
      try file.sync()
      (lastCheckpoint.length, lastCheckpoint.checksum) = (file.length, try file.checksum())
    } else {
      (lastCheckpoint.length, lastCheckpoint.checksum) = (0, 0)
    }
    return lastCheckpoint
  }

  package mutating func finish() throws {
    switch target {
    case .file(let file):
      if keepsExistingFile, lastCheckpoint.recordsOfFile == 0, FilePath.exists(file.path) { return file.discard() }
      try end(file)
    case .stream(let stream):
      try close()
      try stream.endMember()
    case .notOpened: break
    }
  }

  package mutating func abandon() { if case .file(let file) = target, lastCheckpoint.recordsOfFile == 0 { file.discard() } }

  package mutating func pause() throws { if case .file(let file) = target { try file.sync() } }

  /// Writes one file, or to standard output for `nil`.
  ///
  /// - Throws: ``OutputError``.
  package static func write(_ bytes: [UInt8], to path: String?) throws {
    var sink = try StreamSink(path)
    try sink.add(bytes)
    try sink.finish()
  }
}
