public import ArgumentParser
import Glibc
import SystemPackage
public import Winnow
import WinnowStages

/// The `winnow` command as a library. To build an executable with additional stages:
///
///     await WinnowCommand.main(adding: [MyStage.self])
public struct WinnowCommand: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "winnow",
    abstract: "Separates the grain from the chaff of scraped web pages.",
    discussion: """
      A pipeline is a JSON file that names stages in order. Each stage marks what it drops, changes or finds, with its \
      reason; nothing disappears without one.

        winnow run news pages/ -o cleaned.ndjson   clean a folder
        winnow dry-run news page.html              see what each stage does, and why
        winnow explain news page.html --text "…"   see why words are gone, and what would keep them
        winnow diff news news-2.json pages/        see what another pipeline would change
        winnow try my-news.json page.html          change it in a browser, and see what each change does
        winnow test                                run the tests that pipelines hold
        winnow survey pages/ -o site.json          learn what a site's pages share
        winnow stages drop-related                 what a stage does, with examples

      Exit codes: 0 all pages came through; 1 some pages failed; 64 wrong use; 66 no such input; 69 the libxml2 that is \
      loaded cannot be used; 74 reading or writing failed; 78 a mistake in a pipeline file; 130 interrupted.
      """,
    version: "\(version)\n\(ParserVersion.running)",
    subcommands: verbs)

  /// Every command sets `commandName` explicitly: deriving it from the type name costs as much as a small page.
  private static var verbs: [any ParsableCommand.Type] {
    var verbs: [any ParsableCommand.Type] = [
      Run.self, DryRun.self, Explain.self, Diff.self, Test.self, Survey.self, Serve.self, Pages.self, Stages.self, New.self, Pipelines.self,
      Bench.self, Features.self, Worker.self,
    ]
    #if Try
      verbs.insert(Try.self, at: 2)
    #endif
    return verbs
  }

  static let version = WinnowVersion.version

  // Both are removed from the command line before it is parsed here: they determine the registered stages.
  @ArgumentParser.Option(
    help: ArgumentHelp("Load a library with stages; so does $WINNOW_PLUGINS, with colons between several.", valueName: "library"))
  var plugin: [String] = []
  @Flag(help: "Let pipelines run programs as stages, with the stage exec.") var allowExec = false

  /// Created by the argument parser only.
  public init() {}

  @TaskLocal static var registry = StepRegistry(builtInSteps).adding([Exec.self])
  @TaskLocal static var extensions: Extensions?

  /// Runs the command line with the built-in stages and these.
  public static func main(adding stages: [any Step.Type] = []) async {
    TerminalWidth.widenForHelp()
    Memory.configureMalloc()
    if let why = ParserVersion.running.incompatibility {
      Console.error(why)
      exit(withError: ExitCode.unusableLibrary)
    }
    do {
      let extensions = try Extensions(CommandArguments.texts, environment: Console.environment)
      var registry = StepRegistry(builtInSteps).adding([Exec.self]).adding(stages)
      // Ignore SIGPIPE: a child that exits while being written to fails its page, not this process.
      if extensions.allowsExec { _ = signal(SIGPIPE, SIG_IGN) }
      for plugin in extensions.plugins { registry = registry.adding(try PluginLibrary.stages(plugin, known: registry)) }
      await $registry.withValue(registry) { await $extensions.withValue(extensions) { await start(extensions.rest) } }
    } catch {
      Console.error("\(error)")
      exit(withError: ExitCode.configuration)
    }
  }

  private static func start(_ words: [String]) async {
    if let (sentence, command) = UsageHints.verb(words) { refuse(sentence, by: command) }
    if let sentence = OptionHints.mistake(words) { refuse(sentence, by: UsageHints.command(of: words)) }
    do {
      var command = try parsed(words)
      do {
        if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
      } catch let error as ValidationError {
        // swift-argument-parser would print the root command's usage here.
        refuse(error.message, by: type(of: command))
      }
    } catch { exit(withError: error) }
  }

  private static func parsed(_ words: [String]) throws -> any ParsableCommand {
    do { return try parseAsRoot(words) } catch {
      if let sentence = OptionHints.sentence(for: message(for: error), words) { refuse(sentence, by: UsageHints.command(of: words)) }
      throw error
    }
  }

  private static func refuse(_ sentence: String, by command: any ParsableCommand.Type) -> Never {
    let usage = command == WinnowCommand.self ? usageString() : usageString(for: command)
    let words = usage.split(separator: " ").prefix { !"[<-".contains($0.first ?? "-") }.joined(separator: " ")
    Console.write(
      "Error: \(Terminal.sanitized(sentence))\nUsage: \(usage)\n  See '\(words) --help' for more information.\n", to: .standardError)
    exit(withError: ExitCode.usage)
  }
}
