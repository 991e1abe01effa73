// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "DropShouting",
  products: [.library(name: "DropShouting", targets: ["DropShouting"])],
  dependencies: [.package(name: "winnow", path: "../..")],
  targets: [
    .target(name: "DropShouting", dependencies: [.product(name: "Winnow", package: "winnow")]),
    .target(name: "DropShoutingPlugin", dependencies: ["DropShouting", .product(name: "Winnow", package: "winnow")]),
    .executableTarget(name: "my-winnow", dependencies: ["DropShouting", .product(name: "WinnowCommand", package: "winnow")]),
    .testTarget(name: "DropShoutingTests", dependencies: ["DropShouting", .product(name: "WinnowTesting", package: "winnow")]),
  ]
)
