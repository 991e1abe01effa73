extension String {
  /// The text up to the last character for which the condition does not hold.
  func trimmingSuffix(while drops: (Character) -> Bool) -> String {
    String(self[..<(lastIndex { !drops($0) }.map(index(after:)) ?? startIndex)])
  }
}
