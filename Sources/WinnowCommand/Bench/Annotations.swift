import SystemPackage
import Winnow
import WinnowIO

/// The annotation of a page by a person.
protocol Annotation: Sendable {
  /// The page's id.
  var id: String { get }
  /// - Throws: ``InputError`` that names what is missing.
  init(_ json: JSON) throws(InputError)
}

/// The annotations in a file, and their scores of a pipeline's pages.
struct Annotations<Gold: Annotation>: Sendable {
  private let pages: [String: Gold]

  var count: Int { pages.count }

  /// - Throws: ``InputError`` with the file and the line.
  init(_ file: FilePath) throws {
    var pages: [String: Gold] = [:]
    for case .line(let line, _, let stream, let number) in try Inputs([file]) {
      do {
        let page = try Gold(JSON(line))
        pages[page.id] = page
      } catch let error as JSONError {
        throw InputError(description: "\(stream):\(number): this line is not valid JSON: \(error.message), at byte \(error.offset + 1)")
      } catch {
        throw InputError(description: "\(stream):\(number): \(error)")
      }
    }
    guard !pages.isEmpty else {
      throw InputError(description: "\(file): has no annotations; they are NDJSON, in a file that ends with .ndjson")
    }
    self.pages = pages
  }

  /// Cleans the annotated pages and scores each; the scores are sorted by id.
  func scores<Score: Sendable>(
    _ pipeline: Pipeline, _ inputs: Inputs, workers: Int, score: @escaping @Sendable (Gold, Result<Page, PageError>) -> Score
  ) async -> [Score] {
    let row = { @Sendable (input: PendingPage) -> (id: String, score: Score)? in
      let (origin, raw) = input.load(limit: pipeline.limits.bytes)
      guard let gold = pages[origin.identity] else { return nil }
      let cleaned = Result { () throws(PageError) in
        var page = try raw.get().parsed(pipeline.limits)
        _ = try pipeline.run(on: &page)
        return page
      }
      return (gold.id, score(gold, cleaned))
    }
    return await withTaskGroup(of: (id: String, score: Score)?.self) { group in
      var rows: [(id: String, score: Score)] = []
      var running = 0
      for input in inputs {
        if running >= workers, let done = await group.next() {
          running -= 1
          if let done { rows.append(done) }
        }
        running += 1
        group.addTask { row(input) }
      }
      for await done in group { if let done { rows.append(done) } }
      return rows.sorted { $0.id < $1.id }.map(\.score)
    }
  }
}
