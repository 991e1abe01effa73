import Glibc
import SystemPackage
import Winnow
import WinnowIO

/// A child process with a line protocol: one response line per request line.
struct LineProtocolProcess {
  private let process: ChildProcess
  /// Bytes read after the last complete response.
  private var ahead: [UInt8] = []

  /// Maximum bytes of a response, and bytes per read.
  private static let maxAnswerLength = 64 << 20, piece = 64 << 10

  /// Why there was no response.
  enum Failure: Error, CustomStringConvertible {
    case ended(ChildProcess.End)
    case timedOut, tooLong

    var description: String {
      switch self {
      case .ended(let end):
        end.signal.map { "it came to signal \($0) (\(nameOfSignal($0)))" }
          ?? "it ended with code \(end.code) before it answered"
      case .timedOut: "it did not answer in time"
      case .tooLong: "its answer is longer than \(LineProtocolProcess.maxAnswerLength) bytes"
      }
    }
  }

  /// - Throws: `Errno` if the program does not exist.
  init(_ command: [String]) throws {
    process = try ChildProcess(command[0], arguments: Array(command.dropFirst()))
    _ = fcntl(process.input.rawValue, F_SETFL, O_NONBLOCK)
  }

  /// - Parameter question: a line with its line end.
  /// - Returns: the response without its line end.
  /// - Throws: ``Failure``, after ending the process.
  mutating func answer(to question: [UInt8], within seconds: Double) throws(Failure) -> [UInt8] {
    let start = ContinuousClock.now
    var rest = question[...]
    while true {
      if let end = ahead.firstIndex(of: UTF8Bytes.newline), rest.isEmpty {
        let line = Array(ahead[..<end])
        ahead.removeSubrange(...end)
        return line
      }
      guard ahead.count < Self.maxAnswerLength else { throw failed(.tooLong) }
      let left = seconds - (ContinuousClock.now - start).inSeconds
      guard left > 0, let ready = process.wait(writes: !rest.isEmpty, within: left) else { throw failed(.timedOut) }
      if ready.canRead {
        guard let more = read(), !more.isEmpty else { throw .ended(process.end(kills: false)) }
        ahead += more
      }
      // EPIPE: the process closed its stdin but may still respond or exit.
      if ready.canWrite { rest = rest.dropFirst(write(rest) ?? rest.count) }
    }
  }

  private func write(_ bytes: ArraySlice<UInt8>) -> Int? {
    unsafe try? bytes.withUnsafeBytes { unsafe try process.input.write($0, retryOnInterrupt: true) }
  }

  private func read() -> [UInt8]? {
    unsafe try? [UInt8](unsafeUninitializedCapacity: Self.piece) { buffer, count in
      count = unsafe try process.output.read(into: UnsafeMutableRawBufferPointer(buffer), retryOnInterrupt: true)
    }
  }

  private func failed(_ failure: Failure) -> Failure {
    end()
    return failure
  }

  func end() { _ = process.end(kills: true) }
}
