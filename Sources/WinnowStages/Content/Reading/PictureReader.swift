import Winnow

/// Reads the pictures of a page from their elements.
struct PictureReader {
  let addresses: BaseAddress

  /// The picture of an `img`; `nil` for one that shows nothing of the content: a pixel, an icon, a placeholder.
  func picture(_ node: Node) -> Picture? {
    let width = Self.size(node, "width")
    let height = Self.size(node, "height")
    if let width, width < Self.leastSize, (height ?? 0) < Self.leastSize { return nil }
    if let height, height < Self.leastSize, (width ?? 0) < Self.leastSize { return nil }
    guard !Self.isDecorative(node, width), let address = candidates(node).lazy.compactMap(resolved).first else { return nil }
    return Picture(address: address, alt: UTF8Bytes.collapsed((node[.alt] ?? "").utf8), width: width, height: height)
  }

  /// In CSS pixels: what is smaller in both directions is an icon or a pixel for counting.
  private static let leastSize = 33

  /// So wide no icon is, in CSS pixels.
  private static let widestIcon = 200

  private static func isDecorative(_ node: Node, _ width: Int?) -> Bool {
    if ContentClasses.builtIn.has(.decorativePictures, node) { return true }
    return (width ?? 0) < widestIcon
      && ContentClasses.words(of: node).contains {
        $0.split { $0 == "-" || $0 == "_" }.contains(where: ImageAttributes.decorations.contains)
      }
      || node.isSign
  }

  /// In CSS pixels, by its attribute, or by its style.
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
    let digits = text.utf8.drop(while: UTF8Bytes.isBlank).prefix { $0 >= 0x30 && $0 <= 0x39 }
    return UTF8Bytes.number(digits)
  }

  /// In the order in which they are believed.
  private func candidates(_ node: Node) -> [String] {
    let isLate = node.tree.hasLateAddresses
    // A set has the largest of what the single address shows, too.
    var found =
      isLate
      ? ImageAttributes.lateSets.compactMap { node[$0].flatMap(Self.largest) }
        + ImageAttributes.lateAddresses.compactMap { node[$0].flatMap { Self.filled($0, node) } }
      : []
    let sources = Self.sources(of: node)
    let sets = sources.compactMap(Self.set(of:))
    let own = node["srcset"].flatMap(Self.widest)
    // A browser takes a source before the image's own set.
    if let set = sets.max(by: { $0.size < $1.size }), set.size >= own?.size ?? 1 { found.append(set.address) }
    if let own { found.append(own.address) }
    if let src = node[.src], !Self.isPlaceholder(src, hasOthers: !sources.isEmpty) { found.append(src) }
    let patterns =
      isLate ? ImageAttributes.lateAddresses.compactMap { node[$0] }.filter { $0.utf8.contains(UInt8(ascii: "{")) && $0.contains("/") } : []
    return found + sets.map(\.address) + patterns
  }

  /// The address, with the largest width put in where it is a pattern; `nil` for what is none: `data-lazyload="true"`.
  private static func filled(_ address: String, _ node: Node) -> String? {
    guard address.utf8.contains(UInt8(ascii: "/")) || address.utf8.contains(UInt8(ascii: ".")) else { return nil }
    guard address.utf8.contains(UInt8(ascii: "{")) else { return address }
    let widths = node["data-widths"]?.utf8.split { $0 < 0x30 || $0 > 0x39 }.compactMap { UTF8Bytes.number($0) } ?? []
    let whole = widths.max().map { address.replacing("{width}", with: String($0)) } ?? address
    return whole.utf8.contains(UInt8(ascii: "{")) ? nil : whole
  }

  /// The `source` elements of the picture. libxml2 up to 2.13 does not know that they are empty, and puts what follows into them.
  private static func sources(of image: Node) -> [Node] {
    guard let picture = image.ancestors.prefix(8).first(where: { $0.tag != .source }), picture.tag == .picture else { return [] }
    return picture.subtree.prefix { $0 < image.id }.map { image.tree[$0] }.filter { $0.tag == .source }
  }

  /// The largest picture of a source; one for small screens alone is no match for any other.
  private static func set(of source: Node) -> (address: String, size: Double)? {
    guard let widest = (source["srcset"] ?? source["data-srcset"]).flatMap(Self.widest) else { return nil }
    return source["media"]?.contains("max-width") == true ? (widest.address, 0) : widest
  }

  private static func isPlaceholder(_ address: String, hasOthers: Bool) -> Bool {
    let name = address.split(separator: "/").last.map { $0.lowercased() } ?? ""
    return address.hasPrefix("data:") || ImageAttributes.blankFiles.contains(String(name.prefix { $0 != "?" && $0 != "#" }))
      || hasOthers && ImageAttributes.placeholders.contains { name.contains($0) }
  }

  private func resolved(_ address: String) -> String? {
    let address = address.utf8.drop(while: UTF8Bytes.isBlank)
    return address.starts(with: "data:".utf8) || address.starts(with: "blob:".utf8) ? nil : addresses.resolved(String(Substring(address)))
  }

  static func largest(_ set: String) -> String? { widest(set)?.address }

  /// The address of a `srcset` with the largest width or density, and that (HTML, “Parsing a srcset attribute”).
  static func widest(_ set: String) -> (address: String, size: Double)? {
    var best: (address: String, size: Double)?
    var rest = Substring(set)
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "," }
      guard !rest.isEmpty else { return best }
      var address = rest.prefix { !$0.isWhitespace }
      rest = rest[address.endIndex...]
      var descriptor: Substring = ""
      if address.hasSuffix(",") {
        while address.hasSuffix(",") { address.removeLast() }
      } else {
        descriptor = rest.prefix { $0 != "," }
        rest = rest[descriptor.endIndex...]
      }
      let words = descriptor.split(whereSeparator: \.isWhitespace)
      let size = words.lazy.compactMap { Double($0.dropLast()) }.first ?? 1
      if !address.isEmpty, size > best?.size ?? 0 { best = (String(address), size) }
    }
  }
}

extension Tree {
  /// Whether any element has an attribute by which scripts load a picture late.
  fileprivate var hasLateAddresses: Bool { hasNameBeginning("data-") || ImageAttributes.lateWithoutPrefix.contains(where: hasName) }
}

extension Picture {
  /// Whether two addresses are those of one picture in two sizes or formats: `photo-large.webp` and `photo-small.jpg`.
  func isRendition(of other: Picture) -> Bool {
    alt == other.alt && (address == other.address || Self.stem(address) == Self.stem(other.address))
  }

  private static func stem(_ address: String) -> String {
    let file = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last ?? ""
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
