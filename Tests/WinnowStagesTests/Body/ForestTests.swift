import Testing
import Winnow
@testable import WinnowStages

/// Forests of trees with one test each.
@Suite struct ForestTests {
  /// A tree that asks whether the first feature is over 100, and leads to one of two leaves.
  private static func tree(_ low: Int16, _ high: Int16) -> [UInt8] {
    [0, 100] + [low, high].flatMap { [255, UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
  }

  /// Levels 0 to 254, so that a score is one more than the sum, at least 0.
  private static func forest(_ trees: [[UInt8]], _ more: String = "", depth: Int = 1) throws -> Forest? {
    let levels = (0..<255).map(String.init).joined(separator: ",")
    let json = #"{"depth": \#(depth), "width": 1, "classes": 1, \#(more) "base": [0], "levels": [\#(levels)]}"#
    return Forest(try JSON(Array(json.utf8)), trees: trees.flatMap { $0 }[...])
  }

  private static func rows(_ values: some Sequence<UInt8>) -> FeatureRows {
    var rows = FeatureRows()
    for (row, value) in values.enumerated() {
      rows.begin(row)
      rows.byte("first", value)
    }
    return rows
  }

  @Test(arguments: [1, 7, 8, 9, 20], [1, 2, 6]) func `leaves are added up, however many trees and rows there are`(_ trees: Int, _ depth: Int) throws {
    let forest = try #require(try Self.forest(Array(repeating: Self.tree(2, 5), count: trees), depth: depth))
    let values = (0..<64).map { UInt8($0 + 70) }
    #expect(forest.scores(Self.rows(values), count: 50) == values.prefix(50).map { UInt8($0 > 100 ? 5 * trees + 1 : 2 * trees + 1) })
  }

  @Test func `the others are asked where the first member is not sure`() throws {
    let trees = [Self.tree(10, 60), Self.tree(1, 1), Self.tree(2, 2)], rows = Self.rows([0, 200])
    #expect(try Self.forest(trees, #""members": 3, "sure": 50,"#)?.scores(rows, count: 2) == [14, 181], "the sum of all, and three times the first")
    #expect(try Self.forest(trees, #""members": 3,"#)?.scores(rows, count: 2) == [14, 64], "the sum of all")
    #expect(try Self.forest([Self.tree(-60, 0), Self.tree(90, 90)], #""members": 2, "sure": 50,"#)?.scores(rows, count: 2) == [0, 91])
  }

  @Test(arguments: [#""members": 2,"#, #""members": 0,"#, #""sure": "much","#]) func `what is no forest is refused`(_ more: String) throws {
    #expect(try Self.forest(Array(repeating: Self.tree(1, 2), count: 3), more).map { _ in 0 } == nil)
  }

  @Test func `rows are kept as they were, as many as there is room for`() {
    var kept = KeptRows(width: 1, most: 3), rows = Self.rows([7, 8, 9, 10, 11])
    for row in [4, 1, 2, 3] { kept.append(row, of: rows) }
    #expect((0..<4).map { kept[$0].map(Array.init) } == [[11], [8], [9], nil])
    rows.begin(0)
    rows.add([1, 2])
    rows.byte("third", 3)
    #expect(rows.bytes == [1, 2, 3])
  }
}
