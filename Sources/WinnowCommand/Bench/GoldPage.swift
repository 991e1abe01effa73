import Winnow
import WinnowIO

/// The expected result of a page.
struct GoldPage: Annotation {
  let id, benchmark: String
  let text: String?
  let with, without: [String]
  let pageType, language: String?
  let fields: [String: String]

  static let fieldNames = ["title", "author", "date", "site"]

  init(_ json: JSON) throws(InputError) {
    guard let id = json["id"]?.string else { throw InputError(description: "this is not an annotation: an object with an \"id\"") }
    func list(_ key: String) -> [String] { json[key]?.array?.compactMap(\.string) ?? [] }
    self.id = id
    benchmark = json["benchmark"]?.string ?? "wcxb"
    text = json["text"]?.string
    (with, without) = (list("with"), list("without"))
    (pageType, language) = (json["page_type"]?.string, json["language"]?.string)
    fields = Dictionary(
      Self.fieldNames.compactMap { name in
        let value = json[name]?.string ?? json[name]?.array?.compactMap(\.string).joined(separator: "; ") ?? ""
        let squeezed = String(decoding: Words.whitespaceCollapsed(value), as: UTF8.self)
        return squeezed.isEmpty ? nil : (name, squeezed)
      }
    ) { $1 }
  }
}
