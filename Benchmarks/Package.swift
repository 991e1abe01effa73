// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that users of Winnow do not build it.
let package = Package(
  name: "winnow-benchmarks",
  dependencies: [.package(name: "winnow", path: ".."), .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")],
  targets: [
    .systemLibrary(name: "LibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CFloor", dependencies: ["LibXML2"]),
    .executableTarget(
      name: "winnow-benchmark",
      dependencies: [
        .product(name: "Winnow", package: "winnow"), .product(name: "WinnowStages", package: "winnow"),
        .product(name: "WinnowIO", package: "winnow"), "CFloor",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
