internal import CPCRE2
import Synchronization
import Winnow

/// A user's regular expression, compiled: the Swift wrapper of PCRE2.
@safe final class RegularExpression: Sendable {
  /// A pattern that does not compile, or whose match exceeds the limits.
  enum Failure: Error, CustomStringConvertible {
    /// What PCRE2 says of a text that is no expression, and the byte.
    case invalid(String, String, offset: Int)
    /// What PCRE2 says of an expression that cannot be matched.
    case unmatched(String, String)
    case noMemory(String)

    var description: String {
      switch self {
      case .invalid(let text, let message, let offset): "\"\(text)\" is not a regular expression: \(message), at byte \(offset + 1)"
      case .unmatched(let text, let message): "\"\(text)\" cannot be matched: \(message)"
      case .noMemory(let text): "no memory to match \"\(text)\""
      }
    }
  }

  private nonisolated(unsafe) let code: OpaquePointer
  private nonisolated(unsafe) let limits: OpaquePointer
  private let text: String

  /// PCRE2 match limit (steps) and heap limit (KiB), against catastrophic backtracking.
  private static let maxSteps: UInt32 = 1_000_000, maxMemory: UInt32 = 20_000

  /// - Throws: ``Failure`` with the offset of the error.
  init(_ text: String) throws(Failure) {
    var error: Int32 = 0
    var offset = 0
    let options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C
    let code = unsafe Array(text.utf8).withUnsafeBufferPointer {
      unsafe pcre2_compile_8($0.baseAddress, $0.count, options, &error, &offset, nil)
    }
    guard let code = unsafe code, let limits = unsafe pcre2_match_context_create_8(nil) else {
      throw .invalid(text, Self.message(error), offset: offset)
    }
    unsafe (self.code, self.limits, self.text) = (code, limits, text)
    unsafe pcre2_set_match_limit_8(limits, Self.maxSteps)
    unsafe pcre2_set_heap_limit_8(limits, Self.maxMemory)
  }

  deinit {
    unsafe pcre2_code_free_8(code)
    unsafe pcre2_match_context_free_8(limits)
  }

  /// The first match, in bytes.
  ///
  /// - Throws: ``Failure`` if the match exceeds the limits.
  func firstRange(in subject: String) throws(Failure) -> Range<Int>? {
    guard let data = unsafe pcre2_match_data_create_from_pattern_8(code, nil) else { throw .noMemory(text) }
    defer { unsafe pcre2_match_data_free_8(data) }
    let count = unsafe Array(subject.utf8).withUnsafeBufferPointer {
      unsafe pcre2_match_8(code, $0.baseAddress, $0.count, 0, 0, data, limits)
    }
    if count == PCRE2_ERROR_NOMATCH { return nil }
    guard count >= 0 else { throw .unmatched(text, Self.message(count)) }
    guard let found = unsafe pcre2_get_ovector_pointer_8(data) else { return nil }
    return unsafe found[0]..<max(found[0], found[1])
  }

  private static func message(_ error: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = unsafe buffer.withUnsafeMutableBufferPointer { unsafe pcre2_get_error_message_8(error, $0.baseAddress, $0.count) }
    return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
  }
}

/// The patterns of a stage, each compiled once, however many pages and copies of the stage there are.
final class RegularExpressionCache: Sendable {
  private let compiled = Mutex<[String: RegularExpression]>([:])

  func callAsFunction(_ text: String) throws(RegularExpression.Failure) -> RegularExpression {
    if let known = compiled.withLock({ $0[text] }) { return known }
    let pattern = try RegularExpression(text)
    compiled.withLock { $0[text] = pattern }
    return pattern
  }

  /// Compiles the expressions of an option.
  ///
  /// - Throws: `InvalidOption` for the first invalid one.
  func validate(_ texts: [String], of option: String) throws {
    for text in texts {
      do { _ = try self(text) } catch { throw InvalidOption(option, "\(error)") }
    }
  }
}
