import Foundation
import Testing

/// `winnow try`, with requests of a browser, and with forbidden ones.
@Suite struct TryTests {
  private static let ask = """
    import sys, urllib.request, urllib.error
    method, body, url = sys.argv[1:4]
    request = urllib.request.Request(url, method=method, data=body.encode() if method == "POST" else None, headers=dict(pair.split("=", 1) for pair in sys.argv[4:]))
    try:
        answer = urllib.request.urlopen(request, timeout=10)
        print(answer.status, answer.headers.get("Content-Security-Policy", ""))
        print(answer.read().decode())
    except urllib.error.HTTPError as error:
        print(error.code)
    """

  private static let askOften = """
    import sys, urllib.request
    print(sum(urllib.request.urlopen(sys.argv[1], timeout=10).status == 200 for _ in range(1000)))
    """

  private static func get(_ url: String, _ headers: [String] = []) throws -> String {
    try Winnow.run(URL(filePath: "/usr/bin/env"), ["python3", "-c", ask, "GET", "", url] + headers).output
  }

  private static func post(_ url: String, _ body: String, _ headers: [String]) throws -> String {
    try Winnow.run(URL(filePath: "/usr/bin/env"), ["python3", "-c", ask, "POST", body, url] + headers).output
  }

  @Test func `saved changes are shown, and foreign requests are refused`() throws {
    let folder = try temporaryFolder()
    let file = "\(folder)/mine.json"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try #"{"name": "mine", "extends": "news"}"#.write(toFile: file, atomically: true, encoding: .utf8)
    let process = Process()
    let output = Pipe()
    (process.executableURL, process.arguments, process.standardOutput) = (
      Winnow.executable, ["try", file, "Fixtures/seed/wordpress.html"], output
    )
    process.currentDirectoryURL = Winnow.root
    try process.run()
    defer { process.terminate() }
    let url = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
    #expect(url.hasPrefix("http://127.0.0.1:"))
    let ours = ["Origin=\(url.dropLast())", "X-Winnow=try"]
    #expect(try Self.get(url).contains("default-src 'none'; script-src 'self'"))
    #expect(try Self.get(url + "state").contains(#""version":1"#))
    #expect(try Self.get(url + "report").contains("dropped as related articles"))
    #expect(try Self.get(url + "state").contains(#""version":1"#))
    let without = #"{"name": "mine", "extends": "news", "patch": {"drop-related": false}}"#
    try without.write(toFile: file, atomically: true, encoding: .utf8)
    let saved = try Self.get(url + "state")
    #expect(
      saved.contains(#""version":2"#) && saved.contains(#""won":[{"block":"#) && saved.contains(#""stage":"drop-related""#), "\(saved)")
    #expect(try !Self.get(url + "report").contains("drop-related <span"))
    // An error keeps the last valid report.
    let mistake = try Self.post(url + "draft", without.replacing("drop-related", with: "drop-realted"), ours)
    #expect(mistake.contains(#"did you mean \"drop-related\"?"#) && mistake.contains(#""line":1"#))
    #expect(try Self.get(url + "report").contains("id=\"rows\""))
    // A preview is not saved.
    let tried = try Self.post(url + "draft", #"{"name": "mine", "extends": "news"}"#, ours)
    #expect(tried.contains(#""isSaved":false"#) && tried.contains(#""lost":[{"block":"#), "\(tried)")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == without)
    #expect(try Self.post(url + "save", #"{"name": "mine", "extends": "article"}"#, ours).contains(#""isSaved":true"#))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == #"{"name": "mine", "extends": "article"}"#)
    #expect(try Self.post(url + "page?name=other", "<h1>Another page</h1><p>With a text of its own.", ours).contains(#""page":"other""#))
    #expect(try Self.get(url + "report").contains("Another page"))
    #expect(try Self.get(url + "schema").contains("options-of-drop-related"))
    // A browser polls four times a second while it is open, and nobody reads the command's output.
    #expect(try Winnow.run(URL(filePath: "/usr/bin/env"), ["python3", "-c", Self.askOften, url + "state"]).output == "1000\n")
    #expect(try Self.get(url, ["Host=evil.example"]) == "403\n")
    #expect(try Self.get(url + "report", ["Origin=http://evil.example"]) == "403\n")
    for wrong in [["X-Winnow=try"], ["Origin=http://evil.example", "X-Winnow=try"], [ours[0]], ours + ["Host=evil.example"]] {
      #expect(try Self.post(url + "save", "{}", wrong) == "403\n")
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("article"))
    #expect(try Self.get(url + "etc/passwd") == "404\n")
  }

  @Test func `a pipeline that is not a user's file is extended by a new one`() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let process = Process()
    let output = Pipe()
    (process.executableURL, process.arguments, process.standardOutput) = (
      Winnow.executable, ["try", "article", Winnow.root.appending(path: "Fixtures/seed/wordpress.html").path], output
    )
    process.currentDirectoryURL = URL(filePath: folder)
    try process.run()
    defer { process.terminate() }
    let url = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
    let state = try Self.get(url + "state")
    #expect(
      state.contains(#""file":"my-article.json""#) && state.contains(#"\"extends\": \"article\""#) && state.contains(#""isSaved":false"#),
      "\(state)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    _ = try Self.post(url + "save", #"{"name": "mine", "extends": "article"}"#, ["Origin=\(url.dropLast())", "X-Winnow=try"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["my-article.json"])
  }
}
