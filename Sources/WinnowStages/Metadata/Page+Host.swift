import Winnow

extension Page {
  /// The host of its address, or of the one that it calls its own.
  var host: String? { origin.host ?? Origin(url: record[.canonical]).host }
}
