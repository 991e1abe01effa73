import SystemPackage

/// The files that a run reads, told apart by device and inode. They are asked for when there is something to compare them with.
struct ReadFiles {
  private let inputs: Inputs
  private let others: [FilePath]
  private var names: [FileIdentity: String]?

  init(_ inputs: Inputs, _ others: [FilePath]) { (self.inputs, self.others) = (inputs, others) }

  /// What the file is called where it is read; `nil` for one that is not.
  mutating func name(of file: FileIdentity) -> String? {
    if names == nil { names = all() }
    return names?[file]
  }

  private func all() -> [FileIdentity: String] {
    var names: [FileIdentity: String] = [:]
    for path in inputs.paths + others { if let file = try? FileIdentity(path) { names[file] = path.string } }
    if !inputs.isRereadable, let file = try? FileIdentity(.standardInput) { names[file] = "standard input" }
    return names
  }
}
