import Winnow

/// Human-readable `requires`/`provides` of a step, with the steps that provide each capability.
struct StepOrderDescription {
  /// “Requires” and “Provides”, unless they are empty.
  let lines: [(head: String, names: String)]

  init(_ step: any Step.Type, _ registry: StepRegistry) {
    let requires = step.requires.map { capability in
      let providers = registry.steps.filter { $0.provides.contains(capability) && $0.name != step.name }.map { $0.name.description }
      return providers.isEmpty ? "\(capability)" : "\(capability) (\(providers.joined(separator: ", ")))"
    }
    lines = [("Requires", requires), ("Provides", step.provides.map(\.description))].filter { !$0.1.isEmpty }.map {
      ($0.0, $0.1.joined(separator: ", "))
    }
  }
}
