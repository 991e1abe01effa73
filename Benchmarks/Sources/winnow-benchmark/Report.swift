import Foundation

/// Named figures, as displayed and stored.
struct Report {
  private var figures: [String: Double] = [:]
  private let before: [String: Double]

  init(before: [String: Double]?) { self.before = before ?? [:] }

  static func read(_ path: String) throws -> [String: Double] {
    try JSONDecoder().decode([String: Double].self, from: Data(contentsOf: URL(filePath: path)))
  }

  func write(_ path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(figures).write(to: URL(filePath: path))
  }

  /// - Parameter isKept: whether the figure is comparable between runs: a ratio or a size, not a time.
  mutating func add(_ name: String, _ value: Double, _ text: String, isKept: Bool = true) {
    if isKept { figures[name] = value }
    let change =
      before[name].map { old in
        old == 0 ? "" : "  \((value / old * 100 - 100).formatted(.number.precision(.fractionLength(1)).sign(strategy: .always()))) %"
      } ?? ""
    print("\(name.padding(toLength: max(44, name.count), withPad: " ", startingAt: 0)) \(text)\(change)")
  }

  mutating func add(_ reading: Reading) {
    add(
      "reading \(reading.name)", reading.megabytesPerSecond,
      "\(reading.pages) pages, \(reading.megabytesPerSecond.shown(0)) MB of bodies a CPU second (\(reading.range))", isKept: false)
  }
  mutating func add(_ start: Start) {
    add(
      "start to the first record, one small page", start.milliseconds, "\(start.milliseconds.shown(1)) ms wall (\(start.range))",
      isKept: false)
  }
}

extension Double {
  func shown(_ digits: Int) -> String { formatted(.number.precision(.fractionLength(digits)).grouping(.never)) }
}

/// The median of some figures, and their spread.
struct Spread {
  private let sorted: [Double]
  init(_ values: [Double]) { sorted = values.sorted() }
  var median: Double { sorted[sorted.count / 2] }
  func range(_ digits: Int) -> String { "\(sorted[0].shown(digits))–\(sorted[sorted.count - 1].shown(digits))" }
}
