#if Try
  import ArgumentParser
  import FlyingFox
  import FlyingSocks
  import FoundationEssentials
  import SystemPackage
  import Winnow

  struct Try: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "try",
      abstract: "Shows what a pipeline makes of a page in a browser, where it can be changed, and what each change does.",
      discussion: """
          winnow try my-news.json page.html

        The pipeline can be edited in the browser, or in any editor; its file is written only by Save. A pipeline that is no file of \
        one's own is extended by a new one. Other pages are pasted or dropped into the browser. \
        All is served on this machine only, to a browser on this machine only. Ctrl-C ends it.
        """)

    @Argument(help: "A pipeline's name or file.", completion: .pipelines) var pipeline: String
    @Argument(help: "A file with a page.") var page: String
    @ArgumentParser.Option(help: "The port; a free one otherwise.") var port: UInt16 = 0

    func run() async throws {
      var isFolder = false
      if FileManager.default.fileExists(atPath: page, isDirectory: &isFolder), isFolder {
        throw ValidationError("\(page) is a folder; name one page.")
      }
      guard FileManager.default.isReadableFile(atPath: page) else {
        Console.error("\(page): there is no such file")
        throw ExitCode.noInput
      }
      let session: TrySession
      do { session = try TrySession(pipeline: pipeline, page: page, WinnowCommand.registry) } catch { throw Failure.stop(error) }
      let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: port), logger: .disabled, handler: TryHandler(session: session))
      let running = Task { try await server.run() }
      do {
        try await server.waitUntilListening()
        if case .ip4(_, let port) = await server.listeningAddress { Console.write("http://127.0.0.1:\(port)/\n", to: .standardOutput) }
        try await running.value
      } catch { throw Failure.stop(error) }
    }
  }
#endif
