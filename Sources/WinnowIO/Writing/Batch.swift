/// Pages between two checkpoints, and in a compressed member: many enough to compress well and to keep the disk quiet, few enough to
/// lose little time by a crash.
package enum Batch {
  /// So many pages are written together.
  package static let pages = 64
}
