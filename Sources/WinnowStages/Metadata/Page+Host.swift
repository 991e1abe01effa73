import Winnow

extension Page {
  /// The host of its URL, or of its canonical URL.
  var host: String? { origin.host ?? Origin(url: record[.canonical]).host }
}
