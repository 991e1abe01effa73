/// The name by which a pipeline file calls for a step: small letters, digits and hyphens.
public struct StepName: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let description: String
  public init(stringLiteral name: String) { description = name }
}

/// What a pipeline file may name. Its options are its stored properties marked ``Option``.
public protocol Step: Codable, Sendable {
  static var name: StepName { get }
  /// A full third-person sentence on what happens to the page, and its limit.
  static var summary: String { get }
  init()
  /// Looks at the options together; a single one has its range.
  ///
  /// - Throws: ``InvalidOption``.
  func validate() throws
}

extension Step {
  public func validate() throws {}
}

/// A step that marks a page.
public protocol Stage: Step {
  /// What it does, and near misses that it leaves alone.
  static var examples: [Example] { get }
  /// Marks the page. Synchronous, since many pages run side by side.
  func run(on page: inout Page) throws
}

/// A stage that looks at many pages of a site first: banners, templates, duplicates.
public protocol SurveyingStage: Stage {
  associatedtype Findings: Sendable, Codable
  func survey(_ pages: some Sequence<Page>) -> Findings
  func run(on page: inout Page, knowing findings: Findings) throws
}

/// Where a writer's bytes belong.
public enum Destination: Sendable, Hashable {
  /// With those of the other pages in one stream, or in a file a page of this extension.
  case stream(fileExtension: String)

  public var fileExtension: String {
    switch self { case .stream(let fileExtension): fileExtension }
  }
}

/// A step that renders what stands at its place in the pipeline.
public protocol Writer: Step {
  var destination: Destination { get }
  /// The page's bytes, with a line end; the same for the same page.
  func render(_ page: Page) throws -> [UInt8]
}

/// An option that ``Step/validate()`` does not take.
public struct InvalidOption: Error, Sendable, CustomStringConvertible {
  public let option, description: String
  public init(_ option: String, _ problem: String) { (self.option, description) = (option, problem) }
}
