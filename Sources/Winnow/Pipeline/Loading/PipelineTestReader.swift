/// Reads the tests in a pipeline file; the tests of extended files are not inherited.
enum PipelineTestReader {
  static func tests(of file: PipelineFields) throws(PipelineError) -> [PipelineTest] {
    guard let node = file[PipelineKey.File.tests] else { return [] }
    guard case .array(let items) = node.value else {
      throw file.source.error(node.offset, "\"tests\" is an array, not \(node.value.typeName)")
    }
    var tests: [PipelineTest] = []
    for (index, item) in items.enumerated() { tests.append(try test(item, number: index + 1, file.source)) }
    return tests
  }

  private static func test(_ item: JSON.Node, number: Int, _ source: PipelineSource) throws(PipelineError) -> PipelineTest {
    guard case .object(let members) = item.value else { throw source.error(item.offset, "a test is an object, not \(item.value.typeName)") }
    let fields = PipelineFields(source: source, members: members)
    try fields.allow(PipelineKey.Test.self, in: "a test")
    let html = try fields.string(PipelineKey.Test.html)
    let text = try fields.string(PipelineKey.Test.text)
    let page = try fields.string(PipelineKey.Test.page)
    let sources: [PipelineTest.Source?] = [
      html.map { .html($0.value) }, text.map { .text($0.value) },
      try page.map { value throws(PipelineError) in .file(try source.sibling(of: value)) },
    ]
    guard let found = sources.compactMap({ $0 }).first, sources.compactMap({ $0 }).count == 1 else {
      throw source.error(item.offset, "a test has one of \"html\", \"text\" and \"page\", a file in the pipeline's folder")
    }
    guard let expect = try fields.object(PipelineKey.Test.expect), !expect.members.isEmpty else {
      throw source.error(item.offset, "a test states what it expects under \"expect\"")
    }
    return PipelineTest(
      name: try fields.string(PipelineKey.Test.name)?.value ?? "test \(number)", source: found,
      url: try fields.string(PipelineKey.Test.url)?.value,
      expectations: try expectations(expect), file: source, offset: item.offset)
  }

  private static func expectations(_ fields: PipelineFields) throws(PipelineError) -> [PipelineTest.Expectation] {
    var expectations: [PipelineTest.Expectation] = []
    for (key, node) in try fields.allow(PipelineKey.Expectation.self, in: "an \"expect\"") {
      let add = { (kind: PipelineTest.Expectation.Kind) in expectations.append(.init(kind: kind, offset: node.offset)) }
      switch key {
      case .title: add(.title(try fields.string(key)?.value ?? ""))
      case .contains: for words in try fields.strings(of: node, key.rawValue) { add(.contains(words)) }
      case .lacks: for words in try fields.strings(of: node, key.rawValue) { add(.lacks(words)) }
      case .related: add(.related(try fields.strings(of: node, key.rawValue)))
      case .record: if try fields.object(key) != nil { add(.record(node.value)) }
      case .drops:
        for stage in try fields.object(key)?.members ?? [] {
          for words in try fields.strings(of: stage.node, stage.key) { add(.drops(stage: stage.key, words)) }
        }
      }
    }
    return expectations
  }
}
