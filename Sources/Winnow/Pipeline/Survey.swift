/// What the surveys of a run found, by step and host. It encodes itself as an object by host, then by the step's id.
public struct SurveyFindings: Sendable {
  private struct Key: Hashable { let step, host: String }
  private var findings: [Key: any Sendable & Codable] = [:]

  /// How the file says what it is.
  private static let version = 1

  /// Nothing was found yet.
  public init() {}

  /// Whether nothing was found.
  public var isEmpty: Bool { findings.isEmpty }

  /// Surveys the pages, host by host, for every surveying stage of the pipeline. A stage sees the pages as the stages
  /// before it leave them.
  public mutating func survey(_ pages: [Page], for pipeline: Pipeline) {
    let groups = Dictionary(grouping: pages) { $0.origin.host ?? "" }
    for entry in pipeline.entries {
      guard let stage = entry.step as? any SurveyingStage else { continue }
      for (host, pages) in groups where pages.count > 1 { add(stage, entry.id, host, pages, pipeline) }
    }
  }

  private mutating func add(_ stage: some SurveyingStage, _ id: String, _ host: String, _ pages: [Page], _ pipeline: Pipeline) {
    let prepared = pages.compactMap { page -> Page? in
      var page = page
      guard (try? pipeline.run(on: &page, findings: self, until: id)) != nil else { return nil }
      return page
    }
    findings[Key(step: id, host: host)] = stage.survey(prepared)
  }

  func run(_ entry: Pipeline.Entry, on page: inout Page) throws {
    guard let stage = entry.step as? any Stage else { return }
    if let surveying = stage as? any SurveyingStage, let found = findings[Key(step: entry.id, host: page.origin.host ?? "")] {
      try run(surveying, knowing: found, on: &page)
    } else {
      try stage.run(on: &page)
    }
  }

  private func run<S: SurveyingStage>(_ stage: S, knowing found: any Sendable & Codable, on page: inout Page) throws {
    if let found = found as? S.Findings { try stage.run(on: &page, knowing: found) } else { try stage.run(on: &page) }
  }
}

extension SurveyFindings: Encodable {
  fileprivate struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  public func encode(to encoder: any Encoder) throws {
    var file = encoder.container(keyedBy: Name.self)
    try file.encode(Self.version, forKey: Name("version"))
    var hosts = file.nestedContainer(keyedBy: Name.self, forKey: Name("hosts"))
    for (host, keys) in Dictionary(grouping: findings.keys, by: \.host).sorted(by: { $0.key < $1.key }) {
      var steps = hosts.nestedContainer(keyedBy: Name.self, forKey: Name(host))
      for key in keys.sorted(by: { $0.step < $1.step }) {
        if let found = findings[key] { try found.encode(to: steps.superEncoder(forKey: Name(key.step))) }
      }
    }
  }

  /// Reads what another run found, for the surveying stages of this pipeline. What it says of other stages is passed over.
  ///
  /// - Throws: `DecodingError` for a file of another version or form.
  public init(from decoder: any Decoder, for pipeline: Pipeline) throws {
    let file = try decoder.container(keyedBy: Name.self)
    let version = try file.decode(Int.self, forKey: Name("version"))
    guard version == Self.version else {
      throw DecodingError.dataCorrupted(.init(codingPath: [Name("version")], debugDescription: "version \(version) is not \(Self.version)"))
    }
    let hosts = try file.nestedContainer(keyedBy: Name.self, forKey: Name("hosts"))
    let stages = pipeline.entries.compactMap { entry in (entry.step as? any SurveyingStage).map { (entry.id, $0) } }
    for host in hosts.allKeys {
      let steps = try hosts.nestedContainer(keyedBy: Name.self, forKey: host)
      for (id, stage) in stages where steps.contains(Name(id)) {
        findings[Key(step: id, host: host.stringValue)] = try Self.decode(stage, from: steps.superDecoder(forKey: Name(id)))
      }
    }
  }

  private static func decode<S: SurveyingStage>(_ stage: S, from decoder: any Decoder) throws -> any Sendable & Codable {
    try S.Findings(from: decoder)
  }
}
