import Foundation
import TestSupport

/// The number of trials for each kind of damage; `WINNOW_DAMAGES` sets it for a long run.
let damageRounds = ProcessInfo.processInfo.environment["WINNOW_DAMAGES"].flatMap { Int($0) } ?? 40

/// Corruption of files on disks and in transit.
enum Damage: CaseIterable {
  case flip, cut, insert, garbage

  /// Damages some bytes within this range only.
  func apply(to bytes: inout [UInt8], within range: Range<Int>, using generator: inout SeededGenerator) {
    let at = Int.random(in: range, using: &generator)
    let end = min(range.upperBound, at + Int.random(in: 1...64, using: &generator))
    switch self {
    case .flip: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case .cut: bytes.removeSubrange(at..<end)
    case .insert: bytes.insert(contentsOf: (at..<end).map { _ in UInt8.random(in: 0...255, using: &generator) }, at: at)
    case .garbage: for i in at..<end { bytes[i] = UInt8.random(in: 0...255, using: &generator) }
    }
  }
}
