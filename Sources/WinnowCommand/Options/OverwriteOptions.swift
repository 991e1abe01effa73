import ArgumentParser
import Winnow
import WinnowIO

/// What a verb may write over.
struct OverwriteOptions: ParsableArguments {
  @Flag(help: "Write over inputs and databases of other programs, which is refused otherwise.") var force = false

  /// - Parameter survey: the file with findings that is read, where there is one.
  func outputGuard(_ inputs: Inputs, _ input: InputOptions, _ pipelines: [Pipeline], survey: String? = nil, replacesDatabase: Bool = false)
    -> OutputGuard
  {
    let others =
      pipelines.flatMap { $0.files + [$0.survey].compactMap { $0 } } + [survey].compactMap { $0 } + input.filesFrom.filter { $0 != "-" }
    return OutputGuard(
      inputs, named: input.pages, others: others, policy: OverwritePolicy(replacesDatabase: replacesDatabase, isForced: force))
  }
}
