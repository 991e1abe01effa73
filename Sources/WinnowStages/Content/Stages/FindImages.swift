package import Winnow

/// Lists the images of the content: URL, alternative text, caption, credit, and the declared size.
package struct FindImages: Stage {
  package static let name: StepName = "find-images"
  package static let summary =
    "Lists the images of the text: URL, alternative text, caption, credit and declared size; excludes icons, pixels and placeholders."
  package static let requires: [Capability] = [.mainContent, .authors, .attributions]
  package static let provides: [Capability] = [.images]
  package static let examples = [
    Example(
      "a figure",
      "<article><p>A text about a bridge.</p><figure><img src=https://example.org/b.jpg alt='The bridge' width=640><figcaption>The bridge today.</figcaption></figure><p>More of it.</p></article>",
      record: ["images": "https://example.org/b.jpg"]),
    Example(
      "a caption in a box of its own",
      "<article><p>A text about a bridge.</p><div class=wp-caption><a href=/b><img src=https://example.org/b.jpg></a><p class=wp-caption-text>The bridge today.</p></div><p>More of it.</p></article>",
      record: ["images": "https://example.org/b.jpg"]),
    Example(
      "a link that enlarges the picture",
      "<article><p>A text about a bridge.</p><figure><img src=https://example.org/b.jpg><a href=/b>Enlarge</a><figcaption>The bridge today.</figcaption></figure><p>More of it.</p></article>",
      record: ["images": "https://example.org/b.jpg"]),
    Example(
      "an address of the page's own folder",
      "<article><p>A text about a bridge.</p><p><img data-src=img/b.jpg src=blank.gif></p><p>More of it.</p></article>",
      url: "https://example.org/news/bridge.html", record: ["images": "https://example.org/news/img/b.jpg"]),
    Example(
      "a pixel for counting", "<article><p>A text about a bridge.<img src=https://example.org/p.gif width=1 height=1></p></article>",
      record: ["images": ""]),
  ]
  package init() {}

  package func run(on page: inout Page) throws {
    let images = page.tree.elements(.img)
    guard !images.isEmpty else { return }
    let formulas = images.contains(where: FormulaFinder.isFormula) ? FormulaFinder(page.tree).formulas : []
    let pictures = PictureReader(addresses: URLResolver(page))
    let media = MediaNeighbours(page)
    let credits = page.locatedValues.compactMap { value in
      value.attribution.flatMap { $0.kind == .photo ? (start: value.nodes.lowerBound, name: $0.name) : nil }
    }
    var last: InlineImage?
    var addresses: Set<String> = []
    for node in images where media.isKept(node.id) && !formulas.contains(where: { $0.nodes.contains(node.id) }) {
      guard let picture = pictures.picture(node), addresses.insert(picture.url).inserted else { continue }
      let figure = node.ancestors.prefix(4).first { $0.tag == .figure }
      if let figure, let last, last.isRendition(of: picture),
        figure.subtree.contains(where: { $0 < node.id && page.tree.tag(of: $0) == .img })
      {
        continue
      }
      last = picture
      var image = Image(url: picture.url, alt: picture.alt, width: picture.width, height: picture.height)
      if let caption = PictureCaption(of: node)?.caption { image.caption = CaptionText.line(of: caption) }
      if let figure {
        image.credit = credits.first { figure.subtree.contains($0.start) }?.name
      }
      page.set(.image(image), because: "picture of the content")
    }
  }
}
