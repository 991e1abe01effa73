import CForest
import Winnow

/// Gradient-boosted trees over rows of bytes. Integers only: equal rows give equal scores on every machine.
///
/// Every tree is stored as a complete binary tree of the same depth, so that all paths have the same length.
struct Forest: Sendable {
  /// The maximum depth of a tree.
  static let maxDepth = 10
  /// The number of classes; 1 for a binary classifier.
  let classes: Int
  /// The number of features per row.
  let width: Int
  private let depth: Int
  private let count: Int
  /// The number of models; their trees are stored one model after the other. The score is the mean of all models.
  private let ensembleSize: Int
  /// In units of leaf values: if the absolute sum of the first model is at least this, the other models are not evaluated.
  private let earlyExitMargin: Int32
  /// The tests of all trees, each tree breadth first. High byte: the feature. Low byte: the largest value that goes left.
  private let tests: [UInt16]
  private let leaves: [Int16]
  private let base: [Int32]
  /// The calibration: 255 sums in ascending order. The score is the number of those that are at most the sum.
  private let calibration: [Int32]

  /// - Returns: `nil` for a forest that this version cannot read.
  init?(_ json: JSON, trees bytes: ArraySlice<UInt8>) {
    guard let depth = json["depth"].flatMap(Int.init(json:)), 1...Self.maxDepth ~= depth,
      let width = json["width"].flatMap(Int.init(json:)), 1...256 ~= width,
      let classes = json["classes"].flatMap(Int.init(json:)), 1...100 ~= classes,
      let base = json["base"]?.array?.compactMap(Int.init(json:)), base.count == classes,
      let ensembleSize = json["members"].map(Int.init(json:)) ?? 1, 1...100 ~= ensembleSize,
      let earlyExitMargin = json["sure"].map(Int.init(json:)) ?? .max,
      let calibration = json["levels"]?.array?.compactMap(Int.init(json:)), calibration.count == 255
    else { return nil }
    (self.depth, self.width, self.classes, self.ensembleSize) = (depth, width, classes, ensembleSize)
    self.earlyExitMargin = Int32(clamping: earlyExitMargin)
    self.base = base.map(Int32.init(clamping:))
    self.calibration = calibration.map(Int32.init(clamping:))
    guard let trees = Self.trees(bytes, depth: depth, width: width), trees.count % (classes * ensembleSize) == 0 else { return nil }
    (tests, leaves, count) = trees
  }

  /// Reads trees from the model file, in preorder; `nil` if they are malformed. An inner node has two bytes: the feature, and the largest
  /// value that goes left. A leaf has three: 255, and its value as a signed big-endian integer.
  private static func trees(_ bytes: ArraySlice<UInt8>, depth: Int, width: Int) -> (tests: [UInt16], leaves: [Int16], count: Int)? {
    let testsOfTree = 1 << depth - 1
    let leavesOfTree = 1 << depth
    var tests: [UInt16] = []
    var leaves: [Int16] = []
    var rest = bytes
    var count = 0
    while !rest.isEmpty {
      tests.append(contentsOf: repeatElement(0, count: testsOfTree))
      leaves.append(contentsOf: repeatElement(0, count: leavesOfTree))
      let taken = unsafe rest.withUnsafeBufferPointer { bytes in
        unsafe tests.withUnsafeMutableBufferPointer { tests in
          unsafe leaves.withUnsafeMutableBufferPointer { leaves in
            unsafe cforest_read(
              bytes.baseAddress, bytes.count, UInt32(depth), width, tests.baseAddress?.advanced(by: count * testsOfTree),
              leaves.baseAddress?.advanced(by: count * leavesOfTree))
          }
        }
      }
      guard taken > 0 else { return nil }
      rest = rest.dropFirst(taken)
      count += 1
    }
    return (tests, leaves, count)
  }

  /// Adds each tree's leaf for the first row to the sum of its class.
  private func add(_ rows: FeatureRows, to sums: inout [Int32]) {
    precondition(sums.count == classes)
    unsafe withForest { forest in
      unsafe rows.values.span.withUnsafeBufferPointer { rows in
        unsafe sums.withUnsafeMutableBufferPointer { unsafe cforest_accumulate(&forest, rows.baseAddress, $0.baseAddress) }
      }
    }
  }

  /// Adds the leaves of these trees for some of the rows to each row's sum.
  private func add(_ trees: Range<Int>, _ rows: FeatureRows, _ some: [UInt8], to sums: inout [Int32]) {
    precondition(trees.upperBound <= count && classes == 1 && sums.count == some.count && some.allSatisfy { $0 < FeatureRows.capacity })
    unsafe withForest { forest in
      unsafe rows.values.span.withUnsafeBufferPointer { rows in
        unsafe some.withUnsafeBufferPointer { some in
          unsafe sums.withUnsafeMutableBufferPointer {
            unsafe cforest_accumulate_rows(
              &forest, trees.lowerBound, trees.count, rows.baseAddress, some.baseAddress, some.count, $0.baseAddress)
          }
        }
      }
    }
  }

  private func withForest(_ body: (inout cforest) -> Void) {
    precondition(tests.count == count << depth - count && leaves.count == count << depth)
    unsafe tests.withUnsafeBufferPointer { tests in
      unsafe leaves.withUnsafeBufferPointer { leaves in
        var forest = unsafe cforest(
          tests: tests.baseAddress, leaves: leaves.baseAddress, trees: count, width: width, depth: UInt32(depth), classes: UInt32(classes))
        unsafe body(&forest)
      }
    }
  }

  private func calibratedScore(of sum: Int32) -> UInt8 { UInt8(calibration.partitioningIndex { $0 > sum }) }

  /// The score of the positive class, 0 to 255, for each of the first rows.
  func scores(_ rows: FeatureRows, count rowCount: Int) -> [UInt8] {
    let share = count / ensembleSize
    var sums = [Int32](repeating: 0, count: rowCount)
    add(0..<share, rows, (0..<rowCount).map(UInt8.init), to: &sums)
    let open = sums.indices.filter { sums[$0].magnitude < earlyExitMargin }
    var rest = open.map { sums[$0] }
    add(share..<count, rows, open.map(UInt8.init), to: &rest)
    for i in sums.indices { sums[i] *= Int32(ensembleSize) }
    for (i, sum) in zip(open, rest) { sums[i] = sum }
    return sums.map { calibratedScore(of: base[0] + $0) }
  }

  /// The score of each class for the first row, 0 to 255: one class against all others, each by its own trees.
  func classScores(_ rows: FeatureRows) -> [UInt8] {
    var sums = base
    add(rows, to: &sums)
    return sums.map(calibratedScore)
  }

  /// The features with the largest contribution to a row's sum. A test on the path contributes the mean of the leaves in the branch taken
  /// minus the mean of all leaves below the test.
  func topContributions(_ row: [UInt8], _ most: Int) -> [(feature: Int, weight: Int)] {
    var weights = [Int](repeating: 0, count: width)
    var firstTest = 0
    var firstLeaf = 0
    let inner = 1 << depth - 1
    for _ in 0..<count {
      var index = 0
      var level = 0
      while level < depth {
        let test = tests[firstTest + index]
        let feature = Int(test >> 8)
        let right = row[feature] > UInt8(truncatingIfNeeded: test)
        if test != 0x00FF {
          let here = mean(index, level, firstLeaf)
          let there = mean(2 * index + (right ? 2 : 1), level + 1, firstLeaf)
          weights[feature] += there - here
        }
        index = 2 * index + (right ? 2 : 1)
        level += 1
      }
      firstTest += inner
      firstLeaf += inner + 1
    }
    return weights.indices.sorted { abs(weights[$0]) > abs(weights[$1]) }.prefix(most).filter { weights[$0] != 0 }.map { ($0, weights[$0]) }
  }

  /// The mean of the leaves below a node.
  private func mean(_ index: Int, _ level: Int, _ firstLeaf: Int) -> Int {
    let width = 1 << (depth - level)
    let from = firstLeaf + (index + 1) << (depth - level) - 1 << depth
    return leaves[from..<from + width].reduce(0) { $0 + Int($1) } / width
  }
}
