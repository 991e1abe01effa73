import ArgumentParser
import SystemPackage
import Winnow
import WinnowIO

/// Exit codes of `sysexits.h` that scripts may rely on.
extension ExitCode {
  static let somePagesFailed = ExitCode(1), usage = ExitCode(64), noInput = ExitCode(66), unusableLibrary = ExitCode(69),
    inputOutput = ExitCode(74),
    configuration = ExitCode(78)
}

/// Prints the error to standard error and exits with its `sysexits.h` code.
enum Failure {
  static func stop(_ error: any Error) -> any Error {
    switch error {
    case is ExitCode, is ValidationError: return error
    case let error as PipelineError:
      Console.error("\(error)")
      return ExitCode.configuration
    case let error as ResumeError:
      Console.error("\(error)")
      return ExitCode.configuration
    case OutputError.refused(let sentence):
      Console.error(sentence)
      return ExitCode.usage
    case let error as InputError:
      Console.error("\(error)")
      return ExitCode.noInput
    case let error as Errno where error == .brokenPipe: return ExitCode(0)
    default:
      Console.error("\(error)")
      return ExitCode.inputOutput
    }
  }
}
