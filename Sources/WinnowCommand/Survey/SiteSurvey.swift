import FoundationEssentials
import SystemPackage
import Winnow
import WinnowIO

/// The findings for surveying stages before a run: from a file, or from a survey of the first pages.
enum SiteSurvey {
  /// Maximum pages surveyed per site; more did not change the findings.
  static let pagesPerHost = 200

  /// The findings by the pipeline's name.
  ///
  /// - Parameter file: a file of findings; it takes precedence over the one that a pipeline names.
  static func findings(_ choice: PipelineChoice, _ inputs: Inputs, file: String?) throws -> [String: SurveyFindings] {
    let findings = try stored(choice, file: file)
    guard isWanted(choice, inputs, findings) else { return findings }
    var frequencies: [String: DocumentFrequencies] = [:]
    for sample in SiteSample(choice, inputs, pagesPerHost: pagesPerHost, maxInputs: pagesPerHost) {
      if let page = surveyed(sample) { frequencies[sample.pipeline.name, default: DocumentFrequencies()].add(page) }
    }
    return found(choice, frequencies).merging(findings) { $1 }
  }

  /// The findings, with concurrent processing of the surveyed pages.
  ///
  /// - Parameters:
  ///   - state: stores the findings, so that a resumed run does not survey again.
  ///   - cache: receives the pages.
  static func findings(
    _ choice: PipelineChoice, _ inputs: Inputs, file: String?, state: RunState?, workers: Int,
    cache: inout SurveyCache
  ) async throws -> [String: SurveyFindings] {
    let findings = try stored(choice, file: file)
    guard isWanted(choice, inputs, findings) else { return findings }
    let known = try choice.pipelines.compactMap { pipeline in
      try state?.storedValue(named: pipeline.name).map { (pipeline.name, try decoded($0, for: pipeline)) }
    }
    guard known.isEmpty else { return Dictionary(known) { $1 }.merging(findings) { $1 } }
    let new = found(
      choice,
      await frequencies(
        of: SiteSample(choice, inputs, pagesPerHost: pagesPerHost, maxInputs: pagesPerHost), workers: workers, cache: &cache))
    for (name, findings) in new { try state?.setValue(try bytes(findings), named: name) }
    return new.merging(findings) { $1 }
  }

  /// Whether to survey: a stream can be read only once, and a single page has no findings.
  private static func isWanted(_ choice: PipelineChoice, _ inputs: Inputs, _ stored: [String: SurveyFindings]) -> Bool {
    inputs.isRereadable && inputs.count != 1 && stored.count < choice.pipelines.count
  }

  private static func found(_ choice: PipelineChoice, _ frequencies: [String: DocumentFrequencies]) -> [String: SurveyFindings] {
    Dictionary(choice.pipelines.map { ($0.name, frequencies[$0.name]?.findings(for: $0) ?? SurveyFindings()) }) { $1 }
  }

  private static func frequencies(of samples: SiteSample, workers: Int, cache: inout SurveyCache) async -> [String: DocumentFrequencies] {
    await withTaskGroup(of: (pipeline: String, index: Int, page: SurveyedPage?).self) { group in
      var frequencies: [String: DocumentFrequencies] = [:]
      var running = 0
      func takeNext() async -> Bool {
        guard let next = await group.next() else { return false }
        running -= 1
        guard let page = next.page else { return true }
        frequencies[next.pipeline, default: DocumentFrequencies()].add(page)
        cache.keep(page, at: next.index)
        return true
      }
      for sample in samples {
        if running >= workers { _ = await takeNext() }
        group.addTask { (sample.pipeline.name, sample.index, surveyed(sample)) }
        running += 1
      }
      while await takeNext() {}
      return frequencies
    }
  }

  private static func surveyed(_ sample: SiteSample.Sample) -> SurveyedPage? {
    try? SurveyedPage(sample.raw, for: sample.pipeline, reading: sample.reading)
  }

  /// The findings in this file, or else in the files that the pipelines name.
  static func stored(_ choice: PipelineChoice, file: String?) throws -> [String: SurveyFindings] {
    var findings: [String: SurveyFindings] = [:]
    for pipeline in choice.pipelines {
      if let file = file ?? pipeline.survey { findings[pipeline.name] = try read(file, for: pipeline) }
    }
    return findings
  }

  /// The document frequencies, by the pipeline's name.
  struct Counts {
    fileprivate(set) var frequencies: [String: DocumentFrequencies] = [:]
    fileprivate(set) var pages = 0, failed = 0
    /// Whether counting stopped at the memory limit.
    fileprivate(set) var isFull = false
    fileprivate var seen: [String: Int] = [:]
  }

  /// Maximum number of distinct features held across all hosts (about 1 GB of memory).
  private static let maxSiteFeatures = 4_000_000

  /// Counts all pages for the surveying stages of their pipelines.
  static func counts(_ choice: PipelineChoice, _ inputs: Inputs, pagesPerHost: Int) -> Counts {
    var counts = Counts()
    for input in inputs {
      guard counts.frequencies.values.reduce(0, { $0 + $1.siteFeatures }) < maxSiteFeatures else {
        counts.isFull = true
        break
      }
      let (origin, raw) = input.load(limit: choice.fallback.limits.bytes)
      let pipeline = choice.pipeline(for: origin)
      guard pipeline.entries.contains(where: { $0.surveyingStage != nil }), counts.seen[origin.host ?? "", default: 0] < pagesPerHost else {
        continue
      }
      counts.seen[origin.host ?? "", default: 0] += 1
      guard let page = try? raw.get().parsed(pipeline.limits) else {
        counts.failed += 1
        continue
      }
      counts.frequencies[pipeline.name, default: DocumentFrequencies()].add(page, for: pipeline)
      counts.pages += 1
    }
    return counts
  }

  static func read(_ file: String, for pipeline: Pipeline) throws -> SurveyFindings {
    let bytes: [UInt8]
    do { bytes = try Bytes.ofFile(FilePath(file), limit: 256 << 20) } catch { throw InputError(description: "\(file): \(error)") }
    do { return try decoded(bytes, for: pipeline) } catch {
      throw InputError(description: "\(file) is not a file of winnow survey: \(Self.describe(error))")
    }
  }

  static func decoded(_ bytes: [UInt8], for pipeline: Pipeline) throws -> SurveyFindings {
    try decoder(pipeline).decode(StoredFindings.self, from: Data(bytes)).findings
  }

  /// The output format of `winnow survey --lines`.
  static func decoded(inLine line: [UInt8], for pipeline: Pipeline) throws -> SurveyFindings {
    try decoder(pipeline).decode(StoredLine.self, from: Data(line)).findings.findings
  }

  private static func decoder(_ pipeline: Pipeline) -> JSONDecoder {
    let decoder = JSONDecoder()
    if let key = StoredFindings.pipeline { decoder.userInfo[key] = pipeline }
    return decoder
  }

  static func describe(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, let context):
      (context.codingPath.map(\.stringValue) + ["\"\(key.stringValue)\" is missing"]).joined(separator: ": ")
    case .dataCorrupted(let context), .typeMismatch(_, let context), .valueNotFound(_, let context):
      [context.codingPath.map(\.stringValue).joined(separator: "/"), context.debugDescription].filter { !$0.isEmpty }.joined(
        separator: ": ")
    default: "\(error)"
    }
  }

  static func bytes(_ findings: SurveyFindings) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try [UInt8](encoder.encode(findings)) + [UInt8(ascii: "\n")]
  }
}

/// A line of `winnow survey --lines`.
private struct StoredLine: Decodable { let findings: StoredFindings }

/// Decoding findings requires the pipeline whose stages they are for.
private struct StoredFindings: Decodable {
  static let pipeline = CodingUserInfoKey(rawValue: "pipeline")
  let findings: SurveyFindings

  init(from decoder: any Decoder) throws {
    guard let key = Self.pipeline, let pipeline = decoder.userInfo[key] as? Pipeline else {
      throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no pipeline is known"))
    }
    findings = try SurveyFindings(from: decoder, for: pipeline)
  }
}
