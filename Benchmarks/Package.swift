// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that users of Winnow do not build it.
let package = Package(
  name: "winnow-benchmarks",
  dependencies: [.package(name: "winnow", path: "..")],
  targets: [
    .executableTarget(name: "winnow-benchmark", dependencies: [
      .product(name: "Winnow", package: "winnow"), .product(name: "WinnowStages", package: "winnow"),
      .product(name: "WinnowIO", package: "winnow"), .product(name: "WinnowFloor", package: "winnow"),
    ]),
  ],
  swiftLanguageModes: [.v6]
)
