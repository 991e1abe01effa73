package import Winnow

/// The output of one page.
package struct WrittenPage: Sendable {
  /// From 1, in the order of the run.
  package let number: Int
  /// Where it came from.
  package let origin: Origin
  /// See ``Outcome/date``.
  package let date: String?
  /// The output of its writers.
  package let outputs: [Output]

  /// Creates the output of a page.
  package init(number: Int, origin: Origin, date: String?, outputs: [Output]) {
    (self.number, self.origin, self.date, self.outputs) = (number, origin, date, outputs)
  }
}
