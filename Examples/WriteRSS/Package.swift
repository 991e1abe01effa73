// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "WriteRSS",
  products: [.library(name: "WriteRSS", targets: ["WriteRSS"])],
  dependencies: [.package(name: "winnow", path: "../..")],
  targets: [
    .target(
      name: "WriteRSS", dependencies: [.product(name: "Winnow", package: "winnow"), .product(name: "WinnowStages", package: "winnow")]),
    .target(name: "WriteRSSPlugin", dependencies: ["WriteRSS", .product(name: "Winnow", package: "winnow")]),
    .executableTarget(name: "my-winnow", dependencies: ["WriteRSS", .product(name: "WinnowCommand", package: "winnow")]),
    .testTarget(
      name: "WriteRSSTests",
      dependencies: ["WriteRSS", .product(name: "Winnow", package: "winnow"), .product(name: "WinnowTesting", package: "winnow")]),
  ]
)
