import Winnow

/// A group of elements by tag, role, or a word of the class or id: a feature of the main content model.
///
/// Names and order are part of the model's features. The words of the cases from ``navigationWord`` on are in `feature-words.json`, whose
/// `version` increases with every change, since the model must then be retrained. Words that stages use on their own are in
/// `element-words.json`.
enum ElementGroup: String, CaseIterable, Sendable {
  case nav, header, footer, aside, main, article, form, table, list, section, figure, blockquote, pre, details, link
  case navigationWord = "word nav"
  case headerWord = "word head"
  case footerWord = "word foot"
  case sideWord = "word side"
  case relatedWord = "word related"
  case teaserWord = "word teaser"
  case shareWord = "word share"
  case advertisementWord = "word ad"
  case noticeWord = "word notice"
  case formWord = "word form"
  case commentWord = "word comment"
  case metadataWord = "word meta"
  case contentWord = "word content"
  case mainWord = "word main"
  case itemWord = "word item"
  case productWord = "word product"
  case reviewWord = "word review"
  case pictureWord = "word picture"
  case titleWord = "word title"
  case summaryWord = "word summary"
  case codeWord = "word code"
  case forumWord = "word forum"
  case hiddenWord = "word hidden"
  case tabWord = "word tab"
  case accountWord = "word account"
  case deviceWord = "word device"
  case stateWord = "word state"
  case sectionWord = "word section"

  /// Its bit in ``ElementGroups``.
  var bit: UInt64 {
    guard let index = Self.all.firstIndex(of: self) else { preconditionFailure("\(self) is no group") }
    return 1 << UInt64(index)
  }

  /// `allCases`, cached, since it is used for each block.
  static let all = allCases

  /// The key of its words in `feature-words.json`; `nil` for a group of tags and roles.
  var wordsKey: String? { rawValue.hasPrefix(Self.prefix) ? String(rawValue.dropFirst(Self.prefix.count)) : nil }
  private static let prefix = "word "

  /// The tags of the group.
  var tags: TagSet {
    switch self {
    case .nav: [.nav, .menu]
    case .header: [.header, .hgroup]
    case .footer: [.footer]
    case .aside: [.aside]
    case .main: [.main]
    case .article: [.article]
    case .form: [.form, .fieldset, .button, .label]
    case .table: [.table]
    case .list: [.ul, .ol, .dl]
    case .section: [.section]
    case .figure: [.figure]
    case .blockquote: [.blockquote]
    case .pre: [.pre]
    case .details: [.details, .dialog]
    case .link: [.a]
    default: []
    }
  }

  /// The ARIA roles of the group.
  var roles: [String] {
    switch self {
    case .nav: ["navigation", "menu", "menubar"]
    case .header: ["banner"]
    case .footer: ["contentinfo"]
    case .aside: ["complementary"]
    case .main: ["main"]
    case .article: ["article"]
    case .form: ["search", "form", "button"]
    case .list: ["list"]
    case .section: ["region"]
    case .details: ["dialog", "alertdialog", "tabpanel"]
    default: []
    }
  }
}
