import Foundation
import Testing

/// `winnow try`, asked as a browser asks, and as none should.
@Suite struct TryTests {
  private static let ask = """
    import sys, urllib.request, urllib.error
    request = urllib.request.Request(sys.argv[1], headers=dict(pair.split("=", 1) for pair in sys.argv[2:]))
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
    try Winnow.run(URL(filePath: "/usr/bin/env"), ["python3", "-c", ask, url] + headers).output
  }

  @Test func `a save is seen, and strangers are refused`() throws {
    let folder = try temporaryFolder(), file = "\(folder)/mine.json"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try #"{"name": "mine", "extends": "news"}"#.write(toFile: file, atomically: true, encoding: .utf8)
    let process = Process(), output = Pipe()
    (process.executableURL, process.arguments, process.standardOutput) = (Winnow.executable, ["try", file, "Fixtures/seed/wordpress.html"], output)
    process.currentDirectoryURL = Winnow.root
    try process.run()
    defer { process.terminate() }
    let url = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
    #expect(url.hasPrefix("http://127.0.0.1:"))
    #expect(try Self.get(url).contains("default-src 'none'; script-src 'self'"))
    #expect(try Self.get(url + "report").contains("drop-related: link list"))
    let before = try Self.get(url + "version")
    #expect(try Self.get(url + "version") == before)
    try #"{"name": "mine", "extends": "news", "patch": {"drop-related": false}}"#.write(toFile: file, atomically: true, encoding: .utf8)
    #expect(try Self.get(url + "version") != before)
    #expect(try !Self.get(url + "report").contains("drop-related: link list"))
    try #"{"name": "mine", "extends": "news", "patch": {"drop-realted": false}}"#.write(toFile: file, atomically: true, encoding: .utf8)
    #expect(try Self.get(url + "report").contains("did you mean &quot;drop-related&quot;?"))
    // A browser asks five times a second, for as long as it is open; nobody reads what the command prints.
    #expect(try Winnow.run(URL(filePath: "/usr/bin/env"), ["python3", "-c", Self.askOften, url + "version"]).output == "1000\n")
    #expect(try Self.get(url, ["Host=evil.example"]) == "403\n")
    #expect(try Self.get(url + "report", ["Origin=http://evil.example"]) == "403\n")
    #expect(try Self.get(url + "etc/passwd") == "404\n")
  }
}
