import Winnow

/// An error in a response, or of the program.
struct ExecError: Error, CustomStringConvertible {
  let description: String
}

/// The request and response of the `exec` protocol.
enum ExecMessage {
  /// `{"id", "url", "title", "language", "blocks": [{"block", "kind", "level", "minLinkDensity", "text"}]}`: the kept blocks, on one line.
  static func question(_ page: Page) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("id", page.origin.identity)
      json.member("url", page.origin.url)
      json.member("title", page.record[.title])
      json.member("language", page.record[.language])
      json.key("blocks")
      json.array { json in
        for (block, text) in page.bodyText.blocks {
          json.object { json in
            json.member("block", Double(block.index))
            json.member("kind", block.kind.rawValue)
            if let level = block.level { json.member("level", Double(level)) }
            json.member("linkShare", block.linkDensity)
            json.member("text", text)
          }
        }
      }
    }
    json.lineEnd()
    return json.bytes
  }

  /// Applies the edits in a response, `{"edits": [{"drop": 3, "because": "advert", "detail": "…"}]}`, or throws its error, `{"error":
  /// "…"}`.
  ///
  /// - Throws: ``ExecError``.
  static func apply(_ page: inout Page, by answer: [UInt8]) throws(ExecError) {
    let json: JSON
    do { json = try JSON(answer) } catch {
      throw ExecError(description: "its answer is not valid JSON: \(error.message), at byte \(error.offset) of \(shown(answer))")
    }
    if let error = json["error"]?.string { throw ExecError(description: error) }
    guard let edits = json["edits"]?.array else { throw ExecError(description: "its answer has no list \"edits\": \(shown(answer))") }
    for (index, edit) in edits.enumerated() {
      do throws(ExecError) { try apply(&page, edit) } catch {
        throw ExecError(description: "edit \(index + 1) of its answer \(error): \(edit.text)")
      }
    }
  }

  private static let kinds = ["drop", "keep", "replace", "label", "set", "add"]

  private static func apply(_ page: inout Page, _ edit: JSON) throws(ExecError) {
    guard case .object(let members) = edit else { throw ExecError(description: "is \(edit.typeName), not an object") }
    guard let kind = members.map(\.key).first(where: kinds.contains) else {
      throw ExecError(description: "has none of \(kinds.joined(separator: ", "))")
    }
    guard let rule = edit["because"]?.string, !rule.isEmpty else { throw ExecError(description: "lacks \"because\", the name of its rule") }
    let reason = Reason(RuleID(rule), edit["detail"]?.string ?? "")
    let target = edit["at"]
    switch kind {
    case "drop": page.drop(try block(edit[kind], of: page), because: reason)
    case "keep": page.keep(try block(edit[kind], of: page), because: reason)
    case "replace":
      let block = try block(edit[kind], of: page)
      page.replace(block.textRange, of: block, with: try text(edit, "with"), because: reason)
    case "label":
      page.label(
        try block(edit[kind], of: page), try one(of: Label.init(rawValue:), try text(edit, "as"), Label.allCases.map(\.rawValue)),
        because: reason)
    case "set":
      let field = try one(of: Record.Field.init(rawValue:), edit[kind]?.string ?? "", Record.Field.allCases.map(\.rawValue))
      page.set(.text(field, try text(edit, "to")), at: target == nil ? nil : try block(target, of: page), because: reason)
    default:
      let list = try one(of: Record.ListField.init(rawValue:), edit[kind]?.string ?? "", Record.ListField.allCases.map(\.rawValue))
      page.set(.add(list, try text(edit, "to")), at: target == nil ? nil : try block(target, of: page), because: reason)
    }
  }

  private static func block(_ number: JSON?, of page: Page) throws(ExecError) -> Block {
    guard case .number(let value)? = number, let index = Int(exactly: value), page.tree.blocks.indices.contains(index) else {
      throw ExecError(description: "names \(number?.text ?? "no block"), which is not a block of the page")
    }
    return page.tree.blocks[index]
  }

  private static func text(_ edit: JSON, _ key: String) throws(ExecError) -> String {
    guard let text = edit[key]?.string else { throw ExecError(description: "lacks \"\(key)\"") }
    return text
  }

  private static func one<Value>(of make: (String) -> Value?, _ word: String, _ words: [String]) throws(ExecError) -> Value {
    guard let value = make(word) else { throw ExecError(description: "says \"\(word)\", not one of \(words.joined(separator: ", "))") }
    return value
  }

  private static func shown(_ answer: [UInt8]) -> String { "“\(String(decoding: answer.prefix(200), as: UTF8.self))”" }
}
