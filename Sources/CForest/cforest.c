/* Two evaluations of the trees, with the same result.

   Top down, for a few rows: one row descends eight trees at a time, so that the loads of one tree do not wait for those of another.

   Bottom up, for many rows: each test of a tree is evaluated for all rows at once, one byte per row. From the lowest level to the root, each
   node selects for each row the leaf index of its left or its right child. No load depends on another.

   No index is out of bounds: a feature's index is a byte, and a table has 256 features. */
#include "cforest.h"

#include <string.h>

#define LANES 8
#define ROWS CFOREST_ROWS
#define LEAF 255
#define ALWAYS_LEFT 0x00FF

size_t cforest_read(const uint8_t *bytes, size_t count, unsigned depth, size_t width, uint16_t *tests, int16_t *leaves) {
  const uint8_t *at = bytes, *end = bytes + count;
  for (size_t i = 0; i < ((size_t)1 << depth) - 1; i++) tests[i] = ALWAYS_LEFT;
  /* The current node, breadth first, and its level. A right child has an even index. */
  size_t index = 0;
  unsigned level = 0;
  while (end - at >= 2) {
    const uint8_t feature = *at++;
    if (feature != LEAF) {
      if (level == depth || feature >= width) return 0;
      tests[index] = (uint16_t)(feature << 8 | *at++);
      index = 2 * index + 1;
      level++;
      continue;
    }
    if (end - at < 2) return 0;
    const int16_t value = (int16_t)(at[0] << 8 | at[1]);
    at += 2;
    int16_t *below = leaves + (((index + 1) << (depth - level)) - ((size_t)1 << depth));
    for (size_t i = 0; i < (size_t)1 << (depth - level); i++) below[i] = value;
    for (; index != 0 && index % 2 == 0; level--) index = (index - 1) / 2;
    if (index == 0) return (size_t)(at - bytes);
    index++;
  }
  return 0;
}

static inline size_t child_of(size_t index, uint16_t test, const uint8_t *row) { return 2 * index + 1 + (row[(size_t)(test >> 8) * ROWS] > (uint8_t)test); }

static inline __attribute__((always_inline)) void walk(const uint16_t *tests, size_t trees, const uint8_t *row, const unsigned depth, size_t indices[LANES]) {
  const size_t inner = ((size_t)1 << depth) - 1;
  for (size_t lane = 0; lane < LANES; lane++) indices[lane] = 0;
  for (unsigned level = 0; level < depth; level++)
    for (size_t lane = 0; lane < trees; lane++) indices[lane] = child_of(indices[lane], tests[lane * inner + indices[lane]], row);
}

/* Descends at most LANES trees, and returns the index of the node at which each ends. With all lanes the loops have a constant length. */
static inline __attribute__((always_inline)) void descend(const uint16_t *tests, size_t trees, const uint8_t *row, const unsigned depth, size_t indices[LANES]) {
  if (trees == LANES) walk(tests, LANES, row, depth, indices);
  else walk(tests, trees, row, depth, indices);
}

static inline __attribute__((always_inline)) void add(const cforest *f, const uint8_t *row, int32_t *sums, const unsigned depth) {
  const size_t inner = ((size_t)1 << depth) - 1;
  unsigned class = 0;
  for (size_t tree = 0; tree < f->trees; tree += LANES) {
    const size_t some = f->trees - tree < LANES ? f->trees - tree : LANES;
    const int16_t *leaves = f->leaves + tree * (inner + 1);
    size_t indices[LANES];
    descend(f->tests + tree * inner, some, row, depth, indices);
    for (size_t lane = 0; lane < some; lane++) {
      sums[class] += leaves[lane * (inner + 1) + indices[lane] - inner];
      if (++class == f->classes) class = 0;
    }
  }
}

void cforest_accumulate(const cforest *forest, const uint8_t *row, int32_t *sums) {
  if (forest->depth == 4) add(forest, row, sums, 4);      /* the embedded models: a constant depth lets the compiler unroll */
  else add(forest, row, sums, forest->depth);
}

/* All rows descend the same eight trees before the next eight, so that the trees and the rows stay in the L1 cache. */
static inline __attribute__((always_inline)) void add_rows_top_down(const cforest *f, size_t first, size_t trees, const uint8_t *table, const uint8_t *rows, size_t count, int32_t *sums, const unsigned depth) {
  const size_t inner = ((size_t)1 << depth) - 1;
  for (size_t tree = first; tree < first + trees; tree += LANES) {
    const size_t some = first + trees - tree < LANES ? first + trees - tree : LANES;
    const uint16_t *tests = f->tests + tree * inner;
    const int16_t *leaves = f->leaves + tree * (inner + 1);
    for (size_t i = 0; i < count; i++) {
      size_t indices[LANES];
      descend(tests, some, table + rows[i], depth, indices);
      for (size_t lane = 0; lane < some; lane++) sums[i] += leaves[lane * (inner + 1) + indices[lane] - inner];
    }
  }
}

/* The depth of the trees of the embedded models, the only depth for which the bottom-up evaluation is implemented. */
#define DEPTH 6
#define TESTS ((1 << DEPTH) - 1)
#define VECTOR_ROWS 32
/* The minimum number of rows for which the bottom-up evaluation is faster. */
#define MIN_VECTOR_ROWS 16

#if defined(__x86_64__)
#define VECTOR_TARGET __attribute__((target("avx2")))
static int has_vectors(void) { return __builtin_cpu_supports("avx2"); }
#elif defined(__aarch64__)
#define VECTOR_TARGET
static int has_vectors(void) { return 1; }
#else
#define VECTOR_TARGET
static int has_vectors(void) { return 0; }
#endif

typedef uint8_t byte_vector __attribute__((vector_size(VECTOR_ROWS)));

/* 0xFF, which is -1, for each row that goes left at the test; 0 for the others. */
VECTOR_TARGET static inline byte_vector goes_left(const uint8_t *table, uint16_t test) {
  byte_vector features;
  memcpy(&features, table + (size_t)(test >> 8) * ROWS, VECTOR_ROWS);
  return (byte_vector)(features <= (uint8_t)test);
}

/* `a` for the rows that go left at the test, `b` for the others. */
VECTOR_TARGET static inline byte_vector select_rows(const uint8_t *table, uint16_t test, byte_vector a, byte_vector b) {
  byte_vector ones = goes_left(table, test);
  return (ones & a) | (~ones & b);
}

/* The leaf index that each row reaches in subtree `k` of the eight subtrees of three levels. */
VECTOR_TARGET static inline byte_vector subtree(const uint8_t *table, const uint16_t *tests, unsigned k) {
  const uint16_t *middle = tests + 15 + 2 * k, *low = tests + 31 + 4 * k;
  const byte_vector right = (byte_vector){0} + (uint8_t)(8 * k + 1);
  byte_vector a = select_rows(table, middle[0], right + goes_left(table, low[0]), right + 2 + goes_left(table, low[1]));
  byte_vector b = select_rows(table, middle[1], right + 4 + goes_left(table, low[2]), right + 6 + goes_left(table, low[3]));
  return select_rows(table, tests[7 + k], a, b);
}

VECTOR_TARGET static void sum_leaves_bottom_up(const uint16_t *tests, const int16_t *leaves, size_t trees, const uint8_t *table, int32_t sums[VECTOR_ROWS]) {
  for (size_t tree = 0; tree < trees; tree++, tests += TESTS, leaves += TESTS + 1) {
    byte_vector up[8];
    for (unsigned k = 0; k < 8; k++) up[k] = subtree(table, tests, k);
    for (unsigned width = 4; width > 0; width /= 2)
      for (unsigned k = 0; k < width; k++) up[k] = select_rows(table, tests[width - 1 + k], up[2 * k], up[2 * k + 1]);
    uint8_t indices[VECTOR_ROWS];
    memcpy(indices, &up[0], VECTOR_ROWS);
    for (size_t row = 0; row < VECTOR_ROWS; row++) sums[row] += leaves[indices[row]];
  }
}

/* At most VECTOR_ROWS rows. They are copied if they are not contiguous. */
static void add_rows_bottom_up(const cforest *f, size_t first, size_t trees, const uint8_t *table, const uint8_t *rows, size_t count, int32_t *sums) {
  uint8_t packed[256 * ROWS], indices[VECTOR_ROWS];
  if (rows[count - 1] - rows[0] == count - 1 && rows[0] + VECTOR_ROWS <= ROWS) {
    table += rows[0];
  } else {
    for (size_t i = 0; i < VECTOR_ROWS; i++) indices[i] = rows[i < count ? i : 0];
    for (size_t feature = 0; feature < f->width; feature++)
      for (size_t i = 0; i < VECTOR_ROWS; i++) packed[feature * ROWS + i] = table[feature * ROWS + indices[i]];
    table = packed;
  }
  int32_t all[VECTOR_ROWS] = {0};
  sum_leaves_bottom_up(f->tests + first * TESTS, f->leaves + first * (TESTS + 1), trees, table, all);
  for (size_t i = 0; i < count; i++) sums[i] += all[i];
}

void cforest_accumulate_rows(const cforest *forest, size_t first, size_t trees, const uint8_t *table, const uint8_t *rows, size_t count, int32_t *sums) {
  if (forest->depth != DEPTH) return add_rows_top_down(forest, first, trees, table, rows, count, sums, forest->depth);
  while (count >= MIN_VECTOR_ROWS && has_vectors()) {
    const size_t some = count < VECTOR_ROWS ? count : VECTOR_ROWS;
    add_rows_bottom_up(forest, first, trees, table, rows, some, sums);
    rows += some;
    sums += some;
    count -= some;
  }
  add_rows_top_down(forest, first, trees, table, rows, count, sums, DEPTH);
}
