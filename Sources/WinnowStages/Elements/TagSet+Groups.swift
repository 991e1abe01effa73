import Winnow

extension TagSet {
  /// Elements that hold the page, or its article, as a whole: no box within it.
  static let wholePage: TagSet = [.html, .body, .main, .article, .document]
  /// Forms, and what readers fill in or choose.
  static let fields: TagSet = [.form, .input, .select, .textarea]
}
