extension Charset {
  /// All charsets of the Encoding Standard.
  static let all: [Charset] = file.map(\.charset)

  /// The charset that browsers choose for a label, or else the one that iconv knows by that name; `nil` for an unknown label.
  ///
  /// Refuses UTF-7: browsers do not decode it, and pages that declare it are cross-site scripting attacks.
  static func forLabel(_ label: String) -> Charset? {
    let label = String(
      decoding: label.utf8.filter { !UTF8Bytes.isASCIIWhitespace($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }.map(
        UTF8Bytes.asciiLowercased),
      as: UTF8.self)
    if let known = byLabel[label] { return known }
    guard !label.isEmpty, label.utf8.count <= 40, !label.contains("utf-7"), !label.contains("utf7"),
      label.utf8.allSatisfy({ 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || "-_.:".utf8.contains($0) }), HTMLParser.knowsCharset(label)
    else { return nil }
    return Charset(name: label, decoder: .iconv(label))
  }

  private static let byLabel: [String: Charset] = {
    var labels: [String: Charset] = [:]
    for (charset, names) in file { for name in names { labels[name] = charset } }
    for form in WideEncoding.allCases {
      labels[form.rawValue] = labels[form.rawValue] ?? Charset(name: form.rawValue, decoder: .wide(form))
    }
    return labels
  }()

  /// The rows of `encodings.json`, read once.
  private static let file: [(charset: Charset, labels: [String])] = {
    let file = EmbeddedFile("encodings.json", PackageResources.encodings_json)
    return file.rows("encodings", of: file.members()) { row in
      guard let name = row["name"]?.string, let decoder = decoder(name, row) else { return nil }
      let charset = Charset(name: name, decoder: decoder, priorCost: row["rarity"]?.double.map { Int($0) })
      return (charset, row["labels"]?.array?.compactMap(\.string) ?? [])
    }
  }()

  private static func decoder(_ name: String, _ row: JSON) -> Decoder? {
    if let upper = row["upper"]?.string { return CharsetTable(upper).map { .table($0) } }
    if let iconv = row["iconv"]?.string {
      guard let lead = row["lead"]?.double else { return .iconv(iconv) }
      guard case .object(let repairs)? = row["overrides"] ?? .object([]) else { return nil }
      return .pairs(iconv, lead: UInt8(lead), MappingOverrides(repairs))
    }
    if let form = WideEncoding(rawValue: name) { return .wide(form) }
    if let form = SevenBitCharset(rawValue: name) { return .sevenBit(form) }
    return name == "utf-8" ? .utf8 : nil
  }
}
