import Testing

@testable import WinnowStages

@Suite struct CreditLineTests {
  @Test(arguments: [
    ("By Jane Mercer | 3 May 2024 · Source: AP", ["By Jane Mercer", "3 May 2024", "Source: AP"]),
    ("Reporting by Jane Mercer; Editing by Paul Dunn", ["Reporting by Jane Mercer", "Editing by Paul Dunn"]),
    ("Par Lina Roux avec AFP\nPublié le 3 mai", ["Par Lina Roux avec AFP", "Publié le 3 mai"]),
    ("| By Jane Mercer |", []), ("By Jane Mercer", []), ("", []),
  ])
  func `credit lines are split at separators`(_ line: String, _ parts: [String]) {
    #expect(CreditLine.parts(of: Array(line.utf8)).map { String(decoding: $0, as: UTF8.self) } == parts)
  }
}
