import ArgumentParser
import FoundationEssentials
import Glibc
import SystemPackage
import Winnow
import WinnowIO

/// What standard output and error are: terminals or not, how wide, in colour or not.
enum Console {
  static func error(_ message: String) { write("winnow: \(Terminal.sanitized(message))\n", to: .standardError) }

  /// What standard output does not take ends the command, with the code of a write that failed; what standard error does not
  /// take is lost.
  static func write(_ text: String, to file: FileDescriptor) {
    do { try file.writeAll(Array(text.utf8)) } catch {
      guard file == .standardOutput else { return }
      // Nobody reads on, and that is all right.
      if error as? Errno == .brokenPipe { exit(ExitCode.success.rawValue) }
      Self.error("standard output: cannot be written: \(error)")
      exit(ExitCode.inputOutput.rawValue)
    }
  }

  static func isTerminal(_ file: FileDescriptor) -> Bool { isatty(file.rawValue) == 1 }

  /// The variables of the environment, as they were when the first one was asked for.
  static let environment = ProcessInfo.processInfo.environment

  /// `NO_COLOR` and dumb terminals are heard; `CLICOLOR_FORCE` colours a pipe.
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
