import ArgumentParser
import FoundationEssentials
import SystemPackage
import Winnow

/// `winnow pipeline init`: creates a pipeline file.
struct PipelineInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Makes a pipeline file, by three questions or by flags.",
    discussion: """
        winnow pipeline init my-news --extends news --host '*.example.org'

      The file is Pipelines/NAME.json, and beside it lies .pipeline.schema.json, by which editors complete and check it.
      """)

  @Argument(help: "The pipeline's name: lowercase letters, digits and hyphens.") var name: String?
  @ArgumentParser.Option(help: "The pipeline that it changes.") var extends: String?
  @ArgumentParser.Option(help: "A host for which winnow run auto selects it; repeatable.") var host: [String] = []

  func run() throws {
    let search = PipelineSearch()
    let asks = name == nil
    if asks, !Console.isTerminal(.standardInput) {
      throw ValidationError("Name the pipeline, since the terminal is not interactive: winnow pipeline init NAME --extends news.")
    }
    let name = try self.name ?? Self.ask("What is it called?", "my-news")
    guard !name.isEmpty, name.allSatisfy({ "a"..."z" ~= $0 || "0"..."9" ~= $0 || $0 == "-" }) else {
      throw ValidationError("\"\(name)\" is not a name for a pipeline: use lowercase letters, digits and hyphens.")
    }
    guard name != "auto" else {
      throw ValidationError("auto is not a name for a pipeline: with it, a run chooses one by the page's host.")
    }
    let parent = try extends ?? (asks ? Self.ask("Which one does it change (\(search.names.joined(separator: ", ")))?", "news") : "article")
    guard search.names.contains(parent) else {
      throw ValidationError(
        "There is no pipeline \"\(parent)\"; \(SpellingSuggestion.hint(parent, among: search.names) ?? "`winnow pipeline list` lists them")."
      )
    }
    let hosts =
      try !host.isEmpty || !asks ? host : Self.ask("For pages of which hosts (nothing for any)?", "").split(separator: " ").map(String.init)
    let file = "Pipelines/\(name).json"
    guard !FileManager.default.fileExists(atPath: file) else { throw ValidationError("\(file) is there already.") }
    do {
      try FileManager.default.createDirectory(atPath: "Pipelines", withIntermediateDirectories: true)
      try Self.write(Self.text(name, parent, hosts), to: file)
      try Self.write(WinnowCommand.registry.schema.text + "\n", to: "Pipelines/\(Self.schema)")
    } catch { throw Failure.stop(error) }
    Console.write(
      """
      \(file) is made. Then:
        winnow pipeline show \(name)
        winnow dry-run \(name) PAGE
        winnow try \(name) PAGE

      """, to: .standardOutput)
  }

  private static let schema = ".pipeline.schema.json"

  static func text(_ name: String, _ parent: String, _ hosts: [String]) -> String {
    let match =
      hosts.isEmpty ? "" : "  \"match\": {\"hosts\": \(JSON.array(hosts.map { JSON.Node(value: .string($0), offset: 0) }).text)},\n"
    return """
      {
        "$schema": "\(schema)",
        "name": "\(name)",
        "description": "As \(parent), and …",
        "extends": "\(parent)",
      \(match)  // Changes by the stages' ids: {"with": {…}} sets options, false takes a stage out, {"insert": {…}, "after": "id"} adds one.
        "patch": {},
        "tests": []
      }

      """
  }

  private static func write(_ text: String, to file: String) throws {
    let descriptor = try FileDescriptor.open(
      FilePath(file), .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite, .groupRead, .otherRead])
    try descriptor.closeAfter { _ = try descriptor.writeAll(Array(text.utf8)) }
  }

  private static func ask(_ question: String, _ usual: String) throws -> String {
    Console.write("\(question)\(usual.isEmpty ? "" : " [\(usual)]") ", to: .standardError)
    guard let answer = readLine() else { throw ExitCode.failure }
    let words = answer.split(separator: " ").joined(separator: " ")
    return words.isEmpty ? usual : words
  }
}

/// `winnow pipeline schema`: prints the JSON Schema of pipeline files, for editors and validators.
struct PipelineSchema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints a JSON Schema of pipeline files, made from the stages that there are.",
    discussion: "A pipeline file names it under \"$schema\", so that editors complete and check the file.")

  func run() throws { Console.write(WinnowCommand.registry.schema.text + "\n", to: .standardOutput) }
}
