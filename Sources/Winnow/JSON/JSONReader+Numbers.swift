extension JSONReader {
  mutating func number() throws(JSONError) -> JSON {
    let start = at
    func isDigit(_ i: Int) -> Bool { i < bytes.count && bytes[i] >= 0x30 && bytes[i] <= 0x39 }
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    if repairs != nil, bytes[at...].starts(with: "Infinity".utf8) {
      at += "Infinity".utf8.count
      return notANumber()
    }
    guard isDigit(at) else { throw error("a number needs a digit after \"-\"") }
    if bytes[at] == 0x30, isDigit(at + 1) { throw error("a number has no leading zero; write 1, not 01", at: start) }
    while isDigit(at) { at += 1 }
    // Most numbers are small integers, which are exact. “-0” is not an integer here.
    if at == bytes.count || bytes[at] != UInt8(ascii: ".") && bytes[at] | 0x20 != UInt8(ascii: "e"), bytes[start] != UInt8(ascii: "-"),
      at - start <= 15, let whole = UTF8Bytes.decimalInteger(bytes[start..<at])
    {
      return .number(Double(whole))
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      guard isDigit(at) else { throw error("a number needs a digit after \".\"") }
      while isDigit(at) { at += 1 }
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      guard isDigit(at) else { throw error("a number needs a digit in its exponent") }
      while isDigit(at) { at += 1 }
    }
    guard let value = Double(String(decoding: bytes[start..<at], as: UTF8.self)), value.isFinite else {
      guard repairs == nil else { return notANumber() }
      throw error("the number does not fit a double", at: start)
    }
    return .number(value)
  }

  mutating func notANumber() -> JSON {
    repairs?.note(.notANumber)
    return .null
  }
}
