// swift-tools-version: 6.2
import PackageDescription

// A separate package, so that users of Winnow neither build fuzzers nor link their runtime.
let package = Package(
  name: "winnow-fuzz",
  dependencies: [.package(name: "winnow", path: ".."), .package(url: "https://github.com/apple/swift-system", from: "1.8.1")],
  targets: ["FuzzPages", "FuzzPipelines", "FuzzReaders"].map {
    .executableTarget(name: $0, dependencies: ["FuzzTarget"], swiftSettings: [.unsafeFlags(["-parse-as-library"])])
  } + [
    .target(
      name: "FuzzTarget",
      dependencies: [
        .product(name: "Winnow", package: "winnow"), .product(name: "WinnowStages", package: "winnow"),
        .product(name: "WinnowIO", package: "winnow"), .product(name: "SystemPackage", package: "swift-system"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
