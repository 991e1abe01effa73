/// A character-bigram model of one language; costs are negative log2 probabilities in half bits, from `letters.json`.
struct BigramModel: Sendable {
  let language: String
  let script: ClassifiedCharacter.Script
  /// The position of each lowercase letter in the alphabet, from 1; 0 for others.
  private let indices: [UInt8]
  private let width: Int
  /// Bigram costs, row-major, `width` × `width`; index 0 is the word boundary.
  private let pairs: [UInt8]
  /// Unigram costs of ideographs; empty for an alphabet.
  private let ideographs: [UInt8]

  private enum Cost {
    static let unknownLetter = 24, foreignLetter = 32, foreignASCII = 10, unknownIdeograph = 42
  }

  /// The cost of a text's letters in this language.
  func cost(of characters: [ClassifiedCharacter]) -> Int {
    var cost = 0
    var before = 0
    for character in characters {
      switch character.kind {
      case .letter:
        let index = indices.isEmpty || Int(character.letter) >= indices.count ? 0 : Int(indices[Int(character.letter)])
        if index > 0 {
          cost += Int(pairs[before * width + index])
        } else {
          cost += character.script == script ? Cost.unknownLetter : character.isASCII ? Cost.foreignASCII : Cost.foreignLetter
        }
        before = index
      case .ideograph:
        cost += ideographs.isEmpty ? Cost.unknownIdeograph : Int(ideographs[Int(character.letter)])
        before = 0
      case .mark: continue
      default:
        if before > 0 { cost += Int(pairs[before * width]) }
        before = 0
      }
    }
    return cost
  }

  /// All languages of the file, read once.
  static let all: [BigramModel] = {
    let file = EmbeddedFile("letters.json", PackageResources.letters_json)
    let members = file.members()
    return file.rows("pairs", of: members, BigramModel.init(pairs:)) + file.rows("characters", of: members, BigramModel.init(characters:))
  }()

  /// Base64 digits encode half bits, 0 to 31.5.
  private static func base64Value(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    default: byte == UInt8(ascii: "+") ? 62 : 63
    }
  }

  private init?(pairs row: JSON) {
    guard let language = row["language"]?.string, let name = row["script"]?.string, let script = ClassifiedCharacter.Script(named: name),
      let letters = row["letters"]?.string.map({ Array($0.unicodeScalars) }), let pairs = row["pairs"]?.string,
      pairs.utf8.count == (letters.count + 1) * (letters.count + 1)
    else { return nil }
    (self.language, self.script) = (language, script)
    width = letters.count + 1
    self.pairs = pairs.utf8.map(Self.base64Value)
    var indices = [UInt8](repeating: 0, count: Int(letters.map(\.value).max() ?? 0) + 1)
    for (i, letter) in letters.enumerated() { indices[Int(letter.value)] = UInt8(i + 1) }
    self.indices = indices
    ideographs = []
  }

  private init?(characters row: JSON) {
    guard let language = row["language"]?.string, case .object(let bands) = row["bits"] else { return nil }
    self.language = language
    (script, indices, width, pairs) = (.none, [], 1, [0])
    var ideographs = [UInt8](repeating: UInt8(Cost.unknownIdeograph), count: 0x1_0000)
    for band in bands {
      guard let bits = UInt8(band.key), let characters = band.node.value.string else { return nil }
      for character in characters.unicodeScalars where character.value < 0x1_0000 { ideographs[Int(character.value)] = min(bits, 20) * 2 }
    }
    self.ideographs = ideographs
  }
}
