import Winnow

/// The pages of a run that later ones are compared with: the last `maxCount` pages, in bounded memory.
package struct NearDuplicateMemory: Sendable {
  private let maxCount: Int
  private var ids: [String] = []
  /// ``width`` numbers per page; those of a short text are the hash and zeros.
  private var digests: [UInt64] = []
  /// The number of pages added; page `n` is at `n % maxCount`.
  private var count = 0
  /// By band and hash of the band: the last such page, counted from 1.
  private var tables: [[UInt32]]

  private static let width = 1 + MinHash.bins / MinHash.binsOfNumber
  /// One band for the whole text, and one for each number of the digest: two pages with four equal bins are compared, which finds all but
  /// one of 5,000 pairs with a similarity of 0.8.
  private static let bands = width
  private static let firstSize = 1 << 10

  init(pages: Int) {
    maxCount = pages
    tables = [[UInt32]](repeating: [UInt32](repeating: 0, count: Self.firstSize), count: Self.bands)
  }

  /// Finds the most similar earlier page, and adds this page to the memory.
  mutating func add(_ page: PageDigest, similarity: Double) -> Resemblance? {
    guard !page.digest.isEmpty else { return nil }
    let found = best(page.digest, similarity)
    // Only the first page of a cluster is stored.
    if found?.similarity != 1 { remember(page) }
    return found
  }

  private func best(_ digest: [UInt64], _ similarity: Double) -> Resemblance? {
    var best: (page: Int, similarity: Double)?
    for band in digest.indices {
      let entry = Int(tables[band][slot(digest[band], band)])
      guard entry > 0, count - entry < maxCount else { continue }
      let other = digests[((entry - 1) % maxCount) * Self.width..<((entry - 1) % maxCount + 1) * Self.width]
      let found = MinHash.similarity(digest[...], other.prefix(other.dropFirst().allSatisfy { $0 == 0 } ? 1 : Self.width))
      if found >= similarity, found > best?.similarity ?? 0 { best = (entry - 1, found) }
      if found == 1 { break }
    }
    return best.map { Resemblance(id: ids[$0.page % maxCount], similarity: $0.similarity) }
  }

  private func slot(_ value: UInt64, _ band: Int) -> Int {
    Int(truncatingIfNeeded: ((value ^ UInt64(band)) &* 0x9E37_79B9_7F4A_7C15) >> 32) & (tables[band].count - 1)
  }

  private mutating func remember(_ page: PageDigest) {
    let digest = page.digest + [UInt64](repeating: 0, count: Self.width - page.digest.count)
    if count < maxCount {
      ids.append(page.id)
      digests += digest
    } else {
      ids[count % maxCount] = page.id
      digests.replaceSubrange((count % maxCount) * Self.width..<(count % maxCount + 1) * Self.width, with: digest)
    }
    count += 1
    if count * 2 > tables[0].count, tables[0].count < maxCount * 2 { grow() } else { enter(count, digest) }
  }

  private mutating func enter(_ number: Int, _ digest: some Collection<UInt64>) {
    let isShort = digest.dropFirst().allSatisfy { $0 == 0 }
    for (band, value) in digest.enumerated() where band == 0 || !isShort {
      tables[band][slot(value, band)] = UInt32(truncatingIfNeeded: number)
    }
  }

  private mutating func grow() {
    let size = tables[0].count * 2
    tables = [[UInt32]](repeating: [UInt32](repeating: 0, count: size), count: Self.bands)
    for number in max(1, count - maxCount + 1)...count {
      enter(number, digests[((number - 1) % maxCount) * Self.width..<((number - 1) % maxCount + 1) * Self.width])
    }
  }
}
