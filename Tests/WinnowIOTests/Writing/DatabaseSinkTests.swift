import FoundationEssentials
import SystemPackage
import Testing
import Winnow

@testable import WinnowIO

/// A database that several runs write to.
@Suite struct DatabaseSinkTests {
  private static func path() -> String { FileManager.default.temporaryDirectory.appending(path: "winnow-\(UUID().uuidString).sqlite").path }

  private static func remove(_ path: String) {
    for end in ["", ".part", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
  }

  private static func page(_ number: Int, _ id: String, _ text: String) -> WrittenPage {
    let record = "{\"id\":\"\(id)\",\"title\":\"Titel \(id)\",\"text\":\"\(text)\"}\n"
    return WrittenPage(
      number: number, origin: Origin(id: id, name: id), date: nil,
      outputs: [Output(step: "write-ndjson", destination: .stream(fileExtension: "json"), bytes: Array(record.utf8))])
  }

  private static func run(_ path: String, _ pages: [(String, String)], _ policy: OverwritePolicy = OverwritePolicy()) throws {
    var sink = try DatabaseSink(path, policy: policy)
    for (number, page) in pages.enumerated() { try sink.write(Self.page(number + 1, page.0, page.1)) }
    try sink.finish()
  }

  private static func rows(_ path: String) throws -> [String] {
    try Database(FilePath(path)).rows("SELECT id || ' ' || text FROM pages ORDER BY number").map {
      if case .text(let text) = $0[0] { text } else { "" }
    }
  }

  private static func found(_ path: String, _ word: String) throws -> [String] {
    try Database(FilePath(path)).rows(
      "SELECT id FROM pages WHERE number IN (SELECT rowid FROM pages_text WHERE pages_text MATCH ?) ORDER BY number", .text(word)
    ).map { if case .text(let text) = $0[0] { text } else { "" } }
  }

  @Test func `a second run adds pages and replaces those with the same id`() throws {
    let path = Self.path()
    defer { Self.remove(path) }
    try Self.run(path, [("a", "Brücke"), ("b", "Hafen")])
    try Self.run(path, [("b", "Fähre"), ("c", "Markt")])
    #expect(try Self.rows(path) == ["a Brücke", "b Fähre", "c Markt"])
    #expect(try Self.found(path, "hafen") == [])
    #expect(try Self.found(path, "fahre") == ["b"])
    try Self.run(path, [("d", "Turm")], OverwritePolicy(replacesDatabase: true))
    #expect(try Self.rows(path) == ["d Turm"])
    #expect(!FileManager.default.fileExists(atPath: path + ".part"))
  }

  @Test(arguments: [
    ("قرأ كِتابًا في الطريق", "كتابا"), ("قرأ كـتابا", "كتابا"), ("نمی‌خواهم و می‌خواهم", "میخواهم"), ("نمی‌خواهم و می‌خواهم", "\"می خواهم\""),
    ("Brücke", "brucke"), ("هٰذا", "هذا"),
  ])
  func `words are found by normalized spelling`(_ text: String, _ word: String) throws {
    let path = Self.path()
    defer { Self.remove(path) }
    try Self.run(path, [("a", text), ("b", "Hafen")])
    #expect(try Self.found(path, word) == ["a"])
    try Self.run(path, [("a", "Markt")])
    #expect(try Self.found(path, word) == [])
    try Database(FilePath(path)).run("INSERT INTO pages_text (pages_text) VALUES ('integrity-check')")
  }

  @Test func `a database of the first version is reindexed`() throws {
    let path = Self.path()
    defer { Self.remove(path) }
    try Self.run(path, [("a", "كِتابًا")])
    let database = try Database(FilePath(path))
    for statement in [
      "DROP TABLE pages_text", "DROP VIEW pages_plain",
      "CREATE VIRTUAL TABLE pages_text USING fts5 (title, text, content='pages', content_rowid='number')", "PRAGMA user_version = 1",
    ] { try database.run(statement) }
    try Self.run(path, [("b", "كـتابا")])
    #expect(try Self.found(path, "كتابا") == ["a", "b"])
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64]) func `the database equals a model after random runs`(_ seed: UInt64) throws {
    let path = Self.path()
    defer { Self.remove(path) }
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let words = ["мост", "паром", "рынок", "башня"]
    var expected: [(String, String)] = []
    for _ in 0..<6 {
      // A run may have several pages with the same id; none of them is lost.
      let pages = (0..<next(150)).map { _ in ("p\(next(40))", words[next(words.count)]) }
      let ids = Set(pages.map(\.0))
      try Self.run(path, pages)
      expected = expected.filter { !ids.contains($0.0) } + pages
    }
    #expect(try Self.rows(path) == expected.map { "\($0.0) \($0.1)" }, "seed \(seed)")
    for word in words { #expect(try Self.found(path, word) == expected.filter { $0.1 == word }.map(\.0), "seed \(seed)") }
    try Database(FilePath(path)).run("INSERT INTO pages_text (pages_text) VALUES ('integrity-check')")
  }

  @Test(arguments: [true, false]) func `an interrupted run resumes and keeps the rows of earlier runs`(_ isNew: Bool) throws {
    let path = Self.path()
    defer { Self.remove(path) }
    if !isNew { try Self.run(path, [("alt", "Turm"), ("p3", "Turm")]) }
    let pages = (1...200).map { ("p\($0)", "Markt") }
    var checkpoint = SinkCheckpoint()
    do {
      var sink = try DatabaseSink(path)
      for number in 1...150 {
        try sink.write(Self.page(number, pages[number - 1].0, pages[number - 1].1))
        if number == 100 { checkpoint = try sink.checkpoint() }
      }
    }
    if !isNew { #expect(try Self.rows(path).first == "alt Turm") }
    var sink = try DatabaseSink(path, resumingAt: checkpoint)
    for number in 101...200 { try sink.write(Self.page(number, pages[number - 1].0, pages[number - 1].1)) }
    try sink.finish()
    #expect(try Self.rows(path) == (isNew ? [] : ["alt Turm"]) + pages.map { "\($0.0) \($0.1)" })
  }

  @Test func `a database changed since the run is not resumed`() throws {
    let path = Self.path()
    defer { Self.remove(path) }
    var checkpoint = SinkCheckpoint()
    do {
      var sink = try DatabaseSink(path)
      try sink.write(Self.page(1, "a", "Brücke"))
      checkpoint = try sink.checkpoint()
    }
    try Self.run(path, [("x", "Hafen")])
    #expect(throws: OutputError.self) { try DatabaseSink(path, resumingAt: checkpoint) }
  }

  @Test(arguments: [
    "CREATE TABLE kunden (name TEXT)", "CREATE TABLE pages (name TEXT)", "PRAGMA application_id = 7; CREATE TABLE pages (number)",
  ]) func `another program's database is unchanged`(_ schema: String) throws {
    let path = Self.path()
    defer { Self.remove(path) }
    try Database(FilePath(path)).run(schema)
    let before = FileManager.default.contents(atPath: path)
    for policy in [OverwritePolicy(), OverwritePolicy(replacesDatabase: true)] {
      let error = try #require(throws: OutputError.self) { try DatabaseSink(path, policy: policy) }
      guard case .refused = error else { throw error }
      #expect(FileManager.default.contents(atPath: path) == before)
    }
    try Self.run(path, [("a", "Brücke")], OverwritePolicy(isForced: true))
    #expect(try Self.rows(path) == ["a Brücke"])
  }

  @Test func `an empty file becomes a database, and one of a later version is unchanged`() throws {
    let path = Self.path()
    defer { Self.remove(path) }
    _ = FileManager.default.createFile(atPath: path, contents: Data())
    try Self.run(path, [("a", "Brücke")])
    try Database(FilePath(path)).run("PRAGMA application_id = 0; PRAGMA user_version = 0")
    try Self.run(path, [("b", "Markt")])
    #expect(try Self.rows(path) == ["a Brücke", "b Markt"], "it knows a database of the version that did not mark them")
    try Database(FilePath(path)).run("PRAGMA user_version = 9")
    let error = #expect(throws: OutputError.self) { try DatabaseSink(path) }
    #expect(error?.description.contains("a later version") == true)
  }

  @Test func `two runs cannot write one database concurrently`() throws {
    let path = Self.path()
    defer { Self.remove(path) }
    for _ in 0..<2 {
      var first = try DatabaseSink(path)
      let error = #expect(throws: OutputError.self) { try DatabaseSink(path) }
      #expect(error?.description.contains("another process is writing it") == true)
      try first.write(Self.page(1, "a", "Brücke"))
      try first.finish()
    }
    #expect(try Self.rows(path) == ["a Brücke"])
  }
}
