import ArgumentParser
import SystemPackage
import Winnow
import WinnowIO

/// The format of messages on standard error.
enum LogFormat: String, ExpressibleByArgument, CaseIterable, Sendable { case text, json }

/// The messages of a run on standard error: sentences for people, or one JSON object per line for programs.
struct Log: Sendable {
  let format: LogFormat

  enum Level: String { case info, warning, error }

  /// - Parameter fields: additional members for programs.
  func log(_ level: Level, _ message: String, _ fields: (inout JSONWriter) -> Void = { _ in }) {
    guard format == .json else { return Console.error(message) }
    var json = JSONWriter()
    json.object { json in
      json.member("level", level.rawValue)
      json.member("message", message)
      fields(&json)
    }
    json.lineEnd()
    Console.write(String(decoding: json.bytes, as: UTF8.self), to: .standardError)
  }

  func failed(_ page: Origin, _ error: PageError) {
    log(.error, format == .json ? "\(error)" : "\(page.name): \(error)") { json in
      json.member("page", page.name)
      json.member("class", error.kind)
      if case .stage(let id, _) = error { json.member("stage", id) }
    }
  }

  func warned(_ page: Origin, _ warning: String) {
    log(.warning, format == .json ? warning : "\(page.name): \(warning)") { json in json.member("page", page.name) }
  }

  func skipped(_ file: SkippedFile) {
    log(.warning, format == .json ? "skipped: \(file.reason)" : "\(file)") { json in json.member("file", file.name) }
  }
}
