import Winnow

struct Idle: Stage {
  static let name: StepName = "idle"
  static let summary = "Drops adverts."
  // A test checks the line of the example.
  static let examples = [
    Example("an advert", "<p>Text.<p>⟦Advert⟧"),
    Example("a text", "<p>Text."),
  ]
  func run(on page: inout Page) throws {}
}

struct Greedy: Stage {
  static let name: StepName = "greedy"
  static let summary = "Drops everything."
  static let examples = [Example("an advert", "<p>⟦Advert⟧"), Example("a paragraph", "<p>Text.")]
  func run(on page: inout Page) throws { for block in page.blocks { page.drop(block, because: "all") } }
}

struct Restless: Stage {
  static let name: StepName = "restless"
  static let summary = "Counts its runs."
  static let examples = [Example("a page", "<p>Text.", record: ["tags": "0"]), Example("a text", "<p>Text.", record: ["title": ""])]
  func run(on page: inout Page) throws { page.set(.add(.tags, "\(page.record[.tags].count)"), because: "count") }
}

struct Silent: Stage {
  static let name: StepName = "silent"
  static let summary = "Drops adverts."
  static let examples = [Example("an advert", "<p>Text.<p>⟦Advert⟧"), Example("a text", "<p>Text.")]
  func run(on page: inout Page) throws { for block in page.blocks where block.text == "Advert" { page.drop(block, because: "") } }
}

struct Lonely: Stage {
  static let name: StepName = "lonely"
  static let summary = "Drops adverts."
  static let examples = [Example("an advert", "<p>Text.<p>⟦Advert⟧")]
  func run(on page: inout Page) throws { for block in page.blocks where block.text == "Advert" { page.drop(block, because: "advert") } }
}

struct Mute: Stage {
  static let name: StepName = "mute"
  static let summary = "drops"
  static let examples: [Example] = []
  @Option("how many") var most = 3
  func run(on page: inout Page) throws {}
}

struct Mistaken: Stage {
  static let name: StepName = "mistaken"
  static let summary = "Finds the title."
  static let examples = [
    Example("a title", "<h1>Rain</h1>", record: ["title": "Snow"]), Example("no title", "<p>Rain", record: ["title": ""]),
  ]
  func run(on page: inout Page) throws {
    for block in page.blocks where block.kind == .heading { page.set(.text(.title, block.text), at: block, because: "heading") }
  }
}

struct Foreign: Stage {
  static let name: StepName = "foreign"
  static let summary = "Drops blocks without Latin letters."
  static let examples = [Example("Arabic", "<p>Text.<p>⟦نص⟧"), Example("a text", "<p>Text.")]
  func run(on page: inout Page) throws {
    for block in page.blocks where !block.text.utf8.allSatisfy({ $0 < 0x80 }) { page.drop(block, because: "not Latin") }
  }
}

struct Quadratic: Stage {
  static let name: StepName = "quadratic"
  static let summary = "Compares all blocks with all others."
  static let examples: [Example] = []
  func run(on page: inout Page) throws {
    let texts = page.blocks.map(\.text)
    for (index, text) in texts.enumerated() {
      var same = 0
      for other in texts where other == text { same += 1 }
      if same == 0 { page.drop(page.blocks[index], because: "never") }
    }
  }
}

struct Good: Stage {
  static let name: StepName = "good"
  static let summary = "Drops adverts."
  static let examples = [Example("an advert", "<p>Text.<p>⟦Advert⟧"), Example("a text", "<p>Text.")]
  func run(on page: inout Page) throws { for block in page.blocks where block.text == "Advert" { page.drop(block, because: "advert") } }
}
