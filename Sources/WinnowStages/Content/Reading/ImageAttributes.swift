import Winnow

/// Attributes, class names and file names of images and lazy loaders, from `image-attributes.json`.
enum ImageAttributes {
  enum Key: String, CaseIterable {
    /// Parts of class names of decorative images.
    case decorations
    /// Attributes with the URL of a lazily loaded image, the most reliable first.
    case lazyLoadingAttributes
    /// Attributes with its `srcset`.
    case lazyLoadingSets
    /// Parts of file names of placeholders.
    case placeholders
    /// File names of transparent or white pixels.
    case blankFiles
    /// Words in file names for the sizes of one image.
    case sizes
  }

  private static let lists = DataLists<Key>(builtIn: "image-attributes.json", PackageResources.image_attributes_json)

  static let decorations = Set(lists[.decorations].map { $0[...] })
  static let lazyLoadingAttributes = lists[.lazyLoadingAttributes], lazyLoadingSets = lists[.lazyLoadingSets]
  /// Those of both without the prefix `data-`.
  static let lateWithoutPrefix = (lazyLoadingAttributes + lazyLoadingSets).filter { !$0.hasPrefix("data-") }
  static let placeholders = lists[.placeholders], blankFiles = Set(lists[.blankFiles])
  static let sizes = Set(lists[.sizes])
}
