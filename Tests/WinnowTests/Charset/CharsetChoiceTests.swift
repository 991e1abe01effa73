import Foundation
import Glibc
import TestSupport
import Testing

@testable import Winnow

/// Texts of 34 languages in their usual charsets, with correct and wrong declarations.
@Suite struct CharsetChoiceTests {
  struct Text: Sendable, Codable, CustomTestStringConvertible {
    let language: String
    let encodings, sentences: [String]
    var testDescription: String { language }
  }

  static let texts: [Text] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "texts.json")
    return (try? JSONDecoder().decode([Text].self, from: Data(contentsOf: file))) ?? []
  }()

  @Test func `test corpus is not empty`() { #expect(Self.texts.count == 34) }

  @Test(arguments: texts)
  func `no letter is lost with any declaration`(_ text: Text) throws {
    for encoding in text.encodings + ["utf-8"] {
      for sentences in [Array(text.sentences.prefix(2)), text.sentences] {
        for declared in [encoding, "utf-8", "iso-8859-1", nil] where !Self.isUndecidable(text.language, declared, sentences.count) {
          let wanted = sentences.map { encoding == "iso-8859-15" ? $0.replacing("’", with: "'") : $0 }
          let tree = try Tree(html: Self.page(wanted, encoding, declared))
          #expect(tree.blocks.map(\.text) == [wanted[0]] + wanted, "\(encoding) declared as \(declared ?? "nothing")")
          if declared == encoding { #expect(tree.warnings == [], "\(encoding)") }
        }
      }
    }
  }

  /// One letter of two short lines differs in windows-1252, where it is a letter too.
  private static func isUndecidable(_ language: String, _ declared: String?, _ sentences: Int) -> Bool {
    language == "hr" && declared == "iso-8859-1" && sentences == 2
  }

  @Test(arguments: texts)
  func `a page with stray bytes remains UTF-8`(_ text: Text) throws {
    var random = SeededGenerator(7)
    var words = text.sentences.joined(separator: " ").split(separator: " ").map { Array($0.utf8) }
    for _ in 0..<3 { words.insert([.random(in: 0x80..<0xC0, using: &random)], at: .random(in: 0...words.count, using: &random)) }
    for declared in ["utf-8", nil] {
      let tree = try Tree(html: Self.page([Array(words.joined(separator: [0x20]))], declared))
      #expect(tree.encoding == "utf-8")
      #expect(tree.text.count { $0 == 0xBD } >= 3)
    }
  }

  @Test(
    arguments: ["ko": "euc-kr", "zh": "gbk", "zh-Hant": "big5", "ja": "shift_jis"].sorted { $0.key < $1.key }.map { [$0.key, $0.value] })
  func `one invalid byte does not change the charset`(_ page: [String]) throws {
    let text = try #require(Self.texts.first { $0.language == page[0] })
    for bad in [0x80, 0xA0, 0xFF] as [UInt8] {
      let lines = [Self.encoded(text.sentences[0], page[1]) + [bad]] + text.sentences.dropFirst().map { Self.encoded($0, page[1]) }
      let tree = try Tree(html: Self.page(lines, page[1]))
      #expect(tree.encoding == page[1])
      #expect(tree.blocks.dropFirst().last?.text == text.sentences.last)
    }
  }

  @Test(arguments: [
    ("iso-8859-3", "ISO-8859-3", "Il-mitħna ta' Wied iż-Żebbuġ reġgħet bdiet titħan id-dqiq, għax ħadd ma jiftakar."),
    ("iso-8859-3", "ISO-8859-3", "Ĉiuj infanoj portas sakojn kaj aŭskultas la akvon, dum la ĝardenisto ŝatas la panon."),
    ("iso-8859-14", "ISO-8859-14", "Mae melin Dŵr Helyg yn malu blawd unwaith eto ger tŷ'r melinydd."),
    ("windows-1251", "CP1251", "Дзеці носяць мяхі і слухаюць шум вады, а ўвечары ўсе спяваюць."),
    ("iso-8859-1", "CP1252", "Kvørnin í Pílviði malar aftur mjøl, tí eingin minnist, hvør laðaði múrin."),
    ("windows-1252", "CP1252", "Tickets cost £12 or €15; café open 9–5. © 2009 The Society®"),
  ])
  func `a correct declaration is kept for languages without a model`(_ label: String, _ iconv: String, _ text: String) throws {
    let tree = try Tree(html: Self.page([Self.converted(text, iconv)], label))
    #expect(tree.blocks.last?.text == text)
    #expect(tree.warnings == [])
  }

  private static func page(_ sentences: [String], _ encoding: String, _ declared: String?) -> [UInt8] {
    page([sentences[0]].map { encoded($0, encoding) } + sentences.map { encoded($0, encoding) }, declared)
  }

  private static func page(_ lines: [[UInt8]], _ declared: String?) -> [UInt8] {
    Array("<html><head>\(declared.map { "<meta charset=\"\($0)\">" } ?? "")</head><body>".utf8)
      + lines.flatMap { Array("<p>".utf8) + $0 + Array("</p>".utf8) }
  }

  private static func encoded(_ text: String, _ encoding: String) -> [UInt8] {
    let names = [
      "gbk": "GB18030", "euc-kr": "UHC", "shift_jis": "CP932", "iso-8859-8-i": "ISO-8859-8", "windows-874": "CP874",
      "x-mac-cyrillic": "MAC-CYRILLIC",
    ]
    return converted(text, names[encoding] ?? encoding)
  }

  /// Encoded with iconv: the decoder under test is not used.
  private static func converted(_ text: String, _ name: String) -> [UInt8] {
    var input = Array(text.utf8).map(CChar.init(bitPattern:))
    var output = [CChar](repeating: 0, count: text.utf8.count * 4 + 64)
    let converter = unsafe iconv_open(name, "UTF-8")
    defer { _ = unsafe iconv_close(converter) }
    let count = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var left = input.count
        var to = output.baseAddress
        var capacity = output.count
        let done = unsafe iconv(converter, &from, &left, &to, &capacity)
        if done == .max { Issue.record("\(name) has not all of \(text)") }
        _ = unsafe iconv(converter, nil, nil, &to, &capacity)
        return output.count - capacity
      }
    }
    return output.prefix(count).map(UInt8.init(bitPattern:))
  }
}
