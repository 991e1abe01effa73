import ArgumentParser
import Winnow
import WinnowIO

/// The overwrite flags shared by commands that write files.
struct OverwriteOptions: ParsableArguments {
  @Flag(help: "Write over inputs and databases of other programs, which is refused otherwise.") var force = false

  /// - Parameter survey: the file of findings that is read, if any.
  func outputGuard(_ inputs: Inputs, _ input: InputOptions, _ pipelines: [Pipeline], survey: String? = nil, replacesDatabase: Bool = false)
    -> OutputGuard
  {
    let others =
      pipelines.flatMap { $0.files + [$0.survey].compactMap { $0 } } + [survey].compactMap { $0 } + input.filesFrom.filter { $0 != "-" }
    return OutputGuard(
      inputs, named: input.pages, others: others, policy: OverwritePolicy(replacesDatabase: replacesDatabase, isForced: force))
  }
}
