import SystemPackage
import Winnow

/// A list of file names: one per line, or each followed by a NUL byte, as `find -print0` writes them.
enum FileList {
  /// - Parameter list: `-` is standard input.
  /// - Throws: ``InputError`` for a list that cannot be read.
  static func paths(in list: FilePath) throws(InputError) -> [FilePath] {
    do { return paths(try list == "-" ? Bytes.all(of: .standardInput, limit: .max - 1) : Bytes.ofFile(list)) } catch {
      throw InputError(description: "\(list.escaped): this list cannot be read: \(error)")
    }
  }

  static func paths(_ list: [UInt8]) -> [FilePath] {
    let hasZeros = list.contains(0)
    return UTF8Bytes.withoutMark(list).split(separator: hasZeros ? 0 : UTF8Bytes.newline).map { line in
      // Windows ends lines with CR LF.
      !hasZeros && line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }.filter { hasZeros || !$0.allSatisfy(UTF8Bytes.isASCIIWhitespace) }.map { FilePath(bytes: $0) }
  }
}

extension FilePath {
  /// Creates a path from these bytes, none of which is NUL.
  init(bytes: some Sequence<UInt8>) { unsafe self.init(platformString: bytes.map { CChar(bitPattern: $0) } + [0]) }
}
