package import Winnow
import WinnowStages

/// A pipeline as a program in another language has it: what `winnow run`, `dry-run` and `explain` do with a page, as bytes.
package struct ForeignPipeline: Sendable {
  private let choice: PipelineChoice
  /// The same for a caller who asks for the text alone.
  private let textChoice: PipelineChoice
  /// What it was made of, where that is no file.
  private let source: PipelineSource?
  /// What a survey found, by the pipeline's name.
  private let findings: [String: SurveyFindings]

  /// - Parameters:
  ///   - name: of a pipeline, or its file, as the command line takes it; `auto` chooses by the page's host.
  ///   - survey: a file of `winnow survey`; it goes before the one that the pipeline names.
  /// - Throws: ``Winnow/PipelineError`` for the first mistake, and what is wrong with the survey.
  package init(named name: String, survey: String? = nil) throws {
    try self.init(try PipelineChoice(name, WinnowCommand.registry, warn: { _ in }), nil, survey)
  }

  /// - Parameters:
  ///   - json: a pipeline file's text.
  ///   - survey: as above.
  /// - Throws: ``Winnow/PipelineError`` for the first mistake, and what is wrong with the survey.
  package init(json: String, survey: String? = nil) throws {
    let source = PipelineSource(file: "pipeline", bytes: Array(json.utf8))
    try self.init(PipelineChoice(try PipelineSearch().loader(WinnowCommand.registry).load(source)), source, survey)
  }

  private init(_ choice: PipelineChoice, _ source: PipelineSource?, _ survey: String?) throws {
    (self.choice, textChoice, self.source) = (choice, choice.mapped(\.textAlone), source)
    findings = try SiteSurvey.stored(choice, file: survey)
  }

  private init(_ other: ForeignPipeline, writer: any Writer) {
    (textChoice, source, findings) = (other.textChoice, other.source, other.findings)
    choice = (writer is WriteText ? other.textChoice : other.choice).mapped { $0.writing(with: writer) }
  }

  /// The same pipeline with another writer.
  ///
  /// - Parameters:
  ///   - format: as `--format` names it.
  ///   - options: the writer's, as a pipeline file has them: a JSON object.
  /// - Throws: ``Winnow/PipelineError`` for a format or an option that is not there.
  package func writing(_ format: String, options: String? = nil) throws -> ForeignPipeline {
    guard let known = Format(argument: format) else {
      throw PipelineError(message: "there is no format \"\(format)\"; \(NearestName.hint(format, among: Format.allValueStrings) ?? "")")
    }
    guard let options else { return ForeignPipeline(self, writer: known.writer) }
    let step = "{\"stages\": [{\"stage\": \"\(type(of: known.writer).name)\", \"with\": \(options)}]}"
    do {
      let made = try PipelineSearch().loader(WinnowCommand.registry).load(PipelineSource(file: format, bytes: Array(step.utf8)))
      return ForeignPipeline(self, writer: made.writers.first ?? known.writer)
    } catch {
      // The place is one of the text that was made here.
      throw PipelineError(message: "the format \"\(format)\": \(error.message)")
    }
  }

  /// What the pipeline's writers make of a page.
  package func output(of raw: RawPage) throws(PageError) -> [UInt8] {
    let (pipeline, findings) = pipeline(for: raw)
    let outputs = try pipeline.clean(raw, findings: findings).outputs
    // Nothing is written to files here, so an output that the pipeline names is left out.
    let elsewhere = Set(pipeline.entries.filter { $0.output != nil }.map(\.id))
    let own = outputs.filter { !elsewhere.contains($0.step) }
    return own.count == 1 ? own[0].bytes : own.flatMap(\.bytes)
  }

  /// The page's main text.
  package func text(of raw: RawPage) throws(PageError) -> String {
    let (pipeline, findings) = pipeline(for: raw, textChoice)
    return try pipeline.clean(raw, findings: findings).text
  }

  /// All that the stages do to a page, and why: a JSON list.
  package func edits(on raw: RawPage) throws(PageError) -> [UInt8] {
    let (pipeline, findings) = pipeline(for: raw)
    var page = try raw.parsed(pipeline.limits)
    var traces: [StepTrace] = []
    _ = try pipeline.run(on: &page, findings: findings) { traces.append($0) }
    return DryRunJSON.edits(traces)
  }

  /// What became of some words of a page, and what would keep them: a JSON object, or `null` where the page does not have them.
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
