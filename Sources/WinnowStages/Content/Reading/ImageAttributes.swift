import Winnow

/// The attributes and names of files by which pages and the scripts that load pictures late tell what a picture is, from
/// `image-attributes.json`.
enum ImageAttributes {
  enum Key: String, CaseIterable {
    /// Parts of class names of pictures that are none of the content.
    case decorations
    /// Where scripts find the address of a picture that is loaded late, the surest first.
    case lazyLoadingAttributes
    /// Where they find its `srcset`.
    case lazyLoadingSets
    /// What is in the names of files that fill a place until the picture is there.
    case placeholders
    /// Files that are nothing but a transparent or white pixel, by their usual names.
    case blankFiles
    /// What names of files call the sizes of one picture.
    case sizes
  }

  private static let lists = DataLists<Key>(builtIn: "image-attributes.json", PackageResources.image_attributes_json)

  static let decorations = Set(lists[.decorations].map { $0[...] })
  static let lazyLoadingAttributes = lists[.lazyLoadingAttributes], lazyLoadingSets = lists[.lazyLoadingSets]
  /// Those of both that do not begin with `data-`.
  static let lateWithoutPrefix = (lazyLoadingAttributes + lazyLoadingSets).filter { !$0.hasPrefix("data-") }
  static let placeholders = lists[.placeholders], blankFiles = Set(lists[.blankFiles])
  static let sizes = Set(lists[.sizes])
}
