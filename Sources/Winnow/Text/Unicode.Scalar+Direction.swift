extension Unicode.Scalar {
  /// Whether Unicode calls it a control of the writing direction (property Bidi_Control, Unicode 6.3), without a look into its tables.
  @inlinable package var isBidiControl: Bool {
    value >= 0x061C && (value == 0x061C || 0x200E...0x200F ~= value || isDirectionalFormatting)
  }

  /// Whether it turns the direction of what follows it: an embedding, an override, an isolate, or the end of one (UAX #9, 2.1 to 2.5).
  @inlinable package var isDirectionalFormatting: Bool { 0x202A...0x202E ~= value || 0x2066...0x2069 ~= value }
}
