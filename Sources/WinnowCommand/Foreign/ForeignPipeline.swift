package import Winnow
import WinnowStages

/// The pipeline API of the C ABI: what `winnow run`, `dry-run` and `explain` do with a page, in and out as UTF-8 bytes.
package struct ForeignPipeline: Sendable {
  private let choice: PipelineChoice
  /// The pipeline without the steps that do not affect the text; see ``Winnow/Pipeline/textOnly``.
  private let textChoice: PipelineChoice
  /// The source text of a pipeline that was not loaded from a file; otherwise `nil`.
  private let source: PipelineSource?
  /// The survey findings, by the pipeline's name.
  private let findings: [String: SurveyFindings]

  /// Loads a pipeline by name or from a file.
  /// - Parameters:
  ///   - name: a pipeline's name or file, as on the command line; `auto` selects by the page's host.
  ///   - survey: a file of `winnow survey`; it takes precedence over the one that the pipeline names.
  /// - Throws: ``Winnow/PipelineError`` for the first error in the pipeline; ``WinnowIO/InputError`` if the survey file cannot be read.
  package init(named name: String, survey: String? = nil) throws {
    try self.init(try PipelineChoice(name, WinnowCommand.registry, warn: { _ in }), nil, survey)
  }

  /// Loads a pipeline from the text of a pipeline file.
  /// - Parameters:
  ///   - json: the text of a pipeline file.
  ///   - survey: as above.
  /// - Throws: ``Winnow/PipelineError`` for the first error in the pipeline; ``WinnowIO/InputError`` if the survey file cannot be read.
  package init(json: String, survey: String? = nil) throws {
    let source = PipelineSource(file: "pipeline", bytes: Array(json.utf8))
    try self.init(PipelineChoice(try PipelineSearch().loader(WinnowCommand.registry).load(source)), source, survey)
  }

  private init(_ choice: PipelineChoice, _ source: PipelineSource?, _ survey: String?) throws {
    (self.choice, textChoice, self.source) = (choice, choice.mapped(\.textOnly), source)
    findings = try SiteSurvey.stored(choice, file: survey)
  }

  private init(_ other: ForeignPipeline, writer: any Writer) {
    (textChoice, source, findings) = (other.textChoice, other.source, other.findings)
    choice = (writer is WriteText ? other.textChoice : other.choice).mapped { $0.replacingWriters(with: writer) }
  }

  /// The pipeline with another writer.
  ///
  /// - Parameters:
  ///   - format: the name for `--format`.
  ///   - options: the writer's options as in a pipeline file: a JSON object.
  /// - Throws: ``Winnow/PipelineError`` for an unknown format or option.
  package func writing(_ format: String, options: String? = nil) throws -> ForeignPipeline {
    guard let known = Format(argument: format) else {
      throw PipelineError(
        message: "there is no format \"\(format)\"; \(SpellingSuggestion.hint(format, among: Format.allValueStrings) ?? "")")
    }
    guard let options else { return ForeignPipeline(self, writer: known.writer) }
    let step = "{\"stages\": [{\"stage\": \"\(type(of: known.writer).name)\", \"with\": \(options)}]}"
    do {
      let made = try PipelineSearch().loader(WinnowCommand.registry).load(PipelineSource(file: format, bytes: Array(step.utf8)))
      return ForeignPipeline(self, writer: made.writers.first ?? known.writer)
    } catch {
      // The error's location is in the JSON generated above; drop it.
      throw PipelineError(message: "the format \"\(format)\": \(error.message)")
    }
  }

  /// The output of the pipeline's writers for a page.
  package func output(of raw: RawPage) throws(PageError) -> [UInt8] {
    let (pipeline, findings) = pipeline(for: raw)
    let outputs = try pipeline.clean(raw, findings: findings).outputs
    // No files are written here, so a writer with an output of its own is skipped.
    let elsewhere = Set(pipeline.entries.filter { $0.output != nil }.map(\.id))
    let own = outputs.filter { !elsewhere.contains($0.step) }
    return own.count == 1 ? own[0].bytes : own.flatMap(\.bytes)
  }

  /// The page's main text.
  package func text(of raw: RawPage) throws(PageError) -> String {
    let (pipeline, findings) = pipeline(for: raw, textChoice)
    return try pipeline.clean(raw, findings: findings).text
  }

  /// All edits of the stages on a page, with their reasons: a JSON array.
  package func edits(on raw: RawPage) throws(PageError) -> [UInt8] {
    let (pipeline, findings) = pipeline(for: raw)
    var page = try raw.parsed(pipeline.limits)
    var traces: [StepTrace] = []
    _ = try pipeline.run(on: &page, findings: findings) { traces.append($0) }
    return DryRunJSON.edits(traces)
  }

  /// What happened to some words of a page, and the change that would keep them: a JSON object, or `null` if the page does not contain
  /// them.
  package func explanation(of words: String, on raw: RawPage) throws -> String {
    let (pipeline, findings) = pipeline(for: raw)
    return try Explanation(words, raw.parsed(pipeline.limits), pipeline, findings, source: source)?.json ?? "null"
  }

  private func pipeline(for raw: RawPage, _ other: PipelineChoice? = nil) -> (Pipeline, SurveyFindings) {
    let pipeline = (other ?? choice).pipeline(for: raw.origin)
    return (pipeline, findings[pipeline.name] ?? SurveyFindings())
  }

  /// A JSON Schema of pipeline files.
  package static var schema: String { StepRegistry(builtInSteps).schema.text }
}
