import Winnow

/// The texts that programs write into metadata in place of a missing value, from `no-values.json`.
enum NoValues {
  enum Key: String, CaseIterable {
    /// Whole texts, lowercase.
    case texts
    /// The delimiters of unfilled template placeholders, separated by a space: `{{title}}`, `${title}`, `%title%`.
    case placeholders
  }

  private static let lists = DataLists<Key>(builtIn: "no-values.json", PackageResources.no_values_json)

  static let texts = Set(lists[.texts])
  static let placeholders: [(open: [UInt8], close: [UInt8])] = lists[.placeholders].compactMap { text in
    let parts = text.utf8.split(separator: UTF8Bytes.space)
    return parts.count == 2 ? (Array(parts[0]), Array(parts[1])) : nil
  }
}
