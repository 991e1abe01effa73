public import CPlugin

/// Stages in a shared library, which `winnow --plugin` loads without rebuilding. The library exports one function:
///
///     @_cdecl("winnow_stages") public func stages() -> Plugin { Plugin([DropShouting.self]) }
///
/// The library is compiled against Winnow, but not linked with it.
public typealias Plugin = WinnowPlugin

/// A reference to the list, so that a pointer can represent it.
@safe public final class PluginStages: Sendable {
  let list: [any Step.Type]

  /// A pointer to a list of stages. It is never freed, since plugins are never unloaded.
  public static func pointer(to stages: [any Step.Type]) -> UnsafeMutableRawPointer {
    unsafe Unmanaged.passRetained(PluginStages(stages)).toOpaque()
  }

  private init(_ list: [any Step.Type]) { self.list = list }
}

extension Plugin {
  /// The versions of Winnow and of the compiler that the calling code was built with.
  @_alwaysEmitIntoClient public static var buildOfClient: String { unsafe String(cString: winnow_built_with()) }

  /// Creates a plugin with these stages, and with the versions of Winnow and of the compiler that the library was built with.
  @_alwaysEmitIntoClient public init(_ stages: [any Step.Type]) {
    unsafe self.init(built: winnow_built_with(), stages: PluginStages.pointer(to: stages))
  }

  /// The versions of Winnow and of the compiler that the library was built with.
  public var build: String { unsafe String(cString: built) }

  /// The stages of a library built with the same versions as this Winnow; otherwise `nil`, since they are not ABI-compatible.
  public var steps: [any Step.Type]? {
    guard unsafe build == Plugin.buildOfClient else { return nil }
    return unsafe Unmanaged<PluginStages>.fromOpaque(stages).takeUnretainedValue().list
  }
}
