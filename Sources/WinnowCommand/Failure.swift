import ArgumentParser
import SystemPackage
import Winnow
import WinnowIO

/// Exit codes of `sysexits.h` that scripts rely on.
extension ExitCode {
  static let somePagesFailed = ExitCode(1), noInput = ExitCode(66), inputOutput = ExitCode(74), configuration = ExitCode(78)
}

/// Says what went wrong on standard error, and ends with the code that belongs to it.
enum Failure {
  static func stop(_ error: any Error) -> ExitCode {
    switch error {
    case let code as ExitCode: return code
    case let error as PipelineError:
      Console.error("\(error)")
      return .configuration
    case let error as InputError:
      Console.error("\(error)")
      return .noInput
    case let error as Errno where error == .brokenPipe: return ExitCode(0)
    case let error as OutputError:
      Console.error("\(error)")
      return .inputOutput
    default:
      Console.error("\(error)")
      return .inputOutput
    }
  }
}
