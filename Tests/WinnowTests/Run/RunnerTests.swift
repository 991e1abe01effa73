import Foundation
import Testing
import Winnow
import WinnowIO
import WinnowStages

@Suite struct RunnerTests {
  private struct Trap: Stage {
    static let name: StepName = "trap"
    static let summary = "Fails on pages that request it."
    static let examples: [Example] = []
    struct Sprung: Error {}
    func run(on page: inout Page) throws { if page.blocks.contains(where: { $0.text == "trap" }) { throw Sprung() } }
  }

  private static func cleaning(_ pipeline: Pipeline) -> PageProcessor<String> {
    PageProcessor(
      load: { text in
        let origin = Origin(id: text, url: "https://example.org/\(text.utf8.count)", name: text)
        return (origin, .success(RawPage(origin: origin, bytes: Array(text.utf8))))
      }, keepsFailed: true
    ) { _ in (pipeline, SurveyFindings()) }
  }

  private func run(_ texts: [String], workers: Int, onError: Pipeline.OnError = .fail) async throws -> [String] {
    let pipeline = Pipeline(name: "t", entries: [.init(id: "trap", step: Trap(), onError: onError), .init(id: "out", step: WriteNDJSON())])
    var out: [String] = []
    try await Runner(workers: workers).run(texts, clean: { Self.cleaning(pipeline).begin($0) }) { outcome in
      switch outcome.result {
      case .success(let outputs): out += outputs.map { String(decoding: $0.bytes, as: UTF8.self) }
      case .failure(let error): out.append("\(outcome.origin.name): \(error)")
      }
    }
    return out
  }

  @Test func `order and bytes do not depend on the number of workers`() async throws {
    let texts = (0..<200).map { "<p>page \($0) " + String(repeating: "x ", count: ($0 * 37) % 4000) }
    let one = try await run(texts, workers: 1)
    #expect(one.count == texts.count)
    for workers in [2, 5, 16] { #expect(try await run(texts, workers: workers) == one) }
  }

  @Test func `a failing page does not affect others`() async throws {
    let out = try await run(["<p>a", "<p>trap", "", "<p>b"], workers: 2)
    #expect(out.count == 4)
    #expect(out[1] == "<p>trap: stage \"trap\" failed: Sprung()")
    #expect(out[2] == ": the page is empty")
    #expect(out[3].contains("\"text\":\"b\""))
  }

  @Test func `a stage may be skipped with a warning`() async throws {
    let out = try await run(["<p>trap"], workers: 1, onError: .skip)
    #expect(out[0].contains("was skipped"))
  }

  @Test func `comparisons do not depend on the number of workers`() async throws {
    let words = (0..<300).map { "word\($0 * 7 % 301)" }
    let texts = (0..<120).map { number in
      "<p>" + words[(number % 30)..<(number % 30 + 200 + number % 3)].joined(separator: " ")
        + String(repeating: "<p>", count: number * 37 % 400)
    }
    let pipeline = Pipeline(
      name: "t",
      entries: [.init(id: "compare", step: FindNearDuplicates()), .init(id: "trap", step: Trap()), .init(id: "out", step: WriteNDJSON())])
    func run(_ runner: Runner) async throws -> [String] {
      var out: [String] = []
      let cleaning = PageProcessor<(Int, String)>(load: { number, text in
        let origin = Origin(id: "\(number)")
        return (origin, .success(RawPage(origin: origin, bytes: Array((number % 17 == 3 ? "" : text).utf8))))
      }) { _ in (pipeline, SurveyFindings()) }
      try await runner.run(
        texts.enumerated().map { ($0.offset, $0.element) }, clean: { cleaning.begin($0) }, comparisons: Comparisons([pipeline])
      ) { outcome in
        out.append((try? outcome.result.get().first).map { String(decoding: $0.bytes, as: UTF8.self) } ?? "failed")
      }
      return out
    }
    let one = try await run(Runner(workers: 1))
    #expect(one[30].contains(#""duplicateOf":"0""#) && !one[0].contains("duplicateOf"))
    #expect(one.count { $0.contains("duplicateOf") } > 60)
    for workers in [2, 7] { #expect(try await run(Runner(workers: workers)) == one) }
    #expect(try await run(Runner(workers: 3, isOrdered: false)).count == one.count)
  }

  @Test func `a dead letter can be run again`() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).ndjson").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    let pipeline = Pipeline(name: "t", entries: [.init(id: "trap", step: Trap())])
    var letters = try DeadLetters(file)
    var number = 0
    try await Runner(workers: 2).run(["<p>a", "<p>trap", ""], clean: { Self.cleaning(pipeline).begin($0) }) { outcome in
      number += 1
      try letters.add(outcome, number: number)
    }
    try letters.finish()
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.contains(#""class":"stage","stage":"trap""#) == true)
    let again = try Inputs([file]).map { try $0.load(limit: 1_000).1.get() }
    #expect(again.map { String(decoding: $0.bytes, as: UTF8.self) } == ["<p>trap", ""])
    #expect(again.first?.origin.url == "https://example.org/7")
  }
}
