import Winnow

/// Which files of a folder are pages, by their names, from `file-types.json`. What no name tells, ``ContentSniffer`` tell; a file that is named is read in
/// any case.
enum PageNames {
  enum Kind: Hashable {
    /// A file of one page.
    case page
    /// A file that may contain many.
    case stream
    /// Its first bytes decide.
    case unknown
    /// Pages in an unsupported format.
    case unread
    /// Not a page.
    case other
  }

  private enum Key: String, CaseIterable {
    case pages
    /// Programs of servers, whose output mirrors keep under their names.
    case serverPrograms
    case webArchives, streams, unreadArchives, unreadCompressions
    /// Pictures, sound, films.
    case media
    /// What pages load.
    case assets
    /// Documents, tables, packages, databases, programs.
    case documents
    /// What programs leave next to the pages: copies, parts of downloads, locks.
    case leftovers
    /// Files of a site that are for programs, although they are text.
    case namesForPrograms
  }

  private static let lists = DataLists<Key>(builtIn: "file-types.json", PackageResources.file_types_json)

  static let pages = Set(lists[.pages] + lists[.serverPrograms])
  /// Files of WARC records: pages, and the texts and metadata that Common Crawl makes of them.
  static let webArchives = Set(lists[.webArchives])
  static let streams = webArchives.union(lists[.streams])
  /// Unsupported archives of pages, and unsupported compression formats.
  static let unreadArchives = Set(lists[.unreadArchives]), unreadCompressions = Set(lists[.unreadCompressions])
  static let others = Set(lists[.media] + lists[.assets] + lists[.documents] + lists[.leftovers])
  static let otherNames = Set(lists[.namesForPrograms])

  /// Whether a URL is that of such a file.
  static func isForPrograms(address: String) -> Bool {
    let path = address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard path.last.map({ $0 | 0x20 }) == UInt8(ascii: "t"), let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return false }
    return otherNames.contains(small(Array(path[path.index(after: slash)...])[...]))
  }

  /// - Parameter name: the last component of a path.
  static func kind(of name: [UInt8]) -> Kind {
    if isHidden(name) || name.last == UInt8(ascii: "~") || otherNames.contains(small(name[...])) { return .other }
    return kind(of: name[...])
  }

  static func isHidden(_ name: [UInt8]) -> Bool { name.first == UInt8(ascii: ".") }

  private static func kind(of name: ArraySlice<UInt8>) -> Kind {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return query(of: name) ?? .unknown }
    let ending = small(name[(dot + 1)...])
    let inner = name[..<dot]
    if pages.contains(ending) { return .page }
    if streams.contains(ending) { return .stream }
    // A page whose query names an image: `thumb.php?src=a.jpg`.
    if others.contains(ending) { return query(of: name).map { $0 == .other ? .other : .unknown } ?? .other }
    if unreadArchives.contains(ending) { return .unread }
    if unreadCompressions.contains(ending) { return [.page, .stream].contains(kind(of: inner)) ? .unread : .other }
    // wget numbers further copies: `index.html.1`.
    if Compression.of(fileExtension: ending) != nil || ending.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) { return kind(of: inner) }
    return query(of: name) ?? .unknown
  }

  /// The kind of a name that contains a query, as mirrors store it: `index.php?id=3`.
  private static func query(of name: ArraySlice<UInt8>) -> Kind? { name.firstIndex(of: UInt8(ascii: "?")).map { kind(of: name[..<$0]) } }

  private static func small(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
