import FoundationEssentials
import SystemPackage
import Testing
import Winnow

@testable import WinnowIO

/// Many pages in one file.
@Suite struct StreamSinkTests {
  private static func page(_ number: Int, _ text: String?) -> WrittenPage {
    WrittenPage(
      number: number, origin: Origin(name: "p\(number)"), date: nil,
      outputs: text.map { [Output(step: "w", destination: .stream(fileExtension: "txt"), bytes: Array($0.utf8))] } ?? [])
  }

  private static func folder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "winnow-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  private static func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  private static let document = Envelope(beforeBody: "<b>", afterBody: "</b>")

  @Test(arguments: [
    (Envelope(), ["a\n", "b\n"], "a\nb\n"), (Envelope(separator: "\n"), ["a\n", "b\n"], "a\n\nb\n"),
    (Envelope(separator: "\n"), ["a\n"], "a\n"),
    (Envelope(head: "[", separator: ",", foot: "]"), ["a", "b", "c"], "[a,b,c]"),
    (Envelope(head: "[", separator: ",", foot: "]"), [], "[]"),
    (document, ["x<b>1</b>", "y<b>2</b>", "z<b>3</b>"], "x<b>123</b>"), (document, ["x<b>1</b>"], "x<b>1</b>"), (document, [], ""),
    (document, ["<b>", "1"], "<b>1</b>"),
  ])
  func `pages are separated in one file`(_ envelope: Envelope, _ pages: [String], _ whole: String) throws {
    let path = try Self.folder() + "/x.txt"
    var sink = try StreamSink(path, envelope: envelope)
    for (index, page) in pages.enumerated() { try sink.write(Self.page(index + 1, page)) }
    try sink.finish()
    #expect(Self.text(path) == whole)
  }

  @Test func `each file of a sequence is a document`() throws {
    let folder = try Self.folder()
    var sink = try StreamSink("\(folder)/x.txt", envelope: Self.document, shard: .pages(2))
    for number in 1...3 { try sink.write(Self.page(number, "\(number)<b>\(number)</b>")) }
    try sink.finish()
    #expect(Self.text("\(folder)/x-00001.txt") == "1<b>12</b>" && Self.text("\(folder)/x-00002.txt") == "3<b>3</b>")
  }

  @Test func `a run resumes within a document`() throws {
    let path = try Self.folder() + "/x.txt"
    var sink = try StreamSink(path, envelope: Self.document)
    try sink.write(Self.page(1, "x<b>1</b>"))
    let checkpoint = try sink.checkpoint()
    try sink.write(Self.page(2, "lost"))
    try sink.pause()
    sink = try StreamSink("\(path).other")
    sink = try StreamSink(path, envelope: Self.document, resumingAt: checkpoint)
    try sink.write(Self.page(2, "y<b>2</b>"))
    try sink.finish()
    #expect(Self.text(path) == "x<b>12</b>")
  }

  @Test(arguments: [(true, true, "alt"), (true, false, ""), (false, true, "")])
  func `without pages an earlier file is kept on request`(_ keeps: Bool, _ isThere: Bool, _ left: String) throws {
    let path = try Self.folder() + "/x.txt"
    if isThere { _ = FileManager.default.createFile(atPath: path, contents: Data("alt".utf8)) }
    var sink = try StreamSink(path, keepsExistingFile: keeps)
    try sink.write(Self.page(1, nil))
    try sink.finish()
    #expect(Self.text(path) == left && Self.text("\(path).part") == nil)
  }

  @Test func `an abandoned output is removed unless it has a page`() throws {
    let path = try Self.folder() + "/x.txt"
    var sink = try StreamSink(path)
    sink.abandon()
    #expect(Self.text(path) == nil && Self.text("\(path).part") == nil)
    sink = try StreamSink(path)
    try sink.write(Self.page(1, "a"))
    sink.abandon()
    #expect(Self.text("\(path).part") == "a")
  }
}
