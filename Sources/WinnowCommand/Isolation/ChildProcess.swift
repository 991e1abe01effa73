import Glibc
import SystemPackage

/// A child process, with pipes to its standard input and output.
@safe final class ChildProcess: Sendable {
  private let identifier: pid_t
  let input, output: FileDescriptor

  /// The exit status of a process.
  struct End {
    /// The signal that terminated it.
    let signal: Int32?
    /// The exit code, if no signal terminated it.
    let code: Int32
    /// The peak memory in bytes.
    let memory: Int
  }

  /// - Parameter program: a path, or a name to search in `$PATH`; by default, this executable.
  /// - Throws: `Errno`.
  init(_ program: String = "/proc/self/exe", arguments: [String]) throws {
    let (childInput, input) = try FileDescriptor.pipe()
    let (output, childOutput) = try FileDescriptor.pipe()
    defer {
      try? childInput.close()
      try? childOutput.close()
    }
    // Children that are started concurrently must not inherit these ends.
    for file in [input, output] { _ = fcntl(file.rawValue, F_SETFD, FD_CLOEXEC) }
    (self.input, self.output) = (input, output)
    identifier = try Self.spawn(program, arguments, childInput, childOutput)
  }

  private static func spawn(_ program: String, _ arguments: [String], _ input: FileDescriptor, _ output: FileDescriptor) throws(Errno)
    -> pid_t
  {
    var actions = unsafe posix_spawn_file_actions_t()
    var child = pid_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (file, number) in [(input, STDIN_FILENO), (output, STDOUT_FILENO)] {
      unsafe posix_spawn_file_actions_adddup2(&actions, file.rawValue, number)
      unsafe posix_spawn_file_actions_addclose(&actions, file.rawValue)
    }
    var attributes = posix_spawnattr_t()
    var broken = sigset_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // Reset the ignored signals to their defaults in the child.
    unsafe sigemptyset(&broken)
    unsafe sigaddset(&broken, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &broken)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe words.indices { unsafe free(words[index]) } }
    let code = unsafe posix_spawnp(&child, program, &actions, &attributes, &words, environ)
    guard code == 0 else { throw Errno(rawValue: code) }
    return child
  }

  /// Waits for the process to exit.
  ///
  /// - Parameter kills: whether to send SIGKILL first; an already exited process keeps its own exit status.
  func end(kills: Bool) -> End {
    try? input.close()
    try? output.close()
    if kills { kill(identifier, SIGKILL) }
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(identifier, &status, 0, &usage) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return End(signal: signal == 0 ? nil : signal, code: status >> 8 & 0xFF, memory: Int(usage.ru_maxrss) * 1_024)
  }

  /// Waits for output of the process.
  ///
  /// - Returns: `false` after the timeout.
  func hasOutput(within seconds: Double) -> Bool {
    var wait = pollfd(fd: output.rawValue, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&wait, 1, Int32(min(max(0, seconds) * 1_000, Double(Int32.max - 1)))) != 0
  }

  /// Waits until there is output to read or, on request, until input can be written.
  ///
  /// - Returns: `nil` after the timeout.
  func wait(writes: Bool, within seconds: Double) -> (canRead: Bool, canWrite: Bool)? {
    var files = [
      pollfd(fd: output.rawValue, events: Int16(POLLIN), revents: 0), pollfd(fd: input.rawValue, events: Int16(POLLOUT), revents: 0),
    ]
    let count = unsafe poll(&files, writes ? 2 : 1, Int32(min(max(1, seconds * 1_000), Double(Int32.max - 1))))
    return count > 0 ? (files[0].revents != 0, writes && files[1].revents != 0) : nil
  }
}
