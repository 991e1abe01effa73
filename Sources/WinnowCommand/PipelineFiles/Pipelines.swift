import ArgumentParser
import SystemPackage
import Winnow

struct Pipelines: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pipeline", abstract: "Lists, shows, checks and makes pipelines.",
    subcommands: [List.self, Show.self, Lint.self, PipelineInit.self, PipelineSchema.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the pipelines that can be named.")

    func run() throws {
      let search = PipelineSearch()
      let loader = search.loader(WinnowCommand.registry)
      let style = Style(isColoured: Console.wantsColour(.standardOutput))
      let widest = search.names.map(\.count).max() ?? 0
      for name in search.names {
        let text: String
        do {
          let pipeline = try loader.load(named: name)
          text = pipeline.description + (pipeline.hosts.isEmpty ? "" : style.dim("  for \(pipeline.hosts.joined(separator: ", "))"))
        } catch { text = style.red("\(error)") }
        Console.write("\(style.bold(name))\(String(repeating: " ", count: widest - name.count + 2))\(text)\n", to: .standardOutput)
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Shows a pipeline as it runs, with all that it extends and every option.")
    @Argument(help: "A pipeline's name or file.", completion: .pipelines) var pipeline: String

    func run() throws {
      do {
        let pipeline = try PipelineSearch().loader(WinnowCommand.registry).load(named: pipeline)
        let style = Style(isColoured: Console.wantsColour(.standardOutput))
        var out = "\(style.bold(pipeline.name))  \(pipeline.description)\n\(style.dim("from " + pipeline.files.joined(separator: ", ")))\n"
        for entry in pipeline.entries {
          let name = type(of: entry.step).name.description
          out +=
            "\n\(style.cyan(entry.id))\(entry.id == name ? "" : " (\(name))")\(entry.condition == nil ? "" : "  with a condition")\(entry.output.map { "  to \($0)" } ?? "")\n"
          for option in OptionDescription.all(of: entry.step) {
            out += "  \(option.name) = \(option.defaultValue.text)\n"
          }
        }
        Console.write(out, to: .standardOutput)
      } catch { throw Failure.stop(error) }
    }
  }

  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lint", abstract: "Checks pipeline files; silent if they are valid.")
    @Argument(help: "Names or files; all that can be named otherwise.", completion: .pipelines) var pipelines: [String] = []

    func run() throws {
      let search = PipelineSearch()
      let loader = search.loader(WinnowCommand.registry)
      var failed = false
      for name in pipelines.isEmpty ? search.names : pipelines {
        do {
          let pipeline = try loader.load(named: name)
          _ = try OutputRoutes([pipeline], output: nil)
          for mistake in pipeline.orderWarnings {
            Console.error("\(mistake)")
            failed = true
          }
        } catch {
          Console.error("\(error)")
          failed = true
        }
      }
      if failed { throw ExitCode.configuration }
    }
  }
}
