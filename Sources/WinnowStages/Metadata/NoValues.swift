import Winnow

/// What programs write into metadata where they have no value, from `no-values.json`.
enum NoValues {
  enum Key: String, CaseIterable {
    /// Whole texts, in small letters.
    case texts
    /// What templates mark with, where nothing was put in, before and after a space: `{{title}}`, `${title}`, `%title%`.
    case placeholders
  }

  private static let lists = DataLists<Key>(builtIn: "no-values.json", PackageResources.no_values_json)

  static let texts = Set(lists[.texts])
  static let placeholders: [(open: [UInt8], close: [UInt8])] = lists[.placeholders].compactMap { text in
    let parts = text.utf8.split(separator: UTF8Bytes.space)
    return parts.count == 2 ? (Array(parts[0]), Array(parts[1])) : nil
  }
}
