import Foundation
import WinnowStages

let news = try Pipeline(builtIn: "news")
let processor = PageProcessor<String>(load: { path in
  let origin = Origin(id: path, name: path)
  guard let bytes = FileManager.default.contents(atPath: path) else { return (origin, .failure(.unreadable("there is no such file"))) }
  return (origin, .success(RawPage(origin: origin, bytes: Array(bytes))))
}) { _ in (news, SurveyFindings()) }

// The paths may be any sequence, which is read only as far ahead as the workers need.
let runner = Runner(workers: ProcessInfo.processInfo.activeProcessorCount)
try await runner.run(CommandLine.arguments.dropFirst(), clean: processor.begin) { outcome in
  switch outcome.result {
  case .success(let outputs): FileHandle.standardOutput.write(Data(outputs.flatMap(\.bytes)))
  case .failure(let error): FileHandle.standardError.write(Data("\(outcome.origin.name): \(error)\n".utf8))
  }
}
