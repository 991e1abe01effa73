import Glibc
import SystemPackage
import WinnowIO

/// The command line as bytes. Swift's `CommandLine.arguments` repairs invalid UTF-8, so that such files would not be found.
enum CommandArguments {
  /// The arguments after the program's name; invalid UTF-8 is escaped, see ``SystemPackage/FilePath/escaped``.
  static var texts: [String] {
    unsafe mapped { argument in unsafe String(validatingCString: argument) ?? FilePath(platformString: argument).escaped }
  }

  /// The path in an argument, or in the value of an option.
  static func path(_ text: String) -> FilePath {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return FilePath(text) }
    return unsafe mapped { argument in unsafe file(argument, as: text) }.lazy.compactMap { $0 }.first ?? FilePath(text)
  }

  /// - Returns: `nil` if the argument is UTF-8, or a different one.
  private static func file(_ argument: UnsafePointer<CChar>, as text: String) -> FilePath? {
    guard unsafe String(validatingCString: argument) == nil else { return nil }
    let value = unsafe strchr(argument, Int32(UInt8(ascii: "="))).map { unsafe FilePath(platformString: $0 + 1) }
    return unsafe [FilePath(platformString: argument), value].compactMap { $0 }.first { $0.escaped == text }
  }

  private static func mapped<Value>(_ transform: (UnsafePointer<CChar>) -> Value) -> [Value] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in unsafe CommandLine.unsafeArgv[index].map { unsafe transform($0) } }
  }
}
