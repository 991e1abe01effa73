package import Glibc
package import SystemPackage

/// Calls of POSIX that System lacks, as safe functions that throw what `errno` says.
extension FileDescriptor {
  package func status() throws(Errno) -> Glibc.stat {
    var status = Glibc.stat()
    try Self.check(unsafe fstat(rawValue, &status))
    return status
  }

  /// Locks the file for this process alone, until it is closed.
  ///
  /// - Throws: `Errno.wouldBlock` where another process holds it.
  package func lock() throws(Errno) { try Self.check(flock(rawValue, LOCK_EX | LOCK_NB)) }

  package func truncate(to length: Int64) throws(Errno) { try Self.check(ftruncate(rawValue, off_t(length))) }

  /// Sees to it that what was written is on the disk.
  package func sync() throws(Errno) { try Self.check(fsync(rawValue)) }

  /// Whether there are bytes to read, or the end, or an error, within so many milliseconds.
  package func isReadable(within milliseconds: CInt) -> Bool? {
    var wait = pollfd(fd: rawValue, events: Int16(POLLIN), revents: 0)
    let count = unsafe poll(&wait, 1, milliseconds)
    return count < 0 ? nil : count > 0
  }

  /// How many columns the terminal has; `nil` for what is none, or does not say.
  package var columns: Int? {
    var size = winsize()
    return unsafe ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }

  private static func check(_ result: CInt) throws(Errno) { guard result == 0 else { throw Errno(rawValue: errno) } }
}

/// What a signal is called.
package func nameOfSignal(_ signal: CInt) -> String { unsafe strsignal(signal).map { unsafe String(cString: $0) } ?? "unknown" }
