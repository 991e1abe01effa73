package import Winnow

/// What is written of one page.
package struct WrittenPage: Sendable {
  /// From 1, in the order of the run.
  package let number: Int
  /// Where it came from.
  package let origin: Origin
  /// See ``Outcome/date``.
  package let date: String?
  /// What its writers wrote.
  package let outputs: [Output]

  /// A page of a run, ready to be written.
  package init(number: Int, origin: Origin, date: String?, outputs: [Output]) {
    (self.number, self.origin, self.date, self.outputs) = (number, origin, date, outputs)
  }
}
