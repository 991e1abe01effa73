import Winnow

/// The extensions that the command line allows: shared libraries with stages, and programs as stages. Only flags and the environment can
/// allow them, never a pipeline file.
struct Extensions: Sendable {
  /// The libraries, those of the environment first.
  var plugins: [String] { ofEnvironment + ofFlags }
  private let ofEnvironment: [String]
  private var ofFlags: [String] = []
  /// Whether pipelines may use the stage `exec`.
  private(set) var allowsExec = false
  /// The command line without these flags.
  private(set) var rest: [String] = []

  /// - Throws: ``PluginError`` for a flag without its path.
  init(_ arguments: [String], environment: [String: String]) throws(PluginError) {
    ofEnvironment = environment["WINNOW_PLUGINS"]?.split(separator: ":").map(String.init) ?? []
    var words = arguments[...]
    while let word = words.popFirst() {
      switch word {
      case "--": (rest, words) = (rest + [word] + words, [])
      case "--allow-exec": allowsExec = true
      case "--plugin":
        guard let path = words.popFirst() else { throw PluginError(path: word, message: "needs the path of a library") }
        ofFlags.append(path)
      case _ where word.hasPrefix("--plugin="): ofFlags.append(String(word.dropFirst("--plugin=".count)))
      default: rest.append(word)
      }
    }
  }

  /// The flags to pass to worker processes, which inherit the environment.
  var flags: [String] { ofFlags.flatMap { ["--plugin", $0] } + (allowsExec ? ["--allow-exec"] : []) }
}
