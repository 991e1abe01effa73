import CMalloc

/// glibc malloc tuning (`mallopt`).
///
/// By default, glibc returns a page's memory to the system after each page and requests it again for the next one: a third of the page
/// faults of a run. After a large page it also raises its thresholds, so that a giant page holds free memory in addition to what it needs.
enum Memory {
  /// `M_MMAP_THRESHOLD`, in bytes: larger allocations are mapped and unmapped individually.
  private static let largePiece: CInt = 4 << 20
  /// `M_TRIM_THRESHOLD`, in bytes.
  private static let kept: CInt = 16 << 20

  static func configureMalloc() {
    _ = mallopt(M_MMAP_THRESHOLD, largePiece)
    _ = mallopt(M_TRIM_THRESHOLD, kept)
  }
}
