import ArgumentParser
import FoundationEssentials
import Winnow
import WinnowIO

/// What a command line has in the wrong place, with what would be right.
enum UsageHints {
  /// Where `auto`, `article` and `news` differ.
  private static let choice = "auto chooses by the page's host, article is for any page, news for news"

  /// What is wrong with a pipeline that is not there, or is no pipeline file.
  ///
  /// - Returns: `nil` for a name that looks like that of a pipeline.
  static func pipeline(_ name: String) -> ValidationError? {
    if isAddress(name) { return ValidationError("\(address(name)), where a pipeline is one of auto, article, news: \(choice).") }
    guard isPage(name) else { return nil }
    return ValidationError("\(name) is no pipeline: one comes before the pages, such as auto \(name); \(choice).")
  }

  /// What is wrong with this page, where it is an address.
  static func page(_ name: String) -> InputError? { isAddress(name) ? InputError(description: address(name)) : nil }

  private static func address(_ name: String) -> String { "Winnow does not fetch: curl -sL '\(name)' | winnow run auto -" }

  private static func isAddress(_ name: String) -> Bool {
    ["http://", "https://"].contains { name.prefix($0.count).lowercased() == $0 }
  }

  private static func isPage(_ name: String) -> Bool {
    name == "-" || !name.hasSuffix(".json") && FileManager.default.fileExists(atPath: name)
  }

  /// The command whose verb these words begin with.
  static func command(of words: [String]) -> any ParsableCommand.Type {
    words.reduce(WinnowCommand.self as any ParsableCommand.Type) { command, word in
      command.configuration.subcommands.first { $0.configuration.commandName == word } ?? command
    }
  }

  /// What is wrong with the first word that should be a verb and is none.
  ///
  /// - Returns: the sentence, and the command that has no such verb; `nil` where all is well, or for the parser to say.
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
      return ("there is no verb \"\(word)\"; \(own ?? NearestName.hint(word, among: names) ?? "")", command)
    }
    return nil
  }
}
