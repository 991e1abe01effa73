import Foundation
import Glibc
import SystemPackage

@testable import WinnowIO

/// A new folder for files of any name and kind.
struct TestFolder {
  let path: FilePath

  init() throws { path = FilePath(try CompressedPages.folder().path) }

  static let page = "<!doctype html><title>Der Hafen von Aldersund</title><p>Ein Schiff liegt im Hafen.</p>"

  func add(_ name: String, _ text: String = page) throws { try add(Array(name.utf8), Array(text.utf8)) }

  /// Creates missing parent folders.
  func add(_ name: [UInt8], _ bytes: [UInt8] = Array(page.utf8)) throws {
    for (index, byte) in name.enumerated() where byte == UInt8(ascii: "/") { unsafe mkdir(string(name[..<index]), 0o755) }
    let file = try FileDescriptor.open(
      FilePath(bytes: path.bytes + [UInt8(ascii: "/")] + name), .writeOnly, options: [.create],
      permissions: [.ownerReadWrite, .groupRead, .otherRead])
    try file.closeAfter { _ = try file.writeAll(bytes) }
  }

  func link(_ name: String, to target: String) { unsafe _ = symlink(target, string(Array(name.utf8)[...])) }
  func hardLink(_ name: String, to target: String) { unsafe _ = Glibc.link(string(Array(target.utf8)[...]), string(Array(name.utf8)[...])) }
  func pipe(_ name: String) { unsafe _ = mkfifo(string(Array(name.utf8)[...]), 0o644) }
  func folder(_ name: String) { unsafe _ = mkdir(string(Array(name.utf8)[...]), 0o755) }

  private func string(_ name: ArraySlice<UInt8>) -> [CChar] {
    (path.bytes + [UInt8(ascii: "/")] + name + [0]).map { CChar(bitPattern: $0) }
  }

  func callAsFunction(_ name: String) -> FilePath { FilePath("\(path)/\(name)") }

  /// The pages found, by their names in this folder.
  func names(_ inputs: Inputs) -> [String] { inputs.map { String($0.name.dropFirst(path.string.count + 1)) } }

  /// The skipped files, with the reasons.
  func skipped(_ inputs: Inputs) -> [String: SkippedFile.Reason] {
    Dictionary(inputs.skipped.map { (String($0.name.dropFirst(path.string.count + 1)), $0.reason) }) { $1 }
  }
}
