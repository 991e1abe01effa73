/// The reason why a run cannot be resumed.
package enum ResumeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The state of this name is that of a run of another version of Winnow: which.
  case otherVersion(String, String)
  /// The file of this name cannot be read as a state: why.
  case noState(String, String)
  /// The run is another one than that with the state of this name: what is otherwise, and how.
  case changed(String, String, String)
  /// The run was complete, and the output of this name is gone; with the name of its state.
  case outputGone(String, state: String)
  /// Standard input begins otherwise than it did when this many pages were done.
  case otherInput(pages: Int)

  package var description: String {
    switch self {
    case .otherVersion(let state, let version): "\(state) is the state of a run of another version (\(version)); delete it to begin anew"
    case .noState(let state, let why): "\(state) is no state of a run: \(why)"
    case .changed(let state, let what, let change):
      "\(state): \(what) since this run began: \(change). Undo that to go on, or delete \(state) to begin anew."
    case .outputGone(let output, let state): "\(output) is gone since this run was complete; delete \(state) to run it anew"
    case .otherInput(let pages): "standard input does not begin with the \(pages) pages that this run has done"
    }
  }
}
