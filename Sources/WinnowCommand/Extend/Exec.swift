import Synchronization
import SystemPackage
import Winnow

/// Sends each page to an external process and applies the edits it returns.
///
/// One process per worker runs as long as it answers. A process that exits or times out fails its page, and a new one is started for the
/// next page.
struct Exec: Stage {
  static let name: StepName = "exec"
  static let summary = "Sends the page as a line of JSON to a program and applies the edits that it returns; needs --allow-exec."
  static let examples = [
    Example(
      "a program that drops the second block", "<p>Text.<p>⟦Advert⟧",
      with: #"{"command": ["sed", "-u", "s/.*/{\"edits\": [{\"drop\": 1, \"because\": \"advert\"}]}/"]}"#),
    Example(
      "a program that finds a section", "<p>Text.",
      with: #"{"command": ["sed", "-u", "s/.*/{\"edits\": [{\"set\": \"section\", \"to\": \"Sport\", \"because\": \"always\"}]}/"]}"#,
      record: ["section": "Sport"]),
    Example("a program that has nothing to say", "<p>Text.", with: #"{"command": ["sed", "-u", "s/.*/{\"edits\": []}/"]}"#),
  ]
  @Option("The program and its arguments; it reads one line of JSON for a page and answers with one line.") var command: [String] = []
  @Option("The timeout for a page, in seconds.", in: 0.01...3_600) var timeout = 10.0

  private let programs = ProcessPool()
  private enum CodingKeys: String, CodingKey { case command, timeout }

  func validate() throws {
    guard WinnowCommand.extensions?.allowsExec == true else {
      throw InvalidOption("command", "it runs a program; allow that with --allow-exec")
    }
    if command.first?.isEmpty != false {
      throw InvalidOption("command", "it is the program and its arguments, such as [\"python3\", \"my-stage.py\"]")
    }
  }

  func run(on page: inout Page) throws {
    guard let program = command.first else { return }
    let answer: [UInt8]
    do { answer = try programs.answer(to: ExecMessage.question(page), command, within: timeout) } catch {
      throw ExecError(description: "\(program): \(error)")
    }
    do { try ExecMessage.apply(&page, by: answer) } catch { throw ExecError(description: "\(program): \(error)") }
  }
}

/// The idle processes of a stage.
private final class ProcessPool: Sendable {
  private let idle = Mutex<[LineProtocolProcess]>([])

  /// - Throws: `LineProtocolProcess.Failure`, or `Errno` if the program does not exist.
  func answer(to question: [UInt8], _ command: [String], within seconds: Double) throws -> [UInt8] {
    var program = try idle.withLock { $0.popLast() } ?? LineProtocolProcess(command)
    let answer = try program.answer(to: question, within: seconds)
    idle.withLock { $0.append(program) }
    return answer
  }

  deinit { idle.withLock { for program in $0 { program.end() } } }
}
