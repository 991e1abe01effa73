/// The name by which a pipeline file calls for a step: small letters, digits and hyphens.
public struct StepName: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let description: String
  public init(stringLiteral name: String) { description = name }
}

/// What a pipeline file may name. Its options are its stored properties marked ``Option``.
public protocol Step: Codable, Sendable {
  /// By this a pipeline file calls for it.
  static var name: StepName { get }
  /// A full third-person sentence on what happens to the page, and its limit.
  static var summary: String { get }
  /// What its result depends on, where a step of the pipeline provides it; that step has to come before. Nothing, unless it says so.
  static var requires: [Capability] { get }
  /// What steps after it may build on. Nothing, unless it says so.
  static var provides: [Capability] { get }
  /// Of a writer: how the command line calls for what it writes. By no name, unless it says so.
  static var format: OutputFormat { get }
  /// The step with its options as they are where a file says nothing.
  init()
  /// Looks at the options together; a single one has its range.
  ///
  /// - Throws: ``InvalidOption``.
  func validate() throws
  /// What it is to a run. Stages and writers have theirs by their protocol, and say none.
  var role: StepRole { get }
}

extension Step {
  public static var requires: [Capability] { [] }
  public static var provides: [Capability] { [] }
  public static var format: OutputFormat { .unnamed }
  public func validate() throws {}
  public var role: StepRole { .none }
}

/// What a step is to a run. It is the step's own word, since to ask the runtime what a value conforms to takes as long as many a stage.
public enum StepRole: Sendable {
  /// It makes edits to pages.
  case stage(any Stage)
  /// It looks at many pages of a site first.
  case surveying(any SurveyingStage)
  /// It compares a page with those before it.
  case comparing(any ComparingStage)
  /// It renders pages.
  case writer(any Writer)
  /// It does nothing.
  case none
}

extension Stage {
  public var role: StepRole { .stage(self) }
}

extension SurveyingStage {
  public var fewestPages: Int { 2 }
  public var role: StepRole { .surveying(self) }
}

extension ComparingStage {
  public var role: StepRole { .comparing(self) }
}

extension Writer {
  public var role: StepRole { .writer(self) }
}

/// A step that makes edits to a page.
public protocol Stage: Step {
  /// What it does, and near misses that it does not change.
  static var examples: [Example] { get }
  /// Makes its edits. Synchronous, since many pages run side by side.
  func run(on page: inout Page) throws
}

/// A stage that looks at many pages of a site first: banners, templates, duplicates.
public protocol SurveyingStage: Stage {
  /// What it learns of a site.
  associatedtype Findings: Sendable, Codable
  /// The fewest pages of a site that teach it anything: what it finds of fewer leaves every page as it would be without. 2 unless it says
  /// otherwise.
  var fewestPages: Int { get }
  /// What the page has that its site's other pages may have too, such as the texts of its blocks, in a form that can be compared.
  /// The page comes as the stages before this one leave it when nothing is known of its site.
  func siteFeatures(of page: Page) -> [String]
  /// What is learned from the document frequencies of the site's features.
  func findings(of frequency: DocumentFrequency) -> Findings
  /// Makes its edits, knowing what was learned of its site.
  func run(on page: inout Page, knowing findings: Findings) throws
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

/// Where a writer's bytes belong.
public struct Destination: Sendable, Hashable {
  /// Of a file with these bytes, without the dot.
  package let fileExtension: String
  /// What stands around the pages in one file of many.
  package let envelope: Envelope

  /// With those of the other pages in one stream, or in a file a page.
  public static func stream(fileExtension: String, envelope: Envelope = Envelope()) -> Destination {
    Destination(fileExtension: fileExtension, envelope: envelope)
  }
}

/// What stands around the pages in a file, so that a file of many pages is well formed too.
public struct Envelope: Sendable, Hashable {
  /// Before the first page, between two, and after the last one of a file of many.
  package let head, separator, foot: [UInt8]
  /// Before and after a page that is a file of its own.
  package let prologue, epilogue: [UInt8]
  /// Where each page is a document: what its body begins behind, and what follows it. A file of many is one document, with the head of the
  /// first page and the bodies of all.
  package let beforeBody, afterBody: [UInt8]
  /// Whether each page is a member by itself where the file is packed, as WARC has it.
  package let compressesEachPage: Bool

  /// Nothing stands around the pages, unless it is said.
  public init(
    head: String = "", separator: String = "", foot: String = "", prologue: String = "", epilogue: String = "",
    beforeBody: String = "", afterBody: String = "", compressesEachPage: Bool = false
  ) {
    (self.beforeBody, self.afterBody) = (Array(beforeBody.utf8), Array(afterBody.utf8))
    (self.head, self.separator, self.foot) = (Array(head.utf8), Array(separator.utf8), Array(foot.utf8))
    (self.prologue, self.epilogue, self.compressesEachPage) = (Array(prologue.utf8), Array(epilogue.utf8), compressesEachPage)
  }

  /// What of a page goes into a file of many.
  package func part(of page: [UInt8], isFirst: Bool) -> [UInt8] {
    guard !afterBody.isEmpty else { return page }
    let start = isFirst ? 0 : UTF8Bytes.firstRange(of: beforeBody, in: page[...])?.upperBound ?? 0
    let hasEnd = page[start...].suffix(afterBody.count).elementsEqual(afterBody)
    return Array(page[start...].dropLast(hasEnd ? afterBody.count : 0))
  }
}

/// A step that renders what stands at its place in the pipeline.
public protocol Writer: Step {
  /// Where its bytes belong, and what stands around them.
  var destination: Destination { get }
  /// The page's bytes, with a line end; the same for the same page.
  func render(_ page: Page) throws -> [UInt8]
}

/// An option that ``Step/validate()`` does not take.
public struct InvalidOption: Error, Sendable, CustomStringConvertible {
  /// The option's key; what is wrong with its value.
  public let option, description: String
  /// An option and what is wrong with its value.
  public init(_ option: String, _ problem: String) { (self.option, description) = (option, problem) }
}
