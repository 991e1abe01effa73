/// The steps that a pipeline file may name. A value: a program with more stages creates its own registry.
public struct StepRegistry: Sendable {
  private var types: [String: any Step.Type] = [:]
  /// The names in registration order.
  package private(set) var names: [String] = []

  /// Creates a registry of these steps.
  public init(_ types: [any Step.Type] = []) { for type in types { add(type) } }

  /// Adds a step; it replaces one with the same name.
  package mutating func add(_ type: any Step.Type) {
    let name = type.name.description
    if types.updateValue(type, forKey: name) == nil { names.append(name) }
  }

  /// A copy of the registry with these steps added; they replace those with the same names.
  package func adding(_ more: [any Step.Type]) -> StepRegistry {
    var copy = self
    for type in more { copy.add(type) }
    return copy
  }

  /// The step with this name.
  package subscript(name: String) -> (any Step.Type)? { types[name] }
  /// The steps in registration order.
  package var steps: [any Step.Type] { names.compactMap { types[$0] } }
}
