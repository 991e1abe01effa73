import SystemPackage
import Winnow

/// A progress bar on a terminal; otherwise a line every ten seconds.
struct Progress {
  private let total: Int?
  private let log: Log
  private let hasBar: Bool
  private var start = ContinuousClock.now
  private var shown: ContinuousClock.Instant
  private var hasLine = false
  /// The pages of the earlier run that this one resumes.
  private let before: Int

  private static let barInterval = Duration.milliseconds(100), lineInterval = Duration.seconds(10)
  private static let barWidth = 20

  init(total: Int?, before: Int, log: Log) {
    (self.total, self.before, self.log) = (total, before, log)
    hasBar = log.format == .text && Console.isTerminal(.standardError) && Console.environment["TERM"] != "dumb"
    shown = start
  }

  /// Starts the clock at the first page.
  mutating func begin() { (start, shown) = (.now, .now) }

  mutating func advance(_ tally: RunTally) {
    guard total != 1, ContinuousClock.now - shown > (hasBar ? Self.barInterval : Self.lineInterval) else { return }
    shown = .now
    let text = text(tally)
    guard hasBar else {
      return log.log(.info, text) { json in
        json.member("pages", Double(tally.pages))
        json.member("failed", Double(tally.failed))
        json.member("rate", rate(tally))
      }
    }
    hasLine = true
    let bar =
      total.map { total in
        let filled = total == 0 ? Self.barWidth : min(Self.barWidth, tally.pages * Self.barWidth / total)
        return String(repeating: "█", count: filled) + String(repeating: "░", count: Self.barWidth - filled) + " "
      } ?? ""
    let width = Console.width(of: .standardError)
    let line = bar.count + text.count < width ? bar + text : Terminal.cut(text, to: width)
    Console.write("\r\u{1B}[K\(line)", to: .standardError)
  }

  private func text(_ tally: RunTally) -> String {
    let rate = rate(tally)
    var text = "\(tally.pages)\(total.map { "/\($0)" } ?? "") pages, \(Int(rate)) a second"
    if let total, rate > 0 { text += ", \(Self.clock(Double(total - tally.pages) / rate)) left" }
    if tally.failed > 0 { text += ", \(tally.failed) failed" }
    return text
  }

  /// Clears the progress bar before another message is printed.
  mutating func clear() {
    if hasLine { Console.write("\r\u{1B}[K", to: .standardError) }
    hasLine = false
  }

  var seconds: Double { (ContinuousClock.now - start).inSeconds }
  private func rate(_ tally: RunTally) -> Double { Double(tally.pages - before) / max(0.001, seconds) }

  /// `1:02:03`, `4:05`.
  private static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    let parts = [whole / 3600, whole / 60 % 60, whole % 60]
    let shown = parts[0] > 0 ? parts : Array(parts.dropFirst())
    return shown.enumerated().map { $0.offset > 0 && $0.element < 10 ? "0\($0.element)" : "\($0.element)" }.joined(separator: ":")
  }
}

extension Duration {
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
