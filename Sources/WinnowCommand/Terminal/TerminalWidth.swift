import Glibc
import SystemPackage
import WinnowIO

/// The width of what is written for people.
enum TerminalWidth {
  /// The parser of the command line breaks lines behind its longest option, and ends the process where there is no room for it.
  private static let leastColumns = 40

  /// Sees to it that no help is asked for that is narrower than it can be.
  static func widenForHelp() {
    let columns: Int
    if let said = Console.environment["COLUMNS"] {
      guard let number = Int(said) else { return }
      columns = number
    } else {
      guard let number = FileDescriptor.standardOutput.columns else { return }
      columns = number
    }
    if columns < leastColumns { unsafe setenv("COLUMNS", "\(leastColumns)", 1) }
  }
}
