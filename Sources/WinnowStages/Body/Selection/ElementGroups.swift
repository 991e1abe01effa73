import Winnow

/// What the elements of a page say of themselves by tag, role, microdata and the words of their classes and ids.
///
/// A group is a bit. The words are those that makers of templates and themes use everywhere; none decides by itself.
struct ElementGroups: TreeAnalysis {
  /// The different sets of groups that there are, none first, and of each node the number of its own: a page has few of them.
  private let different: [UInt64], numbers: [UInt16]

  /// The groups of a node, itself alone.
  subscript(node: Int) -> UInt64 { different[Int(numbers[node])] }

  /// Whether the element, or one around it, is of these groups.
  func isInside(_ groups: UInt64, _ node: Int, _ tree: Tree) -> Bool {
    var id = node
    while id > 0 {
      if self[id] & groups != 0 { return true }
      id = tree.parent(of: id)
    }
    return false
  }

  /// Whether an element near around the block is called a list of what a recipe takes.
  func isIngredient(_ block: Block) -> Bool {
    ([block.container] + block.container.ancestors.prefix(Self.levels)).contains { self[$0.id] & Self.ingredients != 0 }
  }

  /// How far up a list of ingredients is looked for.
  private static let levels = 4

  /// How many elements are of each group.
  var counts: [Int] {
    var nodes = [Int](repeating: 0, count: different.count), counts = [Int](repeating: 0, count: Self.count)
    for number in numbers { nodes[Int(number)] += 1 }
    for (groups, count) in zip(different, nodes) {
      var groups = groups & Self.features
      while groups != 0 {
        counts[groups.trailingZeroBitCount] += count
        groups &= groups - 1
      }
    }
    return counts
  }

  /// The names of the groups, by their bit.
  static let names: [String] = tags.map(\.name) + words.map(\.name)
  /// How many there are.
  static let count = names.count

  private static let tags: [(name: String, tags: TagSet, roles: [String])] = [
    ("nav", [.nav, .menu], ["navigation", "menu", "menubar"]),
    ("header", [.header, .hgroup], ["banner"]),
    ("footer", [.footer], ["contentinfo"]),
    ("aside", [.aside], ["complementary"]),
    ("main", [.main], ["main"]),
    ("article", [.article], ["article"]),
    ("form", [.form, .fieldset, .button, .label], ["search", "form", "button"]),
    ("table", [.table], []),
    ("list", [.ul, .ol, .dl], ["list"]),
    ("section", [.section], ["region"]),
    ("figure", [.figure], []),
    ("blockquote", [.blockquote], []),
    ("pre", [.pre], []),
    ("details", [.details, .dialog], ["dialog", "alertdialog", "tabpanel"]),
    ("link", [.a], []),
  ]

  private static let words: [(name: String, words: [String])] = [
    ("word nav", ["nav", "navbar", "navigation", "menu", "submenu", "breadcrumb", "breadcrumbs", "pagination", "pager", "toolbar", "tabs", "sitemap", "toc", "dropdown", "sub", "subnav", "sidenav",
                  "menus", "mega", "megamenu", "burger", "hamburger", "ancestor", "taxonomy", "children", "links", "bar"]),
    ("word head", ["header", "masthead", "topbar", "hero", "banner", "logo", "top"]),
    ("word foot", ["footer", "bottom", "copyright", "legal", "colophon", "foot"]),
    ("word side", ["sidebar", "aside", "rail", "widget", "widgets", "textwidget", "secondary", "side", "right", "left"]),
    ("word related", ["related", "recommended", "recommendation", "recommendations", "more", "similar", "popular", "trending", "latest", "recent", "readmore",
                      "outbrain", "taboola", "recirc", "recirculation", "upsell", "crosssell", "suggested", "next", "prev", "previous"]),
    ("word teaser", ["teaser", "teasers", "promo", "promos", "featured", "feature", "cta", "highlight", "highlights"]),
    ("word share", ["share", "sharing", "social", "follow", "facebook", "twitter", "addthis", "sharedaddy", "icons"]),
    ("word ad", ["ad", "ads", "advert", "advertisement", "sponsored", "sponsor", "dfp", "adsbygoogle", "advertising"]),
    ("word notice", ["cookie", "cookies", "consent", "gdpr", "cmp", "modal", "popup", "overlay", "alert", "toast", "notice", "notification", "paywall", "popover", "flyout", "drawer",
                     "tooltip", "disclosure", "backdrop", "onetrust", "didomi", "privacy", "policy", "disclaimer"]),
    ("word form", ["form", "subscribe", "subscription", "newsletter", "signup", "login", "search", "searchform", "input", "filter", "filters", "sort", "facet", "facets", "button", "btn",
                   "required", "validation", "fields", "gform", "gfield", "optin", "selector", "options", "settings", "preferences"]),
    ("word comment", ["comment", "comments", "commentlist", "reply", "replies", "respond", "commentform", "disqus", "discussion"]),
    ("word meta", ["meta", "byline", "author", "authors", "date", "dateline", "time", "timestamp", "posted", "published", "category", "categories", "tag", "tags", "kicker",
                   "label", "badge", "info", "taglist", "credit", "credits", "bio", "details"]),
    ("word content", ["content", "article", "post", "entry", "story", "body", "text", "page", "single", "prose", "markdown", "richtext", "rte", "copy", "wysiwyg",
                      "hentry", "rich", "paragraph", "editor", "document", "formatted", "typography", "markup", "blog", "publish", "introduction"]),
    ("word main", ["main", "primary", "center", "column", "wrapper", "container"]),
    ("word item", ["item", "items", "card", "cards", "list", "grid", "listing", "listings", "results", "result", "tile", "row", "block", "box", "loop"]),
    ("word product", ["product", "products", "price", "prices", "sku", "cart", "buy", "variant", "swatch", "stock", "shipping", "checkout", "wishlist", "shop"]),
    ("word review", ["review", "reviews", "rating", "ratings", "stars", "testimonial", "testimonials"]),
    ("word picture", ["caption", "figure", "gallery", "image", "photo", "img", "picture", "slider", "slide", "carousel", "swiper", "slick", "video", "media", "thumb", "thumbnail"]),
    ("word title", ["title", "heading", "headline", "subtitle", "name"]),
    ("word summary", ["summary", "description", "desc", "lead", "intro", "excerpt", "abstract", "overview", "about", "subhead"]),
    ("word code", ["code", "highlight", "docs", "doc", "documentation", "example", "syntax", "param", "params", "api"]),
    ("word forum", ["message", "messages", "thread", "topic", "signature", "user", "avatar", "username", "profile", "forum", "posts", "poster", "member"]),
    ("word hidden", ["hidden", "sr", "screenreader", "visually", "skip", "collapse", "collapsed", "hide", "noprint"]),
    ("word tab", ["accordion", "tab", "panel", "faq", "question", "answer", "toggle", "expand", "expandable"]),
    ("word account", ["account", "sign", "signin", "register", "lang", "language", "languages", "switcher", "country", "currency", "locale", "store", "stores"]),
    ("word device", ["mobile", "desktop", "tablet", "print"]),
    ("word state", ["current", "selected", "trigger", "expanded", "active", "absolute", "click", "pointer"]),
    ("word section", ["section", "module", "component", "region", "area", "layout", "inner", "outer"]),
  ]

  /// The bits of the groups of these names.
  static func mask(_ wanted: Set<String>) -> UInt64 {
    names.enumerated().reduce(0) { wanted.contains($1.element) ? $0 | 1 << UInt64($1.offset) : $0 }
  }

  /// The bits of all groups.
  static let features: UInt64 = 1 << UInt64(names.count) - 1

  /// Words that other stages look for, and that are no features of the model: their bits are above those of the groups.
  private static let marks: [(mark: UInt64, words: [String])] = [
    (ingredients, ["ingredient", "ingredients", "zutat", "zutaten", "ingrediente", "ingredientes", "ingredienti", "ingredienten", "skladniki", "ingr"]),
    (byline, ["author", "authors", "authorname", "byline", "fn", "vcard", "creator", "autor", "auteur"]),
    (chrome, DropChrome.allWords),
    (date, ["date", "datum", "fecha", "published", "pubdate", "datetime", "dateline", "timestamp", "postdate", "entrydate", "time", "posted", "publish", "created", "updated"]),
  ]
  /// A word for what a recipe takes.
  static let ingredients: UInt64 = 1 << 58
  /// A style or an attribute that may hide the element, or a role of what a script shows.
  static let concealed: UInt64 = 1 << 59
  /// An element that is there to tell a time.
  static let time: UInt64 = 1 << 60
  /// A word or role of the chrome of a page.
  static let chrome: UInt64 = 1 << 61
  /// A word for an author's name.
  static let byline: UInt64 = 1 << 62
  /// A word for a day or a time of the day.
  static let date: UInt64 = 1 << 63

  /// Footers of pages and of articles.
  static let footers = mask(["footer", "word foot"])

  /// The groups that an article is never in, were it the page's only text.
  static let frame = mask(["nav", "footer", "form", "word nav", "word foot", "word notice"])

  /// The groups that say of an element in an article that it is none of its text.
  static let inserted = frame | chrome | mask(["aside", "word side", "word related", "word teaser", "word share", "word ad", "word comment"])

  private static let byTag: [UInt64] = Tag.allCases.map { tag in
    tags.indices.reduce(tag == .time || tag == .abbr ? time : 0) { tags[$1].tags.contains(tag) ? $0 | 1 << UInt64($1) : $0 }
  }

  private static let byRole: [String: UInt64] = Dictionary(
    tags.enumerated().flatMap { bit, group in group.roles.map { ($0, 1 << UInt64(bit)) } } + DropChrome.roles.map { ($0, chrome) } + DropInvisible.roles.map { ($0, concealed) }) { $0 | $1 }

  private static let byWord = TokenTable(words.enumerated().flatMap { index, group in group.words.map { ($0, UInt64(1) << UInt64(tags.count + index)) } }
    + marks.flatMap { mark, words in words.map { ($0, mark) } })

  init(_ tree: Tree) {
    var classes = DirectMappedCache<UInt64>(initial: 0), sets = HashInterner()
    _ = sets.number(0)
    numbers = (0..<tree.count).map { id in
      let tag = tree.tag(of: id)
      guard tag != .text else { return 0 }
      var groups = Self.byTag[Int(tag.rawValue)]
      tree.eachAttribute(of: id, where: { $0 == .class || $0 == .id || $0 == .itemprop || $0 == .property || $0 == .role || $0 == .hidden || $0 == .style }) { key, value in
        switch key {
        case .class: groups |= classes.value(of: value) { Self.byWord.all(in: $0) }
        case .id, .itemprop: groups |= Self.byWord.all(in: value)
        case .property: groups |= Self.byWord.all(in: value) & Self.date
        case .hidden: groups |= Self.concealed
        case .style: if Self.mayHide(value) { groups |= Self.concealed }
        case .role: groups |= Self.byRole[String(decoding: value, as: UTF8.self)] ?? 0
        default: break
        }
      }
      // The makers of components name their elements as others name classes.
      if tag == .other { groups |= Self.byWord.all(in: Array(tree[id].name.utf8)[...]) }
      // More different ones only a page has that is made for it.
      return groups == 0 ? 0 : UInt16(exactly: sets.number(groups)) ?? 0
    }
    different = sets.hashes
  }

  /// Whether “none” or “hidden” stands in a style.
  private static func mayHide(_ style: ArraySlice<UInt8>) -> Bool {
    var last: UInt32 = 0
    for byte in style {
      last = last << 8 | UInt32(byte | 0x20)
      if last == 0x6E6F6E65 || last == 0x6464656E { return true }
    }
    return false
  }
}
