import Glibc
import Winnow

/// Why loading a plugin failed.
struct PluginError: Error, CustomStringConvertible {
  let path, message: String
  var description: String { "\(path): \(message)" }
}

/// A shared library of stages compiled against Winnow.
enum PluginLibrary {
  private static let entry = "winnow_stages"
  /// A symbol that only Winnow defines: a library that defines it contains its own copy of Winnow.
  private static let mark = "winnow_plugin_abi_version"

  /// The versions of this Winnow and of its compiler.
  static let build = unsafe Plugin.buildOfClient

  /// Loads the library, for the lifetime of the process.
  ///
  /// - Throws: ``PluginError`` for a library that is not a plugin, was built with other versions, or would lose its options.
  static func stages(_ path: String, known: StepRegistry) throws(PluginError) -> [any Step.Type] {
    let fail = { (message: String) in PluginError(path: path, message: message) }
    let hasRuntime = sharesRuntime
    guard let library = unsafe dlopen(path.contains("/") ? path : "./" + path, RTLD_NOW | RTLD_LOCAL) else {
      throw fail(explained(unsafe dlerror().map { unsafe String(cString: $0) } ?? "it cannot be loaded"))
    }
    guard hasRuntime || !sharesRuntime else {
      throw fail(
        "it brings another copy of Swift's library than this winnow has in itself; take a winnow that was not built as one file, or make the stage a program (exec)"
      )
    }
    guard unsafe dlsym(library, mark) == nil else {
      throw fail(
        "it carries a Winnow of its own, whose stages this one does not know; compile it against Winnow and do not link it (see build-plugin)"
      )
    }
    guard let symbol = unsafe dlsym(library, entry) else {
      throw fail("it has no function \"\(entry)\"; it is @_cdecl(\"\(entry)\") public func stages() -> Plugin { Plugin([MyStage.self]) }")
    }
    let plugin = unsafe unsafeBitCast(symbol, to: (@convention(c) () -> Plugin).self)()
    guard let steps = unsafe plugin.steps else {
      throw fail(unsafe "it was built with Winnow \(plugin.build); this is Winnow \(build). Rebuild it with this winnow")
    }
    for step in steps {
      let name = step.name.description
      guard known[name] == nil else { throw fail("it has a stage \"\(name)\", and so has Winnow; give it another name") }
      if let lost = OptionDescription.firstForeignOption(of: step.init()) {
        throw fail(
          "the option \"\(lost)\" of its stage \"\(name)\" is of another Winnow, and would be lost; rebuild it with this winnow")
      }
    }
    return steps
  }

  /// Whether the Swift runtime is linked dynamically.
  private static var sharesRuntime: Bool { unsafe dlopen("libswiftCore.so", RTLD_NOW | RTLD_NOLOAD) != nil }

  private static func explained(_ message: String) -> String {
    guard message.contains("undefined symbol") else { return message }
    return
      "it needs symbols that this winnow does not have, so it was built with another one, or this executable is not linked with --export-dynamic: \(message)"
  }
}
