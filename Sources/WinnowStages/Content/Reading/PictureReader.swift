import Winnow

/// Reads the images of a page from their elements.
struct PictureReader {
  let addresses: URLResolver

  /// The image of an `img`; `nil` for one that is not content: a pixel, an icon, a placeholder.
  func picture(_ node: Node) -> InlineImage? {
    let width = Self.size(node, "width")
    let height = Self.size(node, "height")
    if let width, width < Self.minSize, (height ?? 0) < Self.minSize { return nil }
    if let height, height < Self.minSize, (width ?? 0) < Self.minSize { return nil }
    guard !Self.isDecorative(node, width), let url = candidates(node).lazy.compactMap(resolved).first else { return nil }
    return InlineImage(url: url, alt: UTF8Bytes.collapsed((node[.alt] ?? "").utf8), width: width, height: height)
  }

  /// CSS pixels: an image that is smaller in both dimensions is an icon or a tracking pixel.
  private static let minSize = 33

  /// CSS pixels: maximum width of an icon.
  private static let maxIconWidth = 200

  private static func isDecorative(_ node: Node, _ width: Int?) -> Bool {
    if ContentClasses.builtIn.has(.decorativePictures, node) { return true }
    return (width ?? 0) < maxIconWidth
      && ContentClasses.words(of: node).contains {
        $0.split { $0 == "-" || $0 == "_" }.contains(where: ImageAttributes.decorations.contains)
      }
      || node.isSign
  }

  /// CSS pixels, from its attribute or its style.
  private static func size(_ node: Node, _ name: String) -> Int? {
    if let text = node[name] { return number(text) }
    guard let style = node[.style], style.contains(name) else { return nil }
    for declaration in style.split(separator: ";") {
      let parts = declaration.split(separator: ":", maxSplits: 1)
      if parts.count == 2, UTF8Bytes.collapsed(parts[0].utf8) == name, parts[1].contains("px") { return number(String(parts[1])) }
    }
    return nil
  }

  private static func number(_ text: String) -> Int? {
    let digits = text.utf8.drop(while: UTF8Bytes.isASCIIWhitespace).prefix { $0 >= 0x30 && $0 <= 0x39 }
    return UTF8Bytes.decimalInteger(digits)
  }

  /// In order of preference.
  private func candidates(_ node: Node) -> [String] {
    let isLate = node.tree.hasLateAddresses
    // A srcset contains the largest version of the src, too.
    var found =
      isLate
      ? ImageAttributes.lazyLoadingSets.compactMap { node[$0].flatMap(Self.largest) }
        + ImageAttributes.lazyLoadingAttributes.compactMap { node[$0].flatMap { Self.filled($0, node) } }
      : []
    let sources = Self.sources(of: node)
    let sets = sources.compactMap(Self.set(of:))
    let own = node["srcset"].flatMap(Self.widest)
    // Browsers prefer a source to the image's own srcset.
    if let set = sets.max(by: { $0.size < $1.size }), set.size >= own?.size ?? 1 { found.append(set.url) }
    if let own { found.append(own.url) }
    if let src = node[.src], !Self.isPlaceholder(src, hasOthers: !sources.isEmpty) { found.append(src) }
    let patterns =
      isLate
      ? ImageAttributes.lazyLoadingAttributes.compactMap { node[$0] }.filter { $0.utf8.contains(UInt8(ascii: "{")) && $0.contains("/") }
      : []
    return found + sets.map(\.url) + patterns
  }

  /// The URL, with the largest width inserted into a pattern; `nil` for a value that is not a URL: `data-lazyload="true"`.
  private static func filled(_ url: String, _ node: Node) -> String? {
    guard url.utf8.contains(UInt8(ascii: "/")) || url.utf8.contains(UInt8(ascii: ".")) else { return nil }
    guard url.utf8.contains(UInt8(ascii: "{")) else { return url }
    let widths = node["data-widths"]?.utf8.split { $0 < 0x30 || $0 > 0x39 }.compactMap { UTF8Bytes.decimalInteger($0) } ?? []
    let whole = widths.max().map { url.replacing("{width}", with: String($0)) } ?? url
    return whole.utf8.contains(UInt8(ascii: "{")) ? nil : whole
  }

  /// The `source` elements of the image. libxml2 up to 2.13 does not know that they are void, and nests the following nodes into them.
  private static func sources(of image: Node) -> [Node] {
    guard let picture = image.ancestors.prefix(8).first(where: { $0.tag != .source }), picture.tag == .picture else { return [] }
    return picture.subtree.prefix { $0 < image.id }.map { image.tree[$0] }.filter { $0.tag == .source }
  }

  /// The largest image of a source; one for small screens only is never preferred.
  private static func set(of source: Node) -> (url: String, size: Double)? {
    guard let widest = (source["srcset"] ?? source["data-srcset"]).flatMap(Self.widest) else { return nil }
    return source["media"]?.contains("max-width") == true ? (widest.url, 0) : widest
  }

  private static func isPlaceholder(_ url: String, hasOthers: Bool) -> Bool {
    let name = url.split(separator: "/").last.map { $0.lowercased() } ?? ""
    return url.hasPrefix("data:") || ImageAttributes.blankFiles.contains(String(name.prefix { $0 != "?" && $0 != "#" }))
      || hasOthers && ImageAttributes.placeholders.contains { name.contains($0) }
  }

  private func resolved(_ url: String) -> String? {
    let url = url.utf8.drop(while: UTF8Bytes.isASCIIWhitespace)
    return url.starts(with: "data:".utf8) || url.starts(with: "blob:".utf8) ? nil : addresses.resolved(String(Substring(url)))
  }

  static func largest(_ set: String) -> String? { widest(set)?.url }

  /// The URL with the largest width or density in a `srcset`, and that size (HTML Standard, “Parsing a srcset attribute”).
  static func widest(_ set: String) -> (url: String, size: Double)? {
    var best: (url: String, size: Double)?
    var rest = Substring(set)
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "," }
      guard !rest.isEmpty else { return best }
      var url = rest.prefix { !$0.isWhitespace }
      rest = rest[url.endIndex...]
      var descriptor: Substring = ""
      if url.hasSuffix(",") {
        while url.hasSuffix(",") { url.removeLast() }
      } else {
        descriptor = rest.prefix { $0 != "," }
        rest = rest[descriptor.endIndex...]
      }
      let words = descriptor.split(whereSeparator: \.isWhitespace)
      let size = words.lazy.compactMap { Double($0.dropLast()) }.first ?? 1
      if !url.isEmpty, size > best?.size ?? 0 { best = (String(url), size) }
    }
  }
}

extension Tree {
  /// Whether any element has an attribute of lazy-loading scripts.
  fileprivate var hasLateAddresses: Bool { hasNameBeginning("data-") || ImageAttributes.lateWithoutPrefix.contains(where: hasName) }
}

extension InlineImage {
  /// Whether two URLs are the same image in two sizes or formats: `photo-large.webp` and `photo-small.jpg`.
  func isRendition(of other: InlineImage) -> Bool {
    alt == other.alt && (url == other.url || Self.stem(url) == Self.stem(other.url))
  }

  private static func stem(_ url: String) -> String {
    let file = url.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last ?? ""
    let name = file.lastIndex(of: ".").map { file[..<$0] } ?? file
    let words = name.lowercased().split { $0 == "-" || $0 == "_" || $0 == "@" || $0 == "." }
    let kept =
      words.prefix(1)
      + words.dropFirst().filter { word in
        !ImageAttributes.sizes.contains(String(word))
          && !(word.contains { $0.isNumber } && word.allSatisfy { $0.isNumber || $0 == "x" || $0 == "w" || $0 == "h" || $0 == "p" })
      }
    return kept.joined(separator: "-")
  }
}
