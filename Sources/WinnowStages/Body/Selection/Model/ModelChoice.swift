import SystemPackage
package import Winnow

/// The model that selects the main content.
package struct ModelChoice: OptionValue {
  /// `built-in`, `none`, or the path of a model file.
  package let name: String
  /// `nil` for none.
  let model: MainContentModel?

  /// The embedded model.
  package static let builtIn = ModelChoice(name: "built-in", model: .builtIn)
  /// Selection by the density of text and links.
  package static let none = ModelChoice(name: "none", model: nil)

  private init(name: String, model: MainContentModel?) { (self.name, self.model) = (name, model) }

  package static var typeName: String { "\"built-in\", \"none\", or the path of a model's file" }

  package init?(json: JSON) {
    guard let name = json.string else { return nil }
    switch name {
    case "built-in": self = .builtIn
    case "none": self = .none
    default:
      guard let model = try? MainContentModel(Self.file(name)) else { return nil }
      self.init(name: name, model: model)
    }
  }

  package static func refusal(of json: JSON) -> String? {
    guard let name = json.string else { return nil }
    do {
      _ = try MainContentModel(file(name))
      return nil
    } catch { return "\(name) cannot be used as a model: \(error)" }
  }

  /// Maximum size of a model file in bytes.
  private static let maxBytes = 64 << 20

  private static func file(_ path: String) throws -> [UInt8] {
    let file = try FileDescriptor.open(FilePath(path), .readOnly)
    return try file.closeAfter {
      let size = min(maxBytes, Int(try file.seek(offset: 0, from: .end)))
      return try unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = try unsafe file.read(fromAbsoluteOffset: 0, into: UnsafeMutableRawBufferPointer(buffer))
      }
    }
  }

  package var json: JSON { .string(name) }

  package init(from decoder: any Decoder) throws {
    let name = try String(from: decoder)
    guard let choice = ModelChoice(json: .string(name)) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "“\(name)” is not a model."))
    }
    self = choice
  }

  package func encode(to encoder: any Encoder) throws { try name.encode(to: encoder) }

  package static func == (a: ModelChoice, b: ModelChoice) -> Bool { a.name == b.name }
}
