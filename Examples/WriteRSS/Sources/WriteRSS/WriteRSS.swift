public import Winnow
import WinnowStages

/// Writes an RSS 2.0 feed with one item per page: <https://www.rssboard.org/rss-specification>.
public struct WriteRSS: Writer {
  public static let name: StepName = "write-rss"
  public static let format = OutputFormat("rss")
  public static let summary = "Writes an RSS 2.0 feed with one item per page."
  @Option("The feed's title.") public var title = "Cleaned pages"
  @Option("The URL of the feed's site.") public var link = "https://example.org/"
  public init() {}

  public var destination: Destination {
    let head =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>\(MarkupText.escaped(title))</title>"
      + "<link>\(MarkupText.escaped(link))</link><description>\(MarkupText.escaped(title))</description>\n"
    let foot = "</channel></rss>\n"
    return .stream(fileExtension: "rss", envelope: Envelope(head: head, foot: foot, prologue: head, epilogue: foot))
  }

  public func render(_ page: Page) throws -> [UInt8] {
    let record = page.record
    var item = "<item><title>\(MarkupText.escaped(record[.title] ?? page.origin.name))</title>"
    if let link = record[.canonical] ?? page.origin.url { item += "<link>\(MarkupText.escaped(link))</link>" }
    for author in record.authors { item += "<author>\(MarkupText.escaped(author.name))</author>" }
    for tag in record[.tags] { item += "<category>\(MarkupText.escaped(tag))</category>" }
    item += "<guid isPermaLink=\"false\">\(MarkupText.escaped(page.origin.identity))</guid>"
    return Array("\(item)<description>\(MarkupText.escaped(page.text))</description></item>\n".utf8)
  }
}
