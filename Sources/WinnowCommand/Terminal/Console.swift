import ArgumentParser
import FoundationEssentials
import Glibc
import SystemPackage
import Winnow
import WinnowIO

/// The properties of standard output and error: terminal, width, colour.
enum Console {
  static func error(_ message: String) { write("winnow: \(Terminal.sanitized(message))\n", to: .standardError) }

  /// A failed write to standard output ends the command with EX_IOERR; a failed write to standard error is ignored.
  static func write(_ text: String, to file: FileDescriptor) {
    do { try file.writeAll(Array(text.utf8)) } catch {
      guard file == .standardOutput else { return }
      // EPIPE: the reader closed the pipe; not an error.
      if error as? Errno == .brokenPipe { exit(ExitCode.success.rawValue) }
      Self.error("standard output: cannot be written: \(error)")
      exit(ExitCode.inputOutput.rawValue)
    }
  }

  static func isTerminal(_ file: FileDescriptor) -> Bool { isatty(file.rawValue) == 1 }

  /// The environment variables, read once.
  static let environment = ProcessInfo.processInfo.environment

  /// Respects `NO_COLOR` and `TERM=dumb`; `CLICOLOR_FORCE` enables colours on a pipe.
  static func wantsColour(_ file: FileDescriptor) -> Bool {
    if let no = environment["NO_COLOR"], !no.isEmpty { return false }
    if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" { return true }
    return isTerminal(file) && environment["TERM"] != "dumb"
  }

  static var width: Int { width(of: .standardOutput) }

  static func width(of file: FileDescriptor) -> Int {
    if let columns = environment["COLUMNS"].flatMap(Int.init), columns > 20 { return columns }
    if let columns = file.columns, columns > 20 { return columns }
    return 80
  }
}
