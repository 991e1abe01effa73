import CMalloc

/// How memory goes back to the system.
///
/// Left alone, glibc gives back what a page took as soon as the page is done, and asks for it again for the next one: a third of the
/// page faults of a run. Where it has seen a large page it learns to keep large pieces, too, which a giant page then holds beside
/// those that it needs.
enum Memory {
  /// Larger pieces are taken from the system, and go back to it, each by itself.
  private static let largePiece: CInt = 4 << 20
  /// So much stays for the next page.
  private static let kept: CInt = 16 << 20

  static func keepForNextPage() {
    _ = mallopt(M_MMAP_THRESHOLD, largePiece)
    _ = mallopt(M_TRIM_THRESHOLD, kept)
  }
}
