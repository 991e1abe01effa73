extension ComparingStage {
  public var role: StepRole { .comparing(self) }
}

/// A stage that compares a page with those before it in the run: near duplicates.
///
/// Workers take the digest of a page; the run hands the digests to one memory in the order of the pages, so that the first of
/// two like pages is the first of the inputs, however many workers there are. A pipeline has one such stage at most.
public protocol ComparingStage: Stage {
  /// What is remembered of the pages before.
  associatedtype Memory
  /// The memory before the first page.
  func memory() -> Memory
  /// What is to be remembered of the page: few numbers, and the same for the same page.
  func digest(of page: Page) -> [UInt64]
  /// Finds an earlier page that is like this one, and remembers this one.
  func compare(_ page: PageDigest, with memory: inout Memory) -> Resemblance?
  /// Makes its edits, knowing which earlier page it is like; `nil` for none.
  func run(on page: inout Page, resembling earlier: Resemblance?) throws
}

/// What is compared of a page with later ones.
public struct PageDigest: Sendable, Hashable, Codable {
  /// Its ``Origin/identity``.
  public let id: String
  /// What ``ComparingStage/digest(of:)`` made of it.
  public let digest: [UInt64]
  /// A page and its digest.
  public init(id: String, digest: [UInt64]) { (self.id, self.digest) = (id, digest) }
}

/// An earlier page that a page is like.
public struct Resemblance: Sendable, Hashable, Codable {
  /// The earlier page's ``Origin/identity``.
  public let id: String
  /// How much of both is expected to be the same, 0 to 1.
  public let share: Double
  /// A page that is like another.
  public init(id: String, share: Double) { (self.id, self.share) = (id, share) }
}
