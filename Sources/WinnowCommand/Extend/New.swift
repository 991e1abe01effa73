import ArgumentParser
import FoundationEssentials
import SystemPackage
import Winnow

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Makes a package for a stage of your own.", subcommands: [Stage.self])

  struct Stage: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "stage",
      abstract: "Makes a package with one stage that builds, tests and runs at once.",
      discussion: """
          winnow new stage drop-adverts && cd drop-adverts && swift run my-winnow dry-run drop-adverts-news Pages/rain.html

        The stage that it comes with drops blocks that begin with one of some phrases: change it into yours.
        """)

    @Argument(help: "The stage's name: lowercase letters, digits and hyphens.") var name: String
    @ArgumentParser.Option(help: ArgumentHelp("The folder to make; named as the stage otherwise.", valueName: "folder")) var into: String?
    @ArgumentParser.Option(
      help: ArgumentHelp(
        "The folder of Winnow's sources, relative to the new package, or their URL; by default, those that this winnow was built from.",
        valueName: "path"))
    var winnow: String?

    func run() throws {
      if let known = WinnowCommand.registry[name] { throw ValidationError("There is a stage \"\(name)\" already: \(known.summary)") }
      guard let winnow = winnow ?? Self.sources() else {
        throw ValidationError("Where are Winnow's sources? Use --winnow with a folder or a URL.")
      }
      guard let package = StagePackage(name: name, winnow: winnow) else {
        throw ValidationError("\"\(name)\" is not a name for a stage: use lowercase letters, digits and hyphens, such as drop-adverts.")
      }
      let folder = into ?? name
      guard !FileManager.default.fileExists(atPath: folder) else {
        throw ValidationError("\(folder) is there already; name another folder with --into.")
      }
      do { try write(package, folder) } catch { throw Failure.stop(error) }
      Console.write(
        """
        \(folder) is made: the stage is in Sources/\(package.type)/\(package.type).swift. Then:
          cd \(folder)
          swift test
          swift run my-winnow dry-run \(name)-news Pages/rain.html

        """, to: .standardOutput)
    }

    private func write(_ package: StagePackage, _ folder: String) throws {
      for (path, text) in package.files {
        let file = FilePath(folder).appending(path)
        try FileManager.default.createDirectory(atPath: file.removingLastComponent().string, withIntermediateDirectories: true)
        let mode: FilePermissions =
          StagePackage.programs.contains(path)
          ? [.ownerReadWriteExecute, .groupReadExecute, .otherReadExecute] : [.ownerReadWrite, .groupRead, .otherRead]
        let descriptor = try FileDescriptor.open(file, .writeOnly, options: [.create, .exclusiveCreate], permissions: mode)
        try descriptor.closeAfter { _ = try descriptor.writeAll(Array(text.utf8)) }
      }
    }

    /// The package that this executable was built in, or that contains the current folder.
    private static func sources() -> String? {
      let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return [executable, FileManager.default.currentDirectoryPath].compactMap(\.self).lazy.compactMap(sources(around:)).first
    }

    private static func sources(around path: String) -> String? {
      var folder = FilePath(path)
      repeat {
        let manifest = try? String(contentsOfFile: folder.appending("Package.swift").string, encoding: .utf8)
        if manifest?.contains("\n  name: \"winnow\",\n") == true { return folder.string }
      } while folder.removeLastComponent()
      return nil
    }
  }
}
