extension Pipeline {
  /// Steps before a step that provides what they require, and stages after the last writer, each with the fix. Empty for a correct order.
  ///
  /// A capability that no step provides is not an error, since a page may be fine without it. Neither is a writer before another one: it
  /// writes the page in its current state. A pipeline with such steps runs, with incomplete results.
  public var orderWarnings: [PipelineError] {
    let lastWriter = entries.lastIndex { $0.writer != nil }
    let late = entries.indices.map { entries[$0].writer != nil && $0 != lastWriter ? [] : lateProviders(of: $0) }
    let named = Set(late.joined().map(\.index))
    return entries.indices.flatMap { index in
      late[index].map { mistake(at: index, $0) }
        + (lastWriter.map { index > $0 && !named.contains(index) ? [afterAll(index, $0)] : [] } ?? [])
    }
  }

  /// A stage after the last writer, so that it has no effect on the output.
  private func afterAll(_ index: Int, _ lastWriter: Int) -> PipelineError {
    let (id, writer) = (entries[index].id, entries[lastWriter].id)
    return entries[index].error("\(id) comes after \(writer), so that its edits are not written; move it before \(writer)")
  }

  /// A provider after the step that requires it, and the required capabilities.
  private struct LateProvider {
    let index: Int, capabilities: [Capability], isOfCondition: Bool
  }

  private func lateProviders(of index: Int) -> [LateProvider] {
    let entry = entries[index]
    let (needs, asked) = (type(of: entry.step).requires, entry.condition?.requires ?? [])
    guard !needs.isEmpty || !asked.isEmpty else { return [] }
    return entries.indices.dropFirst(index + 1).compactMap { later in
      let provider = type(of: entries[later].step)
      let late = needs.filter(provider.provides.contains)
      let lateForCondition = asked.filter(provider.provides.contains)
      guard !late.isEmpty || !lateForCondition.isEmpty else { return nil }
      // A step that also runs earlier is repeated on purpose.
      guard !entries[..<index].contains(where: { type(of: $0.step).name == provider.name }) else { return nil }
      return LateProvider(index: later, capabilities: late.isEmpty ? lateForCondition : late, isOfCondition: late.isEmpty)
    }
  }

  private func mistake(at index: Int, _ late: LateProvider) -> PipelineError {
    let (id, provider) = (entries[index].id, entries[late.index].id)
    let names = late.capabilities.map(\.description).joined(separator: ", ")
    let needs = late.isOfCondition ? "the condition of \(id) needs" : "\(id) needs"
    // The provider cannot move before the steps that it requires itself.
    let between = entries[index..<late.index].flatMap { type(of: $0.step).provides }
    let isBound = type(of: entries[late.index].step).requires.contains(where: between.contains)
    let mend = isBound ? "move \(id) after it" : "move \(provider) before it"
    return entries[index].error("\(needs) \(names), which \(provider) provides \(Self.steps(late.index - index)) later; \(mend)")
  }

  private static func steps(_ count: Int) -> String {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return "\(words.indices.contains(count - 1) ? words[count - 1] : "\(count)") step\(count == 1 ? "" : "s")"
  }
}

extension Condition {
  /// The capabilities that the condition requires.
  fileprivate var requires: [Capability] {
    switch self {
    case .language: [.language]
    case .pageType: [.pageType]
    case .host, .selector: []
    case .all(let conditions), .any(let conditions): conditions.flatMap(\.requires)
    case .not(let condition): condition.requires
    }
  }
}
