/// A test in a pipeline file: a page and the expected result.
package struct PipelineTest: Sendable {
  /// The location of the page.
  package enum Source: Sendable {
    /// HTML in the pipeline file.
    case html(String)
    /// Plain text in the pipeline file.
    case text(String)
    /// A file in the pipeline's folder.
    case file(String)
  }

  /// An expectation about the page's result.
  package struct Expectation: Sendable {
    /// The kinds of expectations.
    package enum Kind: Sendable {
      /// The record's title.
      case title(String)
      /// Words that the text contains.
      case contains(String)
      /// Words that the text does not contain.
      case lacks(String)
      /// A part of the record: an object with these members and possibly others.
      case record(JSON)
      /// The complete list of the titles of related articles.
      case related([String])
      /// Words of a block that this stage drops.
      case drops(stage: String, String)
    }
    /// The expectation.
    package let kind: Kind
    /// The offset of its value in the pipeline file, in bytes.
    package let offset: Int
  }

  /// The test's name, in a few words.
  package let name: String
  /// Its page.
  package let source: Source
  /// The page's URL.
  package let url: String?
  /// The expected results.
  package let expectations: [Expectation]
  /// The pipeline's file.
  package let file: PipelineSource
  /// The test's offset in the file, in bytes.
  package let offset: Int
}

extension PipelineTest {
  /// A failed expectation.
  package struct Failure: Sendable {
    /// What was expected.
    package let expectation: Expectation
    /// What was found.
    package let message: String
    /// The step that caused the failure, if known.
    package let step: String?
  }

  /// The expectations that fail.
  /// - Parameters:
  ///   - page: the page after the pipeline.
  ///   - record: the page's record as JSON.
  ///   - text: the page's text.
  package func failures(of page: Page, record: JSON, text: String) -> [Failure] {
    expectations.compactMap { expectation in
      failure(expectation.kind, page, record, text).map { Failure(expectation: expectation, message: $0.message, step: $0.step) }
    }
  }

  private func failure(_ kind: Expectation.Kind, _ page: Page, _ record: JSON, _ text: String) -> (message: String, step: String?)? {
    switch kind {
    case .title(let title):
      let found = page.record[.title] ?? ""
      return found == title ? nil : ("the title is “\(found)”, not “\(title)”", setter(of: "title", page))
    case .contains(let words):
      return text.contains(words) ? nil : ("the text lacks “\(words)”", dropper(of: words, page))
    case .lacks(let words):
      return text.contains(words) ? ("the text contains “\(words)”", nil) : nil
    case .record(let part):
      return Self.difference(part, record, "").map { ("the record's \($0.message)", setter(of: $0.key, page)) }
    case .related(let titles):
      let found = page.record.related.map(\.title)
      return found == titles ? nil : ("related is \(found), not \(titles)", setter(of: "related", page))
    case .drops(let stage, let words):
      let block = page.tree.blocks.first { $0.text.contains(words) }
      guard let block else { return ("the page has no block with “\(words)”", nil) }
      let step = page.edit(dropping: block)?.step
      return step == stage
        ? nil : (step.map { "“\(words)” is dropped by \($0), not by \(stage)" } ?? "“\(words)” is not dropped", step ?? stage)
    }
  }

  private func dropper(of words: String, _ page: Page) -> String? {
    page.tree.blocks.first { $0.text.contains(words) && !page.isKept($0.nodes) }.flatMap { page.edit(dropping: $0)?.step }
  }

  private func setter(of key: String, _ page: Page) -> String? { page.journal.edits.last { $0.assignment?.key == key }?.step }

  /// The first difference between a value and the expected part of it.
  private static func difference(_ part: JSON, _ whole: JSON?, _ path: String) -> (message: String, key: String)? {
    let key = path.split(separator: ".").first.map(String.init) ?? ""
    guard let whole else { return ("\(path) is absent, not \(part.text)", key) }
    switch (part, whole) {
    case (.object(let members), .object):
      for member in members {
        if let found = difference(member.node.value, whole[member.key], path.isEmpty ? member.key : "\(path).\(member.key)") {
          return found
        }
      }
      return nil
    case (.array(let parts), .array(let items)):
      guard parts.count == items.count else { return ("\(path) has \(items.count) entries, not \(parts.count)", key) }
      for (index, pair) in zip(parts, items).enumerated() {
        if let found = difference(pair.0.value, pair.1.value, "\(path).\(index)") { return found }
      }
      return nil
    default:
      return part.text == whole.text ? nil : ("\(path) is \(whole.text), not \(part.text)", key)
    }
  }
}
