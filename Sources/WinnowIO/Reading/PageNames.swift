/// Which files of a folder are pages, by their names. What no name tells, ``ContentSniffer`` tell; a file that is named is read in
/// any case.
enum PageNames {
  enum Kind: Hashable {
    /// A file of one page.
    case page
    /// A file that may hold many.
    case stream
    /// Its first bytes tell.
    case untold
    /// Pages, but in a format that is not read.
    case unread
    /// Plainly no page.
    case other
  }

  static let pages: Set<String> = [
    "html", "htm", "xhtml", "xht", "shtml", "shtm", "phtml", "txt",
    // Programs of servers, whose output mirrors keep under these names.
    "php", "php3", "php4", "php5", "asp", "aspx", "jsp", "jspx", "cfm", "cgi", "do",
  ]
  /// Files of WARC records: pages, and the texts and metadata that Common Crawl makes of them.
  static let webArchives: Set<String> = ["warc", "wet", "wat"]
  static let streams: Set<String> = webArchives.union(["ndjson", "jsonl"])
  /// Archives of pages, and packings that pages may have.
  static let unreadArchives: Set<String> = ["mht", "mhtml", "webarchive", "maff", "wacz", "arc"]
  static let unreadCompressions: Set<String> = ["bz2", "xz", "lzma", "lz4", "z"]
  static let others: Set<String> = [
    // Pictures, sound, films.
    "jpg", "jpeg", "jpe", "png", "gif", "webp", "avif", "svg", "svgz", "ico", "bmp", "tif", "tiff", "heic", "psd", "eps",
    "mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "aac", "mid", "mp4", "m4v", "webm", "ogv", "mov", "avi", "mkv", "flv", "swf", "m3u8",
    "vtt", "srt",
    // What pages load.
    "css", "scss", "less", "js", "mjs", "cjs", "ts", "jsx", "tsx", "vue", "svelte", "map", "wasm", "woff", "woff2", "ttf", "otf", "eot",
    "webmanifest",
    // Documents, tables, packages, databases, programs.
    "pdf", "ps", "djvu", "epub", "mobi", "rtf", "doc", "docx", "odt", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "csv", "tsv", "parquet",
    "avro", "orc", "arrow",
    "zip", "tar", "tgz", "7z", "rar", "jar", "apk", "deb", "rpm", "iso", "dmg", "exe", "dll", "so", "bin", "db", "sqlite", "sqlite3",
    "md", "rss", "atom", "yml", "yaml", "toml", "ini", "cfg", "conf", "log", "py", "rb", "sh", "c", "h", "java", "class", "swift", "cdx",
    "cdxj",
    // What programs leave beside the pages: copies, parts of downloads, locks.
    "bak", "orig", "old", "tmp", "swp", "part", "crdownload", "lock", "pid", "state",
  ]
  /// Files of a site that are for programs, although they are text.
  static let otherNames: Set<String> = ["robots.txt", "ads.txt", "app-ads.txt", "humans.txt", "security.txt"]

  /// Whether an address is that of such a file.
  static func isForPrograms(address: String) -> Bool {
    let path = address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard path.last.map({ $0 | 0x20 }) == UInt8(ascii: "t"), let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return false }
    return otherNames.contains(small(Array(path[path.index(after: slash)...])[...]))
  }

  /// - Parameter name: the last part of a path.
  static func kind(of name: [UInt8]) -> Kind {
    if isHidden(name) || name.last == UInt8(ascii: "~") || otherNames.contains(small(name[...])) { return .other }
    return kind(of: name[...])
  }

  static func isHidden(_ name: [UInt8]) -> Bool { name.first == UInt8(ascii: ".") }

  private static func kind(of name: ArraySlice<UInt8>) -> Kind {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return query(of: name) ?? .untold }
    let ending = small(name[(dot + 1)...])
    let inner = name[..<dot]
    if pages.contains(ending) { return .page }
    if streams.contains(ending) { return .stream }
    // A page whose query names a picture: `thumb.php?src=a.jpg`.
    if others.contains(ending) { return query(of: name).map { $0 == .other ? .other : .untold } ?? .other }
    if unreadArchives.contains(ending) { return .unread }
    if unreadCompressions.contains(ending) { return [.page, .stream].contains(kind(of: inner)) ? .unread : .other }
    // wget numbers further copies: `index.html.1`.
    if Compression.of(fileExtension: ending) != nil || ending.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) { return kind(of: inner) }
    return query(of: name) ?? .untold
  }

  /// What a name says that a mirror took with its query: `index.php?id=3`.
  private static func query(of name: ArraySlice<UInt8>) -> Kind? { name.firstIndex(of: UInt8(ascii: "?")).map { kind(of: name[..<$0]) } }

  private static func small(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
