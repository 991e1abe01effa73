import Winnow

/// The pages of a run that later ones are compared with: the last `most` pages, in bounded memory.
package struct NearDuplicateMemory: Sendable {
  private let most: Int
  private var ids: [String] = []
  /// ``width`` numbers per page; those of a short text are the hash and zeros.
  private var digests: [UInt64] = []
  /// The number of pages added; page `n` is at `n % most`.
  private var count = 0
  /// By band and hash of the band: the last such page, counted from 1.
  private var tables: [[UInt32]]

  private static let width = 1 + MinHash.bins / MinHash.binsOfNumber
  /// One band for the whole text, and one for each number of the digest: two pages with four equal bins are compared, which finds all but
  /// one of 5,000 pairs with a similarity of 0.8.
  private static let bands = width
  private static let firstSize = 1 << 10

  init(pages: Int) {
    most = pages
    tables = [[UInt32]](repeating: [UInt32](repeating: 0, count: Self.firstSize), count: Self.bands)
  }

  /// Finds the most similar earlier page, and adds this page to the memory.
  mutating func add(_ page: PageDigest, share: Double) -> Resemblance? {
    guard !page.digest.isEmpty else { return nil }
    let found = best(page.digest, share)
    // Only the first page of a cluster is stored.
    if found?.share != 1 { remember(page) }
    return found
  }

  private func best(_ digest: [UInt64], _ share: Double) -> Resemblance? {
    var best: (page: Int, share: Double)?
    for band in digest.indices {
      let entry = Int(tables[band][slot(digest[band], band)])
      guard entry > 0, count - entry < most else { continue }
      let other = digests[((entry - 1) % most) * Self.width..<((entry - 1) % most + 1) * Self.width]
      let found = MinHash.share(digest[...], other.prefix(other.dropFirst().allSatisfy { $0 == 0 } ? 1 : Self.width))
      if found >= share, found > best?.share ?? 0 { best = (entry - 1, found) }
      if found == 1 { break }
    }
    return best.map { Resemblance(id: ids[$0.page % most], share: $0.share) }
  }

  private func slot(_ value: UInt64, _ band: Int) -> Int {
    Int(truncatingIfNeeded: ((value ^ UInt64(band)) &* 0x9E37_79B9_7F4A_7C15) >> 32) & (tables[band].count - 1)
  }

  private mutating func remember(_ page: PageDigest) {
    let digest = page.digest + [UInt64](repeating: 0, count: Self.width - page.digest.count)
    if count < most {
      ids.append(page.id)
      digests += digest
    } else {
      ids[count % most] = page.id
      digests.replaceSubrange((count % most) * Self.width..<(count % most + 1) * Self.width, with: digest)
    }
    count += 1
    if count * 2 > tables[0].count, tables[0].count < most * 2 { grow() } else { enter(count, digest) }
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
    for number in max(1, count - most + 1)...count {
      enter(number, digests[((number - 1) % most) * Self.width..<((number - 1) % most + 1) * Self.width])
    }
  }
}
