/// The steps that a pipeline file may name. A value: whoever adds a stage makes a registry that has it.
public struct StepRegistry: Sendable {
  private var types: [String: any Step.Type] = [:]
  /// The names in the order in which they were added.
  package private(set) var names: [String] = []

  /// A registry of these steps.
  public init(_ types: [any Step.Type] = []) { for type in types { add(type) } }

  /// Adds a step; one of the same name is replaced.
  package mutating func add(_ type: any Step.Type) {
    let name = type.name.description
    if types.updateValue(type, forKey: name) == nil { names.append(name) }
  }

  /// The same registry with these steps besides; one of the same name is replaced.
  package func adding(_ more: [any Step.Type]) -> StepRegistry {
    var copy = self
    for type in more { copy.add(type) }
    return copy
  }

  /// The step of this name.
  package subscript(name: String) -> (any Step.Type)? { types[name] }
  /// The steps in the order in which they were added.
  package var steps: [any Step.Type] { names.compactMap { types[$0] } }
}
