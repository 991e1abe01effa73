import Winnow
import WinnowStages

extension Pipeline {
  /// The pipeline without writers and without stages that affect neither the title nor the text.
  ///
  /// The removed stages set fields of the record without editing blocks, and no built-in step that edits blocks reads these fields. A
  /// third-party step may, so all stages before one are kept.
  var textOnly: Pipeline {
    let readers = entries.lastIndex { entry in !builtInSteps.contains { $0 == type(of: entry.step) } } ?? -1
    let needed = entries.indices.filter { entries[$0].writer == nil && ($0 < readers || !Self.fillsFields(entries[$0].step)) }
    return replacing(needed.map { entries[$0] })
  }

  private static func fillsFields(_ step: any Step) -> Bool { step is FindAttributions || step is FindImages }
}
