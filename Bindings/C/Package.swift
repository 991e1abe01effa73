// swift-tools-version: 6.2
import PackageDescription

// What becomes libwinnow.so, for programs in other languages; see Bindings/build.
let package = Package(
  name: "libwinnow",
  products: [.library(name: "WinnowC", type: .dynamic, targets: ["WinnowC"])],
  dependencies: [.package(name: "winnow", path: "../..", traits: [])],
  targets: [
    .target(name: "CWinnow", path: "include", publicHeadersPath: "."),
    .target(name: "WinnowC", dependencies: ["CWinnow", .product(name: "Winnow", package: "winnow"), .product(name: "WinnowStages", package: "winnow")],
            swiftSettings: [.strictMemorySafety()]),
  ]
)
