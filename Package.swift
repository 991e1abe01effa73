// swift-tools-version: 6.2
import PackageDescription

let swift: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .strictMemorySafety(),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let server: [Target.Dependency] = ["FlyingFox", "FlyingSocks"].map {
  .product(name: $0, package: "FlyingFox", condition: .when(traits: ["Try"]))
}
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

let package = Package(
  name: "winnow",
  products: [
    .library(name: "Winnow", targets: ["Winnow"]),
    .library(name: "WinnowStages", targets: ["WinnowStages"]),
    .library(name: "WinnowIO", targets: ["WinnowIO"]),
    .library(name: "WinnowCommand", targets: ["WinnowCommand"]),
    .library(name: "WinnowTesting", targets: ["WinnowTesting"]),
    .executable(name: "winnow", targets: ["winnow-cli"]),
    // What becomes libwinnow.so, for programs in other languages; see Bindings/build.
    .library(name: "WinnowC", type: .dynamic, targets: ["WinnowC"]),
  ],
  // `winnow try` brings an HTTP server, and with it the whole of Foundation: whoever wants a small binary leaves it out.
  traits: ["Try", .default(enabledTraits: ["Try"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CClock"),
    .systemLibrary(name: "CUchardet", providers: [.apt(["libuchardet-dev"])]),
    .target(
      name: "CHTML", dependencies: ["CLibXML2", "CUchardet"], exclude: ["entities.txt"],
      linkerSettings: [.linkedLibrary("xml2"), .linkedLibrary("uchardet")]),
    // The full tables go before those of cld2, which are sure that Pashto is Persian, and Sindhi Urdu.
    .target(name: "CLanguage", linkerSettings: [.linkedLibrary("cld2_full"), .linkedLibrary("cld2"), .linkedLibrary("stdc++")]),
    .target(
      name: "CCodec",
      linkerSettings: [
        .linkedLibrary("z"), .linkedLibrary("deflate"), .linkedLibrary("zstd"), .linkedLibrary("brotlidec"), .linkedLibrary("brotlienc"),
      ]),
    .target(name: "CForest"),
    .target(name: "CLanguagePacks"),
    .target(name: "CPlugin"),
    .target(name: "CStandardFiles"),
    .target(name: "Winnow", dependencies: ["CHTML", "CPlugin"], resources: [.embedInCode("Charset/Data")], swiftSettings: swift),
    .target(
      name: "WinnowStages", dependencies: ["Winnow", "CClock", "CForest", "CLanguage", "CLanguagePacks", "CPCRE2", system],
      exclude: ["Language/Data", "Pipelines/baladi-news.json"],
      resources: [
        .embedInCode("Body/Selection/Model/main.model"), .embedInCode("Body/Selection/Features/Data"), .embedInCode("Elements/Data"),
        .embedInCode("Pipelines/article.json"), .embedInCode("Pipelines/news.json"), .embedInCode("Content/Data"),
        .embedInCode("Body/Recovery/Data"), .embedInCode("Metadata/Data"), .embedInCode("Dates/Data"),
      ], swiftSettings: swift),
    .target(
      name: "WinnowIO", dependencies: ["Winnow", "CCodec", "CSQLite", system], resources: [.embedInCode("Reading/Data")],
      swiftSettings: swift),
    .target(name: "WinnowTesting", dependencies: ["Winnow"], swiftSettings: swift),
    .target(
      name: "WinnowCommand",
      dependencies: ["Winnow", "CClock", "CMalloc", "CPlugin", "WinnowStages", "WinnowIO", argumentParser, system] + server,
      resources: [
        .embedInCode("Report/Assets"), .embedInCode("Try/Assets"), .embedInCode("Reasons/Data"), .embedInCode("Misuse/Data"),
        .embedInCode("Extend/Template"),
        .embedInCode("Bench/Data"), .embedInCode("Explain/Data"),
      ], swiftSettings: swift),
    .executableTarget(
      name: "winnow-cli", dependencies: ["CStandardFiles", "WinnowCommand"], path: "Sources/winnow", swiftSettings: swift,
      // A plugin finds Winnow in the executable that loads it.
      linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic"])]),
    .target(name: "CWinnow", path: "Bindings/C/include", publicHeadersPath: "."),
    .target(
      name: "WinnowC", dependencies: ["CWinnow", "Winnow", "WinnowCommand"], path: "Bindings/C/Sources", swiftSettings: swift,
      // SwiftPM's own --static-swift-stdlib is for executables alone.
      linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))]),
    .executableTarget(
      name: "faulty-winnow", dependencies: ["Winnow", "WinnowCommand"], path: "Tests/Support/FaultyWinnow", swiftSettings: swift),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: swift),
    .target(name: "CLibXML2Tree", dependencies: ["CLibXML2"], path: "Tests/CLibXML2Tree"),
    .testTarget(
      name: "WinnowTests", dependencies: ["Winnow", "CHTML", "CLibXML2Tree", "WinnowStages", "WinnowIO", "WinnowTesting", "TestSupport"],
      exclude: ["Charset/texts.json"],
      swiftSettings: swift),
    .testTarget(name: "WinnowTestingTests", dependencies: ["Winnow", "WinnowTesting"], swiftSettings: swift),
    .testTarget(name: "WinnowIOTests", dependencies: ["Winnow", "WinnowIO", "TestSupport", system], swiftSettings: swift),
    .testTarget(
      name: "WinnowStagesTests", dependencies: ["Winnow", "WinnowIO", "WinnowCommand", "WinnowStages", "WinnowTesting", "TestSupport"],
      swiftSettings: swift),
    .testTarget(
      name: "WinnowCommandTests",
      dependencies: ["Winnow", "WinnowStages", "WinnowIO", "WinnowCommand", "TestSupport", "faulty-winnow", system], swiftSettings: swift),
  ],
  swiftLanguageModes: [.v6]
)
