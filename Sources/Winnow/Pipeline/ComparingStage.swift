extension ComparingStage {
  public var role: StepRole { .comparing(self) }
}

/// A stage that compares a page with earlier pages of the run: near duplicates.
///
/// Workers compute the digest of a page; the run passes the digests to one memory in input order, so that the result does not depend on the
/// number of workers. A pipeline has at most one such stage.
public protocol ComparingStage: Stage {
  /// The state kept about earlier pages.
  associatedtype Memory
  /// The initial memory.
  func memory() -> Memory
  /// The page's digest: a few numbers, deterministic.
  func digest(of page: Page) -> [UInt64]
  /// Finds a similar earlier page, and adds this page to the memory.
  func compare(_ page: PageDigest, with memory: inout Memory) -> Resemblance?
  /// Edits the page, given a similar earlier page, or `nil`.
  func run(on page: inout Page, resembling earlier: Resemblance?) throws
}

/// The digest of a page, for comparison with later pages.
public struct PageDigest: Sendable, Hashable, Codable {
  /// The page's ``Origin/identity``.
  public let id: String
  /// The result of ``ComparingStage/digest(of:)``.
  public let digest: [UInt64]
  /// Creates a page digest.
  public init(id: String, digest: [UInt64]) { (self.id, self.digest) = (id, digest) }
}

/// A similar earlier page.
public struct Resemblance: Sendable, Hashable, Codable {
  /// The earlier page's ``Origin/identity``.
  public let id: String
  /// The estimated similarity of the two, 0 to 1.
  public let similarity: Double
  /// Creates a resemblance.
  public init(id: String, similarity: Double) { (self.id, self.similarity) = (id, similarity) }
}
