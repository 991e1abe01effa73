/// The conversion of a page's bytes to valid UTF-8.
///
/// Order: byte order mark; valid UTF-8, which text in other charsets practically never is; then the declared charset (transport, reader or
/// the page's `meta`) or, if none is declared, a detected one, both tested against the words: see ``CharsetChoice``.
struct DecodedPage {
  var bytes: [UInt8]
  var encoding = Charset.utf8.name
  /// Warnings for the record: a wrong declaration, an uncertain choice, the number of undecodable bytes.
  var warnings: [String] = []

  /// - Parameters:
  ///   - declared: the charset that the transport or the reader declares.
  ///   - isUTF8: whether the bytes are known to be UTF-8.
  ///   - isMarkup: whether it is HTML.
  init(_ input: [UInt8], declared: String?, isUTF8: Bool = false, isMarkup: Bool = true) {
    bytes = input
    if bytes.starts(with: UTF8Bytes.byteOrderMark) {
      bytes.removeFirst(UTF8Bytes.byteOrderMark.count)
      if !isUTF8, !HTMLParser.isValidUTF8(bytes[...]) { decode(as: .utf8) }
    } else if !isUTF8 {
      if let form = WideEncoding.detect(of: bytes) {
        bytes.removeFirst(WideEncoding.byteOrderMark(of: bytes)?.length ?? 0)
        decode(as: Charset(name: form.rawValue, decoder: .wide(form)))
      } else {
        decode(declared.map(DeclaredCharset.init), isMarkup)
      }
    }
    // One byte for one byte, so that source offsets stay valid.
    for control in Self.controlsReadAsSpace where HTMLParser.firstIndex(of: control, in: bytes[...]) != nil {
      for i in bytes.indices where bytes[i] == control { bytes[i] = UTF8Bytes.space }
    }
  }

  /// NUL, and DEL, which is the prescan's placeholder.
  private static let controlsReadAsSpace: [UInt8] = [0, 0x7F]

  private mutating func decode(_ transport: DeclaredCharset?, _ isMarkup: Bool) {
    let meta = isMarkup ? DeclaredCharset(in: bytes) : nil
    let declared = transport ?? meta
    let valid = HTMLParser.validUTF8(bytes)
    if valid == bytes.count {
      if let hidden = Self.sevenBitCharset(in: bytes, declared?.charset) {
        check(declared, against: hidden)
        decode(as: hidden)
      } else if let declared, declared.charset != .utf8, !bytes.allSatisfy({ $0 < 0x80 }) {
        check(declared, against: .utf8)
      }
    } else if Self.endsInTruncatedSequence(bytes, at: valid) {
      check(declared, against: .utf8)
      decode(as: .utf8)
    } else {
      let choice = CharsetChoice(bytes, declared: declared?.charset ?? meta?.charset, inside: meta?.charset, isMarkup: isMarkup)
      check(declared, against: choice.charset)
      if let rival = choice.rival {
        warnings.append(
          "charset: nobody says it, and the words may be \(choice.charset.name) or \(rival.name); read as \(choice.charset.name)")
      }
      decode(as: choice.charset)
    }
  }

  private mutating func decode(as charset: Charset) {
    encoding = charset.name
    guard let (text, replacementCount) = charset.decode(bytes) else { return }
    bytes = text
    if replacementCount > 0 {
      warnings.append(
        "charset: \(replacementCount) \(replacementCount == 1 ? "place is" : "places are") not \(charset.name), and U+FFFD in the text")
    }
  }

  private mutating func check(_ declared: DeclaredCharset?, against charset: Charset) {
    guard let declared, declared.charset != charset else { return }
    warnings.append(
      declared.charset == nil
        ? "charset: \"\(declared.label)\" is the name of none; read as \(charset.name)"
        : "charset: the page says \(declared.label), but its bytes are not; read as \(charset.name)")
  }

  /// The charset of an ASCII page that encodes other letters by escape sequences.
  private static func sevenBitCharset(in bytes: [UInt8], _ declared: Charset?) -> Charset? {
    if let declared, declared.mayBeValidUTF8 { return declared }
    return SevenBitCharset.form(of: bytes).flatMap { Charset.forLabel($0.rawValue) }
  }

  /// Whether the text is UTF-8 that ends within a character.
  private static func endsInTruncatedSequence(_ bytes: [UInt8], at end: Int) -> Bool {
    let rest = bytes[end...]
    guard let lead = rest.first, 0xC2...0xF4 ~= lead, rest.count < (lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4),
      rest.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 })
    else { return false }
    return !bytes[..<end].allSatisfy { $0 < 0x80 }
  }
}
