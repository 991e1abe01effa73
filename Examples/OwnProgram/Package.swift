// swift-tools-version: 6.2
import PackageDescription

let winnow: Target.Dependency = .product(name: "WinnowStages", package: "winnow")

let package = Package(
  name: "OwnProgram",
  dependencies: [
    .package(name: "winnow", path: "../.."),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .executableTarget(name: "clean-one", dependencies: [winnow]),
    .executableTarget(name: "clean-many", dependencies: [winnow]),
    .executableTarget(name: "clean-server", dependencies: [winnow, .product(name: "FlyingFox", package: "FlyingFox")]),
  ]
)
