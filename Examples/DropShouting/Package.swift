// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "DropShouting",
  dependencies: [.package(name: "winnow", path: "../..")],
  targets: [
    .executableTarget(name: "my-winnow", dependencies: [
      .product(name: "Winnow", package: "winnow"), .product(name: "WinnowCommand", package: "winnow"),
    ]),
  ]
)
