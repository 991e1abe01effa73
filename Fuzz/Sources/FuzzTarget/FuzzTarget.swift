import Glibc
import SystemPackage
import Winnow
import WinnowIO
import WinnowStages

/// The functions under fuzzing, and the invariants for any input.
public enum FuzzTarget {
  private static let registry = StepRegistry(builtInSteps)
  private static let everything = Pipeline(
    name: "everything", entries: builtInSteps.map { .init(id: $0.name.description, step: $0.init()) })

  /// A page either has an error, or satisfies the laws.
  public static func page(_ bytes: [UInt8]) {
    guard var page = try? RawPage(origin: Origin(url: "https://example.org/a"), bytes: bytes).parsed(Limits()) else { return }
    let original = page
    do { _ = try everything.run(on: &page) } catch { fatalError("\(error)") }
    let dropped = page.tree.nodes.filter { $0.isText && !page.isKept($0) }.reduce(0) { $0 + $1.characterCount }
    precondition(
      page.characterCount(in: page.tree.root.subtree) + dropped == page.tree.root.characterCount, "kept and dropped are not everything")
    precondition(original.replaying(page.journal) == page, "the journal does not tell all")
  }

  /// A pipeline file either loads, or has an error with a location.
  public static func pipeline(_ bytes: [UInt8]) {
    let source = PipelineSource(file: "fuzz.json", bytes: bytes)
    do {
      let pipeline = try PipelineLoader(registry: registry) { _ in nil }.load(source)
      var page = Page(tree, origin: Origin(url: "https://example.org/a"))
      _ = try? pipeline.run(on: &page)
    } catch {
      precondition(!error.message.isEmpty && error.line >= 0)
    }
  }

  private static let tree: Tree = {
    do {
      return try Tree(html: Array("<title>A - B</title><h1>A</h1><p>Some text of a page.</p><ul><li><a href=/>Link</a></ul>".utf8))
    } catch { fatalError("\(error)") }
  }()

  /// In memory, and one per process, since fuzzers run concurrently.
  private static let file = FilePath("/dev/shm/winnow-fuzz-\(getpid())")

  private static func write(_ bytes: [UInt8]) throws {
    let out = try FileDescriptor.open(file, .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
    try out.closeAfter { _ = try out.writeAll(bytes) }
  }

  /// Reading an input terminates, and each of its pages has a name and either bytes or an error.
  public static func input(_ bytes: [UInt8]) {
    do { try write(bytes) } catch { fatalError("\(error)") }
    guard let inputs = try? Inputs([file.string]) else { return }
    let isCompressed = bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x28, 0xB5])
    var pages = 0
    for input in inputs {
      let (origin, loaded) = input.load(limit: 1 << 20)
      precondition(!origin.name.isEmpty)
      if case .failure(let error) = loaded { precondition(!"\(error)".isEmpty) }
      pages += 1
      precondition(pages <= bytes.count + 2 || isCompressed, "more pages than bytes")
    }
  }
}
