import Testing
import Winnow
import WinnowStages

@Suite struct StepRoleTests {
  @Test func `steps have the role of their protocol`() {
    for step in builtInSteps.map({ $0.init() }) {
      let isRight =
        switch step.role {
        case .writer: step is any Writer
        case .comparing: step is any ComparingStage
        case .surveying: step is any SurveyingStage
        case .stage: step is any Stage && !(step is any SurveyingStage) && !(step is any ComparingStage)
        case .none: false
        }
      #expect(isRight, "\(type(of: step).name)")
    }
  }

  @Test func `a step without options in the file has its defaults and is validated`() throws {
    struct Choosy: Stage {
      static let name: StepName = "choosy"
      static let summary = "Does nothing."
      static let examples: [Example] = []
      @Option("How many.") var most = 0
      func validate() throws { if most == 0 { throw InvalidOption("most", "it is 1 or more") } }
      func run(on page: inout Page) throws {}
    }
    func load(_ with: String) throws -> Pipeline {
      try Pipeline(json: #"{"name": "x", "stages": [{"stage": "choosy"\#(with)}]}"#, adding: [Choosy.self])
    }
    let error = #expect(throws: PipelineError.self) { try load("") }
    #expect(error?.message == #"option "most": it is 1 or more"#)
    #expect((try load(#", "with": {"most": 3}"#).entries.first?.step as? Choosy)?.most == 3)
  }
}
