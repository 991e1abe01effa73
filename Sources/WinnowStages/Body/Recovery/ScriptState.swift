import Winnow

/// The data in a page's scripts: JSON, or JSON that is assigned or passed to a function.
struct ScriptState {
  let json: JSON
  /// The name that it is assigned to.
  let name: String

  /// Maximum number of values read per script.
  private static let maxAssignments = 40

  /// The data of a client-side framework's scripts, in page order.
  static func all(in scripts: [Node]) -> [ScriptState] {
    let flight = FlightData.rows(in: scripts)
    return scripts.flatMap(states) + (flight.isEmpty ? [] : [ScriptState(json: FlightData.json(flight), name: FlightData.name)])
  }

  private static func states(of script: Node) -> [ScriptState] {
    let body = script.scriptBody.drop(while: UTF8Bytes.isASCIIWhitespace)
    if script[.type]?.contains("json") == true {
      guard let json = try? JSON(body, .lenient) else { return [] }
      return [ScriptState(json: DevaluePayload.resolved(json) ?? json, name: script[.id] ?? "a script of JSON")]
    }
    guard script[.src] == nil, UTF8Bytes.firstRange(of: FlightData.push, in: body) == nil else { return [] }
    var found: [ScriptState] = []
    var at = body.startIndex
    while found.count < maxAssignments, let equals = UTF8Bytes.firstIndex(of: UInt8(ascii: "="), in: body[at...]) {
      at = equals + 1
      guard let (json, end) = value(body[at...]) else { continue }
      found.append(ScriptState(json: DevaluePayload.resolved(json) ?? json, name: name(before: body[..<equals])))
      at = end
    }
    return found
  }

  /// The assigned value: an object, an array, or either in a string that is passed to `JSON.parse`.
  private static func value(_ bytes: ArraySlice<UInt8>) -> (JSON, end: Int)? {
    let rest = bytes.drop(while: UTF8Bytes.isASCIIWhitespace)
    guard let first = rest.first else { return nil }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      var extent = JSONValueScanner()
      if let end = extent.end(in: rest), let json = try? JSON(rest[rest.startIndex..<end], .lenient) { return (json, end) }
      return rest.count < minLength ? nil : JavaScriptLiteral.value(rest)
    }
    if let value = returned(rest) { return value }
    guard rest.starts(with: parse), let quote = rest.dropFirst(parse.count).first,
      quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let (text, end) = literal(rest.dropFirst(parse.count), quote), let json = try? JSON(text[...], .lenient)
    else { return nil }
    return (json, end)
  }

  /// Bytes: minimum length of data with an article.
  private static let minLength = 200
  private static let function = Array("function(".utf8), returns = Array("return".utf8)

  /// The return value of an immediately invoked function: `(function(a,b){return {title:a,body:b}}("…","…"))`.
  private static func returned(_ bytes: ArraySlice<UInt8>) -> (JSON, end: Int)? {
    let open = UInt8(ascii: "(")
    let rest = bytes.first == open ? bytes.dropFirst() : bytes
    guard bytes.count >= minLength, rest.starts(with: function), let close = UTF8Bytes.firstIndex(of: UInt8(ascii: ")"), in: rest),
      let brace = UTF8Bytes.firstIndex(of: UInt8(ascii: "{"), in: rest[close...])
    else { return nil }
    let names = rest[(rest.startIndex + function.count)..<close].split(separator: UInt8(ascii: ","))
      .map { UTF8Bytes.collapsed($0) }
    let end = JavaScriptLiteral.end(ofBrackets: rest[brace...])
    guard let call = rest[end...].firstIndex(of: open), call - end <= 2 else { return nil }
    let (arguments, after) = JavaScriptLiteral.arguments(rest[(call + 1)...])
    guard let word = UTF8Bytes.firstRange(of: returns, in: rest[brace..<end]),
      let (json, _) = JavaScriptLiteral.value(
        rest[word.upperBound..<end], values: Dictionary(zip(names, arguments), uniquingKeysWith: { first, _ in first }))
    else { return nil }
    return (json, after)
  }

  private static let parse = Array("JSON.parse(".utf8)

  /// The string of a JavaScript literal, and the index after it.
  private static func literal(_ bytes: ArraySlice<UInt8>, _ quote: UInt8) -> (text: [UInt8], end: Int)? {
    var json: [UInt8] = [UInt8(ascii: "\"")]
    var at = bytes.startIndex + 1
    while at < bytes.endIndex, bytes[at] != quote {
      if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.endIndex {
        // JSON has no escaped apostrophe, and no `\x` escape.
        if bytes[at + 1] == UInt8(ascii: "x") {
          json += "\\u00".utf8
        } else if bytes[at + 1] == UInt8(ascii: "'") {
          json.append(bytes[at + 1])
        } else {
          json += bytes[at...(at + 1)]
        }
        at += 2
      } else {
        if bytes[at] == UInt8(ascii: "\"") { json.append(UInt8(ascii: "\\")) }
        json.append(bytes[at])
        at += 1
      }
    }
    json.append(UInt8(ascii: "\""))
    guard at < bytes.endIndex, let text = (try? JSON(json[...], .lenient))?.string else { return nil }
    return (Array(text.utf8), at + 1)
  }

  private static func name(before equals: ArraySlice<UInt8>) -> String {
    let word = equals.reversed().drop(while: UTF8Bytes.isASCIIWhitespace).prefix {
      $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "$") || 0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 | 0x20
    }
    return word.isEmpty ? "a script" : String(decoding: word.reversed(), as: UTF8.self)
  }
}
