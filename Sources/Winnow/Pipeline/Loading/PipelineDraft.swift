/// A pipeline as its files have it, before its steps are made.
struct PipelineDraft {
  var name, description, version, survey: String?
  var hosts: [String] = []
  var limits = Limits()
  var onError = Pipeline.OnError.fail
  var entries: [EntryDraft] = []
  var files: [String] = []
  var tests: [PipelineTest] = []
}

/// A step as a file has it, before it is made.
struct EntryDraft {
  let id: String
  let step: String
  var options: [OptionDraft]
  let condition: Condition?
  let onError: Pipeline.OnError
  var output: String?
  let source: PipelineSource
  let offset: Int
}

/// An option keeps the file it came from, since a patch may stand in another one.
struct OptionDraft {
  let member: JSON.Member
  let source: PipelineSource
}
