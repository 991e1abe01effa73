/// How the bytes of a page become valid UTF-8.
///
/// A byte order mark decides, then that the bytes are valid UTF-8: that happens to no other text. What else is declared, by the transport,
/// the reader or the page's own `meta`, is held against the words, and so is what nobody declares: see ``CharsetChoice``.
struct Decoded {
  var bytes: [UInt8]
  var encoding = Charset.utf8.name
  /// For the record: what was declared and is not so, what is in doubt, and how much was lost.
  var warnings: [String] = []

  /// - Parameters:
  ///   - declared: what the transport or the reader says.
  ///   - isUTF8: whether that is known already.
  ///   - isMarkup: whether it is HTML.
  init(_ input: [UInt8], declared: String?, isUTF8: Bool = false, isMarkup: Bool = true) {
    bytes = input
    if bytes.starts(with: UTF8Bytes.byteOrderMark) {
      bytes.removeFirst(UTF8Bytes.byteOrderMark.count)
      if !isUTF8, !HTMLParser.isValidUTF8(bytes[...]) { decode(as: .utf8) }
    } else if !isUTF8 {
      if let form = WideText.form(of: bytes) {
        bytes.removeFirst(WideText.mark(of: bytes)?.length ?? 0)
        decode(as: Charset(name: form.rawValue, decoder: .wide(form)))
      } else {
        decode(declared.map(DeclaredCharset.init), isMarkup)
      }
    }
    // No letter is lost with them, and the places of all others stay.
    for control in Self.blanked where HTMLParser.firstIndex(of: control, in: bytes[...]) != nil {
      for i in bytes.indices where bytes[i] == control { bytes[i] = UTF8Bytes.space }
    }
  }

  /// NUL, and DEL, which stands for what the scan in front of the parser takes out.
  private static let blanked: [UInt8] = [0, 0x7F]

  private mutating func decode(_ transport: DeclaredCharset?, _ isMarkup: Bool) {
    let meta = isMarkup ? DeclaredCharset(in: bytes) : nil
    let declared = transport ?? meta
    let valid = HTMLParser.validUTF8(bytes)
    if valid == bytes.count {
      if let hidden = Self.hidden(in: bytes, declared?.charset) {
        check(declared, against: hidden)
        decode(as: hidden)
      } else if let declared, declared.charset != .utf8, !bytes.allSatisfy({ $0 < 0x80 }) {
        check(declared, against: .utf8)
      }
    } else if Self.isCutOff(bytes, at: valid) {
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
    guard let (text, bad) = charset.decode(bytes) else { return }
    bytes = text
    if bad > 0 { warnings.append("charset: \(bad) \(bad == 1 ? "place is" : "places are") not \(charset.name), and U+FFFD in the text") }
  }

  private mutating func check(_ declared: DeclaredCharset?, against charset: Charset) {
    guard let declared, declared.charset != charset else { return }
    warnings.append(
      declared.charset == nil
        ? "charset: \"\(declared.label)\" is the name of none; read as \(charset.name)"
        : "charset: the page says \(declared.label), but its bytes are not; read as \(charset.name)")
  }

  /// The charset of a page of ASCII that says other letters by escapes.
  private static func hidden(in bytes: [UInt8], _ declared: Charset?) -> Charset? {
    if let declared, declared.hidesInASCII { return declared }
    return SevenBit.form(of: bytes).flatMap { Charset.labelled($0.rawValue) }
  }

  /// Whether these are bytes of UTF-8, the last character not whole.
  private static func isCutOff(_ bytes: [UInt8], at end: Int) -> Bool {
    let rest = bytes[end...]
    guard let lead = rest.first, 0xC2...0xF4 ~= lead, rest.count < (lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4),
      rest.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 })
    else { return false }
    return !bytes[..<end].allSatisfy { $0 < 0x80 }
  }
}
