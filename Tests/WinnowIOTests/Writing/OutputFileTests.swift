import FoundationEssentials
import SystemPackage
import Testing
import Winnow

@testable import WinnowIO

/// One file with several writers.
@Suite struct OutputFileTests {
  private static func folder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "winnow-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  private static func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  @Test func `a second writer fails, and the file of a crash is taken over`() throws {
    let folder = try Self.folder()
    let path = FilePath("\(folder)/a.txt")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = FileManager.default.createFile(atPath: "\(path).part", contents: Data("what a crash has left, which is long".utf8))
    let file = try OutputFile(path)
    try file.write(Array("eins\n".utf8))
    let error = #expect(throws: OutputError.self) { try OutputFile(path) }
    #expect(error?.description.contains("another process is writing it") == true)
    try file.write(Array("zwei\n".utf8))
    try file.finish()
    #expect(Self.text(path.string) == "eins\nzwei\n")
    let next = try OutputFile(path)
    try next.finish()
    #expect(Self.text(path.string).isEmpty)
  }

  @Test func `a dangling link creates its target; a link as the temporary file is not followed`() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createSymbolicLink(atPath: "\(folder)/a.txt", withDestinationPath: "b.txt")
    let file = try OutputFile(FilePath("\(folder)/a.txt"))
    try file.write(Array("text\n".utf8))
    try file.finish()
    #expect(Self.text("\(folder)/b.txt") == "text\n")
    try FileManager.default.createSymbolicLink(atPath: "\(folder)/c.txt.part", withDestinationPath: "b.txt")
    #expect(throws: OutputError.self) { try OutputFile(FilePath("\(folder)/c.txt")) }
    #expect(Self.text("\(folder)/b.txt") == "text\n")
  }

  @Test func `a folder that cannot be created is reported with the system error`() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = FileManager.default.createFile(atPath: "\(folder)/datei", contents: Data())
    for name in ["datei/a.txt", "datei/sub/a.txt"] {
      let error = #expect(throws: OutputError.self) { try OutputFile(FilePath("\(folder)/\(name)"), makesFolder: true) }
      #expect(
        error?.description == "\(folder)/\(name): cannot be written: \(Errno.notDirectory)"
          || error?.description == "\(folder)/\(name): cannot be written: \(Errno.fileExists)", "\(error?.description ?? "")")
    }
  }

  @Test func `paths of the same future file are equal`() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: "\(folder)/b", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: "\(folder)/l", withDestinationPath: "b")
    let canonical = FilePath("\(folder)/b/neu/x.txt").canonical
    for other in ["b/./neu/x.txt", "b/../b/neu/x.txt", "l/neu/x.txt", "l/../b/neu//x.txt"] {
      #expect(FilePath("\(folder)/\(other)").canonical == canonical, "\(other)")
    }
    #expect(FilePath("\(folder)/b/neu/y.txt").canonical != canonical)
    #expect(FilePath("/dev/stdout").descriptor == .standardOutput)
    #expect(FilePath("/dev/fd/7").descriptor?.rawValue == 7)
    #expect(FilePath("/dev/null").descriptor == nil)
  }
}
