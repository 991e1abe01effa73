/// An output that cannot be written: its name, the reason, and what was written.
package enum OutputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// It was asked for wrongly, so that nothing was written: why, and what to ask for in its place.
  case refused(String)
  /// Writing failed: the output's name, and why.
  case unwritable(String, String)
  /// Another process writes the output of this name.
  case busy(String)
  /// The output of this name is not as the run left it that is to go on.
  case changed(String)
  /// There is no memory to compress so many bytes.
  case noMemory(Int, Compression)

  package var description: String {
    switch self {
    case .refused(let sentence): sentence
    case .unwritable(let name, let why): "\(name): cannot be written: \(why)"
    case .busy(let name): "\(name): another process is writing it; wait for its end, or write to another file"
    case .changed(let name): "\(name): was changed since the run, so the run cannot resume"
    case .noMemory(let count, let compression): "no memory to pack \(count) bytes with \(compression)"
    }
  }
}
