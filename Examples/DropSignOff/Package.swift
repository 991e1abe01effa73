// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "DropSignOff",
  products: [.library(name: "DropSignOff", targets: ["DropSignOff"])],
  dependencies: [.package(name: "winnow", path: "../..")],
  targets: [
    .target(name: "DropSignOff", dependencies: [.product(name: "Winnow", package: "winnow")]),
    .target(name: "DropSignOffPlugin", dependencies: ["DropSignOff", .product(name: "Winnow", package: "winnow")]),
    .executableTarget(name: "my-winnow", dependencies: ["DropSignOff", .product(name: "WinnowCommand", package: "winnow")]),
    .testTarget(name: "DropSignOffTests", dependencies: ["DropSignOff", .product(name: "WinnowTesting", package: "winnow")]),
  ]
)
