/// What an output may write over.
package struct OverwritePolicy: Sendable, Hashable {
  /// Whether a database of earlier runs is replaced; otherwise pages are added to it.
  package let replacesDatabase: Bool
  /// Whether inputs, and databases of other programs, may be replaced.
  package let isForced: Bool

  /// Nothing that would be missed, unless it is said.
  package init(replacesDatabase: Bool = false, isForced: Bool = false) {
    (self.replacesDatabase, self.isForced) = (replacesDatabase, isForced)
  }
}
