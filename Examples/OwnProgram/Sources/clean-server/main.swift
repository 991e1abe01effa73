import FlyingFox
import Foundation
import WinnowStages

let news = try Pipeline(builtIn: "news")
let port = UInt16(CommandLine.arguments.dropFirst().first ?? "") ?? 8080
let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: port), logger: .disabled)

await server.appendRoute("POST /clean") { request in
  let origin = Origin(url: request.query["url"], name: request.query["url"] ?? "page")
  let page = RawPage(origin: origin, bytes: Array(try await request.bodyData))
  do {
    let article = try news.clean(page)
    return HTTPResponse(statusCode: .ok, headers: [.contentType: "application/json"], body: Data(article.outputs.flatMap(\.bytes)))
  } catch {
    return HTTPResponse(
      statusCode: .unprocessableContent, headers: [.contentType: "text/plain; charset=utf-8"], body: Data("\(error)\n".utf8))
  }
}
try await server.run()
