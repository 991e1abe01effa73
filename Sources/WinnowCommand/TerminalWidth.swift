import Glibc

/// The width of what is written for people.
enum TerminalWidth {
  /// The parser of the command line breaks lines behind its longest option, and ends the process where there is no room for it.
  private static let leastColumns = 40

  /// Sees to it that no help is asked for that is narrower than it can be.
  static func widenForHelp() {
    var size = winsize()
    let columns: Int
    if let said = Console.environment["COLUMNS"] {
      guard let number = Int(said) else { return }
      columns = number
    } else {
      guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return }
      columns = Int(size.ws_col)
    }
    if columns < leastColumns { unsafe setenv("COLUMNS", "\(leastColumns)", 1) }
  }
}
