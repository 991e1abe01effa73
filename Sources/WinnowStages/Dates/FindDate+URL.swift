import Winnow

/// The date in the page's URL.
extension FindDate {
  func dateInURL(_ page: Page) -> Found? {
    let addresses = [page.origin.url, page.record[.canonical]].compactMap(\.self)
    return addresses.lazy.compactMap(Self.day(inAddress:)).first.map { Found(time: $0.text, reason: "day in the address") }
  }

  /// `/2024/03/05/`, `/2024-03-05-`, `/2024-03/05/`, `/2024/0305/` and `/20240305/`.
  static func day(inAddress url: String) -> CivilDate? {
    let path = Array(url.utf8.drop { $0 != UInt8(ascii: "/") }.dropFirst(2).drop { $0 != UInt8(ascii: "/") })
    for at in path.indices where path[at] == UInt8(ascii: "/") {
      var next = at + 1
      func number(_ digits: Int) -> Int? {
        guard next + digits <= path.count, let value = UTF8Bytes.decimalInteger(path[next..<next + digits]) else { return nil }
        next += digits
        return value
      }
      func skipSign() { if next < path.count, path[next] == UInt8(ascii: "/") || path[next] == UInt8(ascii: "-") { next += 1 } }
      guard let year = number(4) else { continue }
      skipSign()
      guard let month = number(2) else { continue }
      skipSign()
      guard let day = number(2), next == path.count || !(0x30...0x39 ~= path[next]),
        let date = CivilDate(year: year, month: month, day: day), date.isPlausiblePublicationDate
      else { continue }
      return date
    }
    return nil
  }
}
