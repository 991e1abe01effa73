import SystemPackage

/// The input files of a run by device and inode. `stat` is deferred until an output has to be compared.
struct ReadFiles {
  private let inputs: Inputs
  private let others: [FilePath]
  private lazy var files = all()

  init(_ inputs: Inputs, _ others: [FilePath]) { (self.inputs, self.others) = (inputs, others) }

  /// The input's name of the file; `nil` if it is not an input.
  mutating func name(of file: FileIdentity) -> String? {
    guard files.contains(file) else { return nil }
    var name = "standard input"
    forEachPath { if (try? FileIdentity($0)) == file { name = $0.string } }
    return name
  }

  private func all() -> FileSet {
    var files = FileSet()
    forEachPath { if let file = try? FileIdentity($0) { _ = files.insert(file) } }
    if !inputs.isRereadable, let file = try? FileIdentity(.standardInput) { _ = files.insert(file) }
    return files
  }

  private func forEachPath(_ body: (FilePath) -> Void) {
    inputs.forEachPath(body)
    others.forEach(body)
  }
}
