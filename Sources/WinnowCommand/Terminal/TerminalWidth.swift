import Glibc
import SystemPackage
import WinnowIO

/// The width of text output.
enum TerminalWidth {
  /// swift-argument-parser wraps help after its longest option and traps if the terminal is narrower.
  private static let minColumns = 40

  /// Sets `COLUMNS` to at least the minimum width of the help text.
  static func widenForHelp() {
    let columns: Int
    if let said = Console.environment["COLUMNS"] {
      guard let number = Int(said) else { return }
      columns = number
    } else {
      guard let number = FileDescriptor.standardOutput.columns else { return }
      columns = number
    }
    if columns < minColumns { unsafe setenv("COLUMNS", "\(minColumns)", 1) }
  }
}
