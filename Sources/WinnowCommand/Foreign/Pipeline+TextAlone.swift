import Winnow
import WinnowStages

extension Pipeline {
  /// The same pipeline without its writers, and without the stages that no word of the title and the text depends on.
  ///
  /// These fill fields of the record and mark no block, and no built-in step that marks blocks reads the fields. A step of somebody
  /// else's may, so all stages before it stay.
  var textAlone: Pipeline {
    let readers = entries.lastIndex { entry in !builtInSteps.contains { $0 == type(of: entry.step) } } ?? -1
    let needed = entries.indices.filter { entries[$0].writer == nil && ($0 < readers || !Self.fillsFields(entries[$0].step)) }
    return replacing(needed.map { entries[$0] })
  }

  private static func fillsFields(_ step: any Step) -> Bool { step is FindAttributions || step is FindImages }
}
