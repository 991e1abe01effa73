/// The keys of a pipeline file, an enum for each kind of object: what the readers take, and what the schema describes.
enum PipelineKey {
  enum File: String, CaseIterable {
    case schema = "$schema"
    case name, version, description, extends, match, survey, limits, stages, patch, onError, tests
  }

  enum Match: String, CaseIterable { case hosts }

  enum Stage: String, CaseIterable {
    case stage, id, with
    case condition = "if"
    case onError, output
  }

  enum Condition: String, CaseIterable { case language, host, pageType, selector, all, any, not }

  /// Of what a patch says of a step.
  enum Change: String, CaseIterable { case with, output, insert, before, after }

  /// Of a change that inserts a step.
  enum Insertion: String, CaseIterable { case insert, before, after }

  enum Test: String, CaseIterable { case name, html, text, page, url, expect }

  enum Expectation: String, CaseIterable { case title, contains, lacks, record, related, drops }
}
