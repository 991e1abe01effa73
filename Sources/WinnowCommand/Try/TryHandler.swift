#if Try
  import FlyingFox
  import FoundationEssentials
  import Winnow
  import WinnowStages

  /// Answers only a browser on this machine: a page of another site can send requests, but not with these headers.
  struct TryHandler: HTTPHandler {
    let session: TrySession

    /// Allows only own scripts and styles; the report in its frame has a policy of its own.
    private static let policy =
      "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"

    static let script =
      "\"use strict\";\n(() => {\n"
      + [
        PackageResources.server_js, PackageResources.patch_js, PackageResources.completion_js, PackageResources.editor_js,
        PackageResources.change_js, PackageResources.session_js,
      ]
      .map { String(decoding: $0, as: UTF8.self) }.joined() + "})();\n"
    static let style = [PackageResources.base_css, PackageResources.try_css].map { String(decoding: $0, as: UTF8.self) }.joined()

    /// Maximum bytes of a pasted page or a saved text.
    private static let maxBodyLength = 64 << 20

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
      guard Self.isLocal(request) else { return HTTPResponse(statusCode: .forbidden) }
      switch (request.method, request.path) {
      case (.GET, "/"):
        return Self.answer(String(decoding: PackageResources.try_html, as: UTF8.self), "text/html; charset=utf-8", policy: Self.policy)
      case (.GET, "/try.js"): return Self.answer(Self.script, "text/javascript; charset=utf-8")
      case (.GET, "/try.css"): return Self.answer(Self.style, "text/css; charset=utf-8")
      case (.GET, "/schema"): return Self.answer(session.schema, "application/json")
      case (.GET, "/state"): return Self.answer(await session.state(), "application/json")
      case (.GET, "/report"): return Self.answer(await session.report, "text/html; charset=utf-8")
      case (.POST, "/draft"), (.POST, "/save"), (.POST, "/page"): return try await change(request)
      case (.POST, _): return HTTPResponse(statusCode: .notFound)
      case (.GET, _): return HTTPResponse(statusCode: .notFound)
      default: return HTTPResponse(statusCode: .methodNotAllowed)
      }
    }

    private func change(_ request: HTTPRequest) async throws -> HTTPResponse {
      // CSRF: cross-site forms cannot set custom headers without a CORS preflight.
      guard Self.isFromHere(request), request.headers[HTTPHeader("X-Winnow")] == "try" else { return HTTPResponse(statusCode: .forbidden) }
      guard let length = request.headers[.contentLength].flatMap({ Int($0) }), length <= Self.maxBodyLength else {
        return HTTPResponse(statusCode: .payloadTooLarge)
      }
      let body = [UInt8](try await request.bodyData)
      switch request.path {
      case "/draft": return Self.answer(await session.draft(String(decoding: body, as: UTF8.self)), "application/json")
      case "/page":
        return Self.answer(
          await session.show(body, named: request.query.first { $0.name == "name" }?.value ?? "pasted page"), "application/json")
      default:
        do { return Self.answer(try await session.save(String(decoding: body, as: UTF8.self)), "application/json") } catch {
          return Self.answer("\(error)", "text/plain; charset=utf-8", status: .internalServerError)
        }
      }
    }

    /// Rejects DNS rebinding (foreign `Host`) and cross-origin requests (foreign `Origin`).
    private static func isLocal(_ request: HTTPRequest) -> Bool {
      guard let host = request.headers[.host], ["127.0.0.1", "localhost"].contains(host.split(separator: ":").first.map(String.init) ?? "")
      else { return false }
      return request.headers[HTTPHeader("Origin")] == nil || isFromHere(request)
    }

    private static func isFromHere(_ request: HTTPRequest) -> Bool {
      guard let host = request.headers[.host], let origin = request.headers[HTTPHeader("Origin")] else { return false }
      return origin == "http://\(host)"
    }

    private static func answer(_ text: String, _ type: String, policy: String? = nil, status: HTTPStatusCode = .ok) -> HTTPResponse {
      var headers: HTTPHeaders = [
        .contentType: type, .cacheControl: "no-store", HTTPHeader("X-Content-Type-Options"): "nosniff",
        HTTPHeader("X-Frame-Options"): "SAMEORIGIN",
      ]
      if let policy { headers[HTTPHeader("Content-Security-Policy")] = policy }
      return HTTPResponse(statusCode: status, headers: headers, body: .init(text.utf8))
    }
  }
#endif
