import SystemPackage
import Winnow

/// The names in a list of files: one a line, or each ended by a zero byte, as `find -print0` writes them.
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
      // Windows ends lines with two characters.
      !hasZeros && line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }.filter { hasZeros || !$0.allSatisfy(UTF8Bytes.isBlank) }.map { FilePath(bytes: $0) }
  }
}

extension FilePath {
  /// A path of these bytes, none of which is zero.
  init(bytes: some Sequence<UInt8>) { unsafe self.init(platformString: bytes.map { CChar(bitPattern: $0) } + [0]) }
}
