import Testing
import Winnow
import TestSupport

@testable import WinnowStages

/// Forests of trees with one test each.
@Suite struct ForestTests {
  /// A tree that tests whether the first feature is over 100, with two leaves.
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

  @Test(arguments: [1, 7, 8, 9, 20], [1, 2, 6]) func `leaves are summed for any number of trees and rows`(
    _ trees: Int, _ depth: Int
  ) throws {
    let forest = try #require(try Self.forest(Array(repeating: Self.tree(2, 5), count: trees), depth: depth))
    let values = (0..<64).map { UInt8($0 + 70) }
    #expect(forest.scores(Self.rows(values), count: 50) == values.prefix(50).map { UInt8($0 > 100 ? 5 * trees + 1 : 2 * trees + 1) })
  }

  /// A tree of random tests, with branches of various depths.
  private static func tree(depth: Int, width: Int, _ random: inout some RandomNumberGenerator) -> [UInt8] {
    guard depth > 0, Int.random(in: 0..<5, using: &random) > 0 else {
      return [255, UInt8.random(in: 254...255, using: &random), UInt8.random(in: .min ... .max, using: &random)]
    }
    let test = [UInt8.random(in: 0..<UInt8(width), using: &random), UInt8.random(in: .min ... .max, using: &random)]
    return test + tree(depth: depth - 1, width: width, &random) + tree(depth: depth - 1, width: width, &random)
  }

  @Test(arguments: [(16, 0.1), (29, 0.5), (32, 1.5), (50, 0.3), (64, 0.7)]) func `batch and single-row scores are equal`(
    _ count: Int, _ sure: Double
  ) throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed)
    let width = 40
    let trees = (0..<21).map { _ in Self.tree(depth: 6, width: width, &random) }
    // Sums of 21 leaves from -512 to 255.
    let levels = (0..<255).map { String($0 * 40 - 7_000) }.joined(separator: ",")
    let json =
      #"{"depth": 6, "width": \#(width), "classes": 1, "members": 3, "sure": \#(Int(sure * 1_000)), "base": [0], "levels": [\#(levels)]}"#
    let forest = try #require(Forest(try JSON(Array(json.utf8)), trees: trees.flatMap { $0 }[...]))
    let features = (0..<count).map { _ in (0..<width).map { _ in UInt8.random(in: .min ... .max, using: &random) } }
    func scores(_ some: [[UInt8]]) -> [UInt8] {
      var rows = FeatureRows()
      for (row, features) in some.enumerated() {
        rows.begin(row)
        rows.add(features[...])
      }
      return forest.scores(rows, count: some.count)
    }
    #expect(scores(features) == features.flatMap { scores([$0]) }, "seed \(seed)")
  }

  @Test func `further ensemble members run below the confidence threshold`() throws {
    let trees = [Self.tree(10, 60), Self.tree(1, 1), Self.tree(2, 2)]
    let rows = Self.rows([0, 200])
    #expect(
      try Self.forest(trees, #""members": 3, "sure": 50,"#)?.scores(rows, count: 2) == [14, 181],
      "the sum of all, and three times the first")
    #expect(try Self.forest(trees, #""members": 3,"#)?.scores(rows, count: 2) == [14, 64], "the sum of all")
    #expect(try Self.forest([Self.tree(-60, 0), Self.tree(90, 90)], #""members": 2, "sure": 50,"#)?.scores(rows, count: 2) == [0, 91])
  }

  @Test(arguments: [#""members": 2,"#, #""members": 0,"#, #""sure": "much","#]) func `invalid forests are rejected`(_ more: String) throws {
    #expect(try Self.forest(Array(repeating: Self.tree(1, 2), count: 3), more).map { _ in 0 } == nil)
  }

  @Test(
    arguments: [
      [0], [0, 100], [0, 100, 255, 0, 2], [0, 100, 255, 0, 2, 255, 0],  // truncated
      [255, 0], [255, 0, 2, 255],
      [0, 100, 0, 50, 255, 0, 1, 255, 0, 2, 255, 0, 3],  // deeper than 1
      [1, 100, 255, 0, 2, 255, 0, 5],  // a second feature, in rows with one
    ] as [[UInt8]]) func `malformed trees are rejected`(_ bytes: [UInt8]) throws
  {
    #expect(try Self.forest([bytes]).map { _ in 0 } == nil)
    #expect(try Self.forest([Self.tree(2, 5), bytes]).map { _ in 0 } == nil, "behind a tree that is one")
  }

  @Test func `rows are cached unchanged, up to the capacity`() {
    var kept = FeatureRowCache(width: 1, maxRows: 3)
    var rows = Self.rows([7, 8, 9, 10, 11])
    for row in [4, 1, 2, 3] { kept.append(row, of: rows) }
    #expect((0..<4).map { kept[$0].map(Array.init) } == [[11], [8], [9], nil])
    rows.begin(0)
    rows.add([1, 2])
    rows.byte("third", 3)
    #expect(rows.bytes == [1, 2, 3])
  }
}
