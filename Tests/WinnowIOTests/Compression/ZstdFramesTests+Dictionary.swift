import Foundation

extension ZstdFramesTests {
  /// A dictionary as `zstd --train` makes it of lines like those of the tests, and two frames compressed with it.
  enum Dictionary {
    static let bytes = decoded(
      "N6Qw7EGcAAAeENAKCpIO//////+jgv5/99D33oRs0qb7VAH+//8fEwEAAAAkF2gbAAAABAAAgBNbMDQwAAAAAAAAAAAAAAAAAAAA7goCAADQmEQAYNEeAAAAAAAAFKaU4BcAAAAAAAAAAAAAAAAAAAEAAAAEAAAACAAAACJpZCI6IjIxNSIsImlkIjoiMjExMCIsImh0bWwiOiI8cD5FaW4gVGV4dCDDvGJlciBPcnQgMjggYW4gZGVyImlkIjoiMTkyMyIsImh0bWwiOiI8cD5FaW4gVGV4dCDDvGJlciBPcnQgODQgYW4gZGVpZCI6IjE2MzQiLCJodG1sIjoiPHA+RWluIFRleHQgw7xiZXIgT3J0IDYzIGFuIGRlcmlkIjoiMTQxMiIsImh0bWwiOiI8cD5FaW4gVGV4dCDDvGJlciBPcnQgNTYgYW4gZGVyaWQiOiIxMTM2IiwiaHRtbCI6IjxwPkVpbiBUZXh0IMO8YmVyIE9ydCAzNSBhbiBkZXJ7ImlkIjoiMTExMSIsImh0bWwiOiI8cD5FaW4gVGV4dCDDvGJlciBPcnQgNDIgYW4gZCJpZCI6IjcxNyIsImh0bWwiOiI8cD5FaW4gVGV4dCDDvGJlciBPcnQgMTQgYW4gZGVyImlkIjoiNTQ5IiwiaHRtbCI6IjxwPkVpbiA="
    )
    static let frames = [
      decoded("KLUv/SZBnEQ1AQC4e2plZG5hNyBMYWhuYnLDvGNrZS4ifQoEzFEMUArQE1CuR5gLAzcH2KU="),
      decoded("KLUv/SZBnEINAQCge2R2YSBMYWhuYnLDvGNrZS4ifQoEzE8MIGk9gesRpqvLE3t7"),
    ]

    private static func decoded(_ text: String) -> [UInt8] { [UInt8](Data(base64Encoded: text) ?? Data()) }
  }
}
