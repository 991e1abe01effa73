extension String {
  /// The text without its longest suffix of characters that satisfy the condition.
  func trimmingSuffix(while drops: (Character) -> Bool) -> String {
    String(self[..<(lastIndex { !drops($0) }.map(index(after:)) ?? startIndex)])
  }
}
