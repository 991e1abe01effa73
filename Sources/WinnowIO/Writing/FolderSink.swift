import SystemPackage
import Winnow

/// Writes one file per page.
package struct FolderSink: Sink {
  private let folder: FilePath
  private let template: PathTemplate
  private var lastCheckpoint: SinkCheckpoint
  /// The number of files by the hash of their name: a million names would take ten times the memory.
  private var usedNames: [UInt64: Int] = [:]
  private var touched: Set<FilePath> = []
  /// The name of the last file, relative to the folder.
  package private(set) var lastName = ""

  /// The default template.
  package static let usualTemplate = "{stem}.{ext}"

  /// Opens a folder.
  /// - Parameters:
  ///   - lastCheckpoint: the checkpoint of an interrupted run, with all file names used.
  /// - Throws: ``OutputError`` for a template with an unknown name.
  package init(_ folder: String, template: String = usualTemplate, resumingAt lastCheckpoint: SinkCheckpoint? = nil) throws {
    self.folder = FilePath(folder)
    self.template = try PathTemplate(template)
    self.lastCheckpoint = lastCheckpoint ?? SinkCheckpoint()
    for name in self.lastCheckpoint.names { usedNames[name] = 1 }
    self.lastCheckpoint.names = []
  }

  package mutating func write(_ page: WrittenPage) throws {
    for output in page.outputs {
      let name = unique(template.path(page, fileExtension: output.destination.fileExtension))
      let path = folder.appending(name.components)
      lastName = name.string
      let file = try OutputFile(path, makesFolder: true)
      try file.write(output.destination.envelope.prologue + output.bytes + output.destination.envelope.epilogue)
      try file.finish()
      touched.insert(path.removingLastComponent())
    }
    lastCheckpoint.pages += 1
  }

  /// The name, with a number if an earlier page has it.
  private mutating func unique(_ name: FilePath) -> FilePath {
    let base = FNV1a(name.string.utf8).value
    guard var count = usedNames[base] else {
      note(base)
      return name
    }
    while true {
      count += 1
      let next = name.removingLastComponent().appending("\(name.stem ?? "page")-\(count)\(name.extension.map { "." + $0 } ?? "")")
      let hash = FNV1a(next.string.utf8).value
      guard usedNames[hash] == nil else { continue }
      usedNames[base] = count
      note(hash)
      return next
    }
  }

  private mutating func note(_ name: UInt64) {
    usedNames[name] = 1
    lastCheckpoint.names.append(name)
  }

  package mutating func checkpoint() throws -> SinkCheckpoint {
    for folder in touched { Folder.sync(folder) }
    touched = []
    defer { lastCheckpoint.names = [] }
    return lastCheckpoint
  }

  package mutating func finish() throws { _ = try checkpoint() }
  package mutating func abandon() {}
  package mutating func pause() throws { _ = try checkpoint() }
}
