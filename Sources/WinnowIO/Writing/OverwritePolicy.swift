/// What an output may overwrite.
package struct OverwritePolicy: Sendable, Hashable {
  /// Whether a database of earlier runs is replaced; otherwise pages are added to it.
  package let replacesDatabase: Bool
  /// Whether inputs, and databases of other programs, may be replaced.
  package let isForced: Bool

  /// The default: overwrite no input and no foreign database.
  package init(replacesDatabase: Bool = false, isForced: Bool = false) {
    (self.replacesDatabase, self.isForced) = (replacesDatabase, isForced)
  }
}
