// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that users of Winnow do not build it.
let package = Package(
  name: "winnow-benchmarks",
  dependencies: [.package(name: "winnow", path: ".."), .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")],
  targets: [
    .executableTarget(
      name: "winnow-benchmark",
      dependencies: [
        .product(name: "Winnow", package: "winnow"), .product(name: "WinnowStages", package: "winnow"),
        .product(name: "WinnowIO", package: "winnow"), .product(name: "WinnowFloor", package: "winnow"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
