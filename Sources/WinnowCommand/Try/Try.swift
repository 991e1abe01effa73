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
    abstract: "Shows what a pipeline makes of a page in a browser, anew whenever one of them is saved.",
    discussion: """
        winnow try my-news.json page.html

      The page is served on this machine only, to a browser on this machine only. Ctrl-C ends it.
      """)

  @Argument(help: "A pipeline's name or file.") var pipeline: String
  @Argument(help: "A file with a page.") var page: String
  @ArgumentParser.Option(help: "The port; a free one otherwise.") var port: UInt16 = 0

  func run() async throws {
    guard FileManager.default.isReadableFile(atPath: page) else {
      Console.error("\(page): there is no such file")
      throw ExitCode.noInput
    }
    do { _ = try PipelineSearch().loader(WinnowCommand.catalog).load(named: pipeline) } catch { throw Failure.stop(error) }
    let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: port), logger: .disabled, handler: TryHandler(page: TryPage(pipeline: pipeline, page: page)))
    let running = Task { try await server.run() }
    do {
      try await server.waitUntilListening()
      if case .ip4(_, let port) = await server.listeningAddress { Console.write("http://127.0.0.1:\(port)/\n", to: .standardOutput) }
      try await running.value
    } catch { throw Failure.stop(error) }
  }
}

/// Answers a browser on this machine, and nobody else: a page of another site can make a browser ask, but not with these headers.
struct TryHandler: HTTPHandler {
  let page: TryPage

  /// Scripts of ours alone; the report brings its own rule, in a frame.
  private static let policy = "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
  private static let frame = """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><title>Winnow</title><style>html, body, iframe { margin: 0; border: 0; width: 100%; height: 100%; display: block; }</style></head>
    <body><iframe id="report" title="The report"></iframe><script src="/try.js"></script></body></html>
    """

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard request.method == .GET, Self.isLocal(request) else { return HTTPResponse(statusCode: .forbidden) }
    switch request.path {
    case "/": return Self.answer(Self.frame, "text/html; charset=utf-8", policy: Self.policy)
    case "/try.js": return Self.answer(String(decoding: PackageResources.try_js, as: UTF8.self), "text/javascript; charset=utf-8")
    case "/version": return Self.answer(page.version, "text/plain; charset=utf-8")
    case "/report": return Self.answer(page.report, "text/html; charset=utf-8")
    default: return HTTPResponse(statusCode: .notFound)
    }
  }

  /// A name of another host that was made to point here, or an origin of another site, is refused.
  private static func isLocal(_ request: HTTPRequest) -> Bool {
    guard let host = request.headers[.host], ["127.0.0.1", "localhost"].contains(host.split(separator: ":").first.map(String.init) ?? "") else { return false }
    return request.headers[HTTPHeader("Origin")].map { $0 == "http://\(host)" } ?? true
  }

  private static func answer(_ text: String, _ type: String, policy: String? = nil) -> HTTPResponse {
    var headers: HTTPHeaders = [.contentType: type, .cacheControl: "no-store", HTTPHeader("X-Content-Type-Options"): "nosniff", HTTPHeader("X-Frame-Options"): "SAMEORIGIN"]
    if let policy { headers[HTTPHeader("Content-Security-Policy")] = policy }
    return HTTPResponse(statusCode: .ok, headers: headers, body: .init(text.utf8))
  }
}
#endif
