import ArgumentParser
import FoundationEssentials
import Winnow
import WinnowIO

/// Diagnoses misplaced arguments and suggests the correct command line.
enum UsageHints {
  /// The difference between `auto`, `article` and `news`.
  private static let choice = "auto chooses by the page's host, article is for any page, news for news"

  /// The error for a missing pipeline, or a file that is not a pipeline.
  ///
  /// - Returns: `nil` for a possible name of a pipeline.
  static func pipeline(_ name: String) -> ValidationError? {
    if isAddress(name) { return ValidationError("\(address(name)), where a pipeline is one of auto, article, news: \(choice).") }
    guard isPage(name) else { return nil }
    return ValidationError("\(name) is not a pipeline: one comes before the pages, such as auto \(name); \(choice).")
  }

  /// The hint for a page argument that is a URL; `nil` for a path.
  static func page(_ name: String) -> InputError? { isAddress(name) ? InputError(description: address(name)) : nil }

  private static func address(_ name: String) -> String { "Winnow does not fetch: curl -sL '\(name)' | winnow run auto -" }

  private static func isAddress(_ name: String) -> Bool {
    ["http://", "https://"].contains { name.prefix($0.count).lowercased() == $0 }
  }

  private static func isPage(_ name: String) -> Bool {
    name == "-" || !name.hasSuffix(".json") && FileManager.default.fileExists(atPath: name)
  }

  /// The command whose verb begins these words.
  static func command(of words: [String]) -> any ParsableCommand.Type {
    words.reduce(WinnowCommand.self as any ParsableCommand.Type) { command, word in
      command.configuration.subcommands.first { $0.configuration.commandName == word } ?? command
    }
  }

  /// The error for a first word that is not a known verb.
  ///
  /// - Returns: the message, and the command that lacks the verb; `nil` if there is no error, or if the parser reports it.
  static func verb(_ words: [String]) -> (sentence: String, command: any ParsableCommand.Type)? {
    var command: any ParsableCommand.Type = WinnowCommand.self
    for word in words {
      let verbs = command.configuration.subcommands
      guard !verbs.isEmpty, !word.hasPrefix("-"), word != "help" else { return nil }
      if let verb = verbs.first(where: { $0.configuration.commandName == word }) {
        command = verb
        continue
      }
      if isAddress(word) { return (address(word), command) }
      if isPage(word) { return ("a verb and a pipeline come before the pages, such as winnow run auto \(word); \(choice)", command) }
      let names = verbs.map { $0.configuration }.filter { $0.shouldDisplay }.compactMap { $0.commandName }
      let own = command == WinnowCommand.self ? ForeignWords.verb(word).map { "did you mean \"winnow \($0)\"?" } : nil
      return ("there is no verb \"\(word)\"; \(own ?? SpellingSuggestion.hint(word, among: names) ?? "")", command)
    }
    return nil
  }
}
