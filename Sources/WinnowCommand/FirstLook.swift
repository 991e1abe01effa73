import FoundationEssentials
import SystemPackage
import Winnow
import WinnowIO

/// What stages that learn from many pages of a site know before the run: from a file, or from a first look at the pages.
enum FirstLook {
  /// Enough to see what a site's pages share; more would only cost time.
  static let pagesPerHost = 200
  /// More pages than this are not held in memory at a time.
  static let mostPages = 4_000

  /// By the pipeline's name.
  ///
  /// - Parameters:
  ///   - file: of findings; it goes before the one that a pipeline names.
  ///   - state: keeps what is found, so that a run that goes on does not look again.
  static func findings(_ choice: PipelineChoice, _ inputs: Inputs, file: String?, state: RunState? = nil) throws -> [String: SurveyFindings] {
    var findings: [String: SurveyFindings] = [:]
    for pipeline in choice.pipelines {
      if let file = file ?? pipeline.survey { findings[pipeline.name] = try read(file, for: pipeline) }
    }
    // A stream can be read only once, and one page shares nothing.
    guard inputs.isRereadable, inputs.count != 1, findings.count < choice.pipelines.count else { return findings }
    return try remembered(choice, inputs, state).merging(findings) { $1 }
  }

  private static func remembered(_ choice: PipelineChoice, _ inputs: Inputs, _ state: RunState?) throws -> [String: SurveyFindings] {
    let known = try choice.pipelines.compactMap { pipeline in try state?.noted(pipeline.name).map { (pipeline.name, try decoded($0, for: pipeline)) } }
    if !known.isEmpty { return Dictionary(known) { $1 } }
    let found = try look(choice, inputs, pagesPerHost: pagesPerHost, most: pagesPerHost).findings
    for pipeline in choice.pipelines { try state?.note(try bytes(found[pipeline.name] ?? SurveyFindings()), as: pipeline.name) }
    return found
  }

  /// Surveys the pages.
  static func look(_ choice: PipelineChoice, _ inputs: Inputs, pagesPerHost: Int, most: Int) throws -> (findings: [String: SurveyFindings], pages: Int, failed: Int) {
    var groups: [String: (pipeline: Pipeline, pages: [Page])] = [:], seen: [String: Int] = [:], held = 0, failed = 0
    for input in inputs {
      guard held < most else { break }
      let (origin, raw) = input.load(limit: choice.fallback.limits.bytes)
      let pipeline = choice.pipeline(for: origin)
      guard pipeline.entries.contains(where: { $0.step is any SurveyingStage }), seen[origin.host ?? "", default: 0] < pagesPerHost else { continue }
      guard let page = try? raw.get().parsed(pipeline.limits) else { failed += 1; continue }
      groups[pipeline.name, default: (pipeline, [])].pages.append(page)
      seen[origin.host ?? "", default: 0] += 1
      held += 1
    }
    let findings = groups.mapValues { group in
      var findings = SurveyFindings()
      findings.survey(group.pages, for: group.pipeline)
      return findings
    }
    return (findings, held, failed)
  }

  static func read(_ file: String, for pipeline: Pipeline) throws -> SurveyFindings {
    let bytes = try Bytes.ofFile(FilePath(file), limit: 256 << 20)
    do { return try decoded(bytes, for: pipeline) } catch {
      throw InputError(description: "\(file) is no file of winnow survey: \(Self.said(error))")
    }
  }

  static func decoded(_ bytes: [UInt8], for pipeline: Pipeline) throws -> SurveyFindings {
    let decoder = JSONDecoder()
    if let key = StoredFindings.pipeline { decoder.userInfo[key] = pipeline }
    return try decoder.decode(StoredFindings.self, from: Data(bytes)).findings
  }

  private static func said(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context), .valueNotFound(_, let context):
      [context.codingPath.map(\.stringValue).joined(separator: "/"), context.debugDescription].filter { !$0.isEmpty }.joined(separator: ": ")
    default: "\(error)"
    }
  }

  static func bytes(_ findings: SurveyFindings) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try [UInt8](encoder.encode(findings)) + [UInt8(ascii: "\n")]
  }
}

/// Findings in a file mean something only beside the pipeline whose stages they are for.
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
