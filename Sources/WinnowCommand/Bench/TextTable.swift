/// A table for terminals: names in the first column, figures in the others.
struct TextTable {
  private var rows: [[String]]

  private static let gap = 2

  /// Creates a table with this header.
  init(_ head: [String]) { rows = [head] }

  mutating func add(_ row: [String]) { rows.append(row) }

  func text(_ style: Style) -> String {
    let widths = rows.reduce(into: [Int]()) { widths, row in
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    let lines = rows.map { row in
      let cells = zip(row, widths).enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + blanks : blanks + cell.0
      }
      return cells.joined(separator: String(repeating: " ", count: Self.gap))
    }
    return lines.enumerated().map { $0 == 0 ? style.bold($1) + "\n" : $1 + "\n" }.joined()
  }

  /// A fraction with three decimal places.
  static func thousandths(_ share: Double) -> String {
    let digits = String(Int((share * 1000).rounded()))
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "\(padded.dropLast(3)).\(padded.suffix(3))"
  }
}
