/// Pages between two checkpoints, and in a compressed member: enough to compress well and to limit disk syncs, few enough to lose little by
/// a crash.
package enum CheckpointBatch {
  /// Maximum pages per batch.
  package static let pages = 64
}
