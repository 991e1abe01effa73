/// The findings of the surveys of a run, by step and host. Encoded as an object by host, then by the step's id.
public struct SurveyFindings: Sendable {
  private struct Key: Hashable { let step, host: String }
  private var findings: [Key: any Sendable & Codable] = [:]

  /// The file format version.
  private static let version = 1

  /// Creates empty findings.
  public init() {}

  /// Whether there are no findings.
  package var isEmpty: Bool { findings.isEmpty }

  /// The hosts with findings, sorted.
  package var hosts: [String] { Set(findings.keys.map(\.host)).sorted() }

  /// The findings about one host.
  package func only(_ host: String) -> SurveyFindings {
    var part = SurveyFindings()
    part.findings = findings.filter { $0.key.host == host }
    return part
  }

  /// The findings of the step with this id about a host.
  package func found<Found>(_ kind: Found.Type, by step: String, of host: String) -> Found? {
    findings[Key(step: step, host: host)] as? Found
  }

  /// Whether the step with this id has findings about a host.
  func has(_ step: String, of host: String?) -> Bool { findings[Key(step: step, host: host ?? "")] != nil }

  mutating func set(_ found: any Sendable & Codable, step: String, host: String) { findings[Key(step: step, host: host)] = found }

  /// Merges findings; for the same host, existing ones take precedence.
  package mutating func merge(_ other: SurveyFindings) { findings.merge(other.findings) { $1 } }

  func run(_ stage: any SurveyingStage, as id: String, on page: inout Page) throws {
    guard !findings.isEmpty, let found = findings[Key(step: id, host: page.origin.host ?? "")] else { return try stage.run(on: &page) }
    try run(stage, knowing: found, on: &page)
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

  /// Decodes the findings of another run for the surveying stages of this pipeline. Findings of other stages are skipped.
  ///
  /// - Throws: `DecodingError` for a file of another version or structure.
  package init(from decoder: any Decoder, for pipeline: Pipeline) throws {
    let file = try decoder.container(keyedBy: Name.self)
    let version = try file.decode(Int.self, forKey: Name("version"))
    guard version == Self.version else {
      throw DecodingError.dataCorrupted(.init(codingPath: [Name("version")], debugDescription: "version \(version) is not \(Self.version)"))
    }
    let hosts = try file.nestedContainer(keyedBy: Name.self, forKey: Name("hosts"))
    let stages = pipeline.entries.compactMap { entry in entry.surveyingStage.map { (entry.id, $0) } }
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
