import Winnow

extension TagSet {
  /// Elements that contain the whole page or its article, in contrast to a box within it.
  static let wholePage: TagSet = [.html, .body, .main, .article, .document]
  /// Forms and form controls.
  static let fields: TagSet = [.form, .input, .select, .textarea]
}
