import ArgumentParser
import FoundationEssentials
import SystemPackage

/// Better diagnostics for options that swift-argument-parser reports unclearly or misparses.
enum OptionHints {
  /// Options that may be given once; swift-argument-parser would silently use the last.
  private static let single: [String: String] = [
    "-o": "--output", "--output": "--output", "-f": "--format", "--format": "--format", "--resume": "--resume",
    "--dead-letter": "--dead-letter", "--metrics": "--metrics", "--html": "--html", "--survey": "--survey",
  ]
  private static let written: Set<String> = ["--output", "--resume", "--dead-letter", "--metrics", "--html"]

  /// Checks a command line before it is parsed.
  static func mistake(_ words: [String]) -> String? {
    guard words.first?.hasPrefix("---") != true else { return nil }
    var values: [String: String] = [:]
    var rest = words.prefix { $0 != "--" }[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word != "-" else { continue }
      let parts = word.hasPrefix("--") ? word.split(separator: "=", maxSplits: 1).map(String.init) : [word]
      guard let name = single[parts[0]] else {
        if FileManager.default.fileExists(atPath: word) {
          return "\(word) is a file whose name begins with a hyphen: write ./\(word), or -- before the names"
        }
        continue
      }
      guard let value = parts.count > 1 ? parts[1] : rest.popFirst() else { continue }
      if written.contains(name), CommandArguments.path(value) != FilePath(value) {
        return "\(parts[0]): \(value) is not UTF-8, and Winnow gives no file such a name"
      }
      if let other = values.updateValue(value, forKey: name), other != value {
        return "\(name) is given twice, as \(other) and as \(value); give it once"
      }
    }
    return nil
  }

  /// A clearer message for an error of the parser.
  ///
  /// - Parameter message: the parser's message.
  /// - Returns: `nil` if that is as clear.
  static func sentence(for message: String, _ words: [String]) -> String? {
    guard let name = quoted(in: message) else { return nil }
    if message.hasPrefix("Unknown option"), UsageHints.command(of: words) == Run.self, let hint = ForeignWords.option(name) {
      return "there is no option \(name): \(hint)"
    }
    if message.hasPrefix("Missing value"), let at = words.firstIndex(of: name), at + 1 < words.count, words[at + 1].hasPrefix("-") {
      let value = words[at + 1]
      return value.dropFirst().allSatisfy { $0.isNumber || $0 == "." }
        ? "\(name) takes no negative number, such as \(value)"
        : "\(name) has no value: \(value) is taken for an option; a name that begins with a hyphen is written ./\(value)"
    }
    return nil
  }

  /// The first quoted word: `-j` of “Missing value for '-j <jobs>'”.
  private static func quoted(in message: String) -> String? {
    let parts = message.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 ? parts[1].split(separator: " ").first.map(String.init) : nil
  }
}
