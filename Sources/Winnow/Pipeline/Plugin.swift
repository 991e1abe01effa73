public import CPlugin

/// Stages in a library of their own, which `winnow --plugin` loads without being built anew. The library has one such function:
///
///     @_cdecl("winnow_stages") public func stages() -> Plugin { Plugin([DropShouting.self]) }
///
/// It is compiled against Winnow, and not linked with it.
public typealias Plugin = WinnowPlugin

/// The list, where a pointer can stand for it.
@safe public final class PluginStages: Sendable {
  let list: [any Step.Type]

  /// A pointer to a list of stages, which is never freed: a library that was loaded stays.
  public static func pointer(to stages: [any Step.Type]) -> UnsafeMutableRawPointer {
    unsafe Unmanaged.passRetained(PluginStages(stages)).toOpaque()
  }

  private init(_ list: [any Step.Type]) { self.list = list }
}

extension Plugin {
  /// What Winnow and which compiler the code that asks was built with.
  @_alwaysEmitIntoClient public static var buildOfClient: String { unsafe String(cString: winnow_built_with()) }

  /// Offers these stages, with the version of Winnow and of the compiler that the library is built with.
  @_alwaysEmitIntoClient public init(_ stages: [any Step.Type]) {
    unsafe self.init(built: winnow_built_with(), stages: PluginStages.pointer(to: stages))
  }

  /// The version of Winnow and of the compiler that the library was built with.
  public var build: String { unsafe String(cString: built) }

  /// The stages of a library that was built as this Winnow was; `nil` of any other, since its stages mean nothing here.
  public var steps: [any Step.Type]? {
    guard unsafe build == Plugin.buildOfClient else { return nil }
    return unsafe Unmanaged<PluginStages>.fromOpaque(stages).takeUnretainedValue().list
  }
}
