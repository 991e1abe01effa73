/* Two ways down the trees, which end at the same leaves.

   A few rows walk: a walk waits for its loads, and eight that do not wait for each other take little longer than one.

   Many rows go up instead of down: every test of a tree is asked of all of them at once, a byte a row, and each place hands up the leaf
   that its left or its right side came to. No row chooses where to look next, so that nothing waits.

   Nothing here reads out of bounds: a feature's number is a byte, and a table has as many features as a byte has values. */
#include "cforest.h"

#include <string.h>

#define LANES 8
#define ROWS CFOREST_ROWS

static inline size_t below(size_t place, uint16_t test, const uint8_t *row) { return 2 * place + 1 + (row[(size_t)(test >> 8) * ROWS] > (uint8_t)test); }

static inline __attribute__((always_inline)) void walk(const uint16_t *tests, size_t trees, const uint8_t *row, const unsigned depth, size_t places[LANES]) {
  const size_t inner = ((size_t)1 << depth) - 1;
  for (size_t lane = 0; lane < LANES; lane++) places[lane] = 0;
  for (unsigned level = 0; level < depth; level++)
    for (size_t lane = 0; lane < trees; lane++) places[lane] = below(places[lane], tests[lane * inner + places[lane]], row);
}

/* Goes down some trees, LANES of them at most, and tells the place that each ends at. All lanes are the usual case, with loops of a
   known length. */
static inline __attribute__((always_inline)) void descend(const uint16_t *tests, size_t trees, const uint8_t *row, const unsigned depth, size_t places[LANES]) {
  if (trees == LANES) walk(tests, LANES, row, depth, places);
  else walk(tests, trees, row, depth, places);
}

static inline __attribute__((always_inline)) void add(const cforest *f, const uint8_t *row, int32_t *sums, const unsigned depth) {
  const size_t inner = ((size_t)1 << depth) - 1;
  unsigned class = 0;
  for (size_t tree = 0; tree < f->trees; tree += LANES) {
    const size_t some = f->trees - tree < LANES ? f->trees - tree : LANES;
    const int16_t *leaves = f->leaves + tree * (inner + 1);
    size_t places[LANES];
    descend(f->tests + tree * inner, some, row, depth, places);
    for (size_t lane = 0; lane < some; lane++) {
      sums[class] += leaves[lane * (inner + 1) + places[lane] - inner];
      if (++class == f->classes) class = 0;
    }
  }
}

void cforest_add(const cforest *forest, const uint8_t *row, int32_t *sums) {
  if (forest->depth == 4) add(forest, row, sums, 4);      /* that of our own models, where the places of tests are known */
  else add(forest, row, sums, forest->depth);
}

/* All rows go down the same eight trees before the next eight come: both stay in the first cache. */
static inline __attribute__((always_inline)) void walk_rows(const cforest *f, size_t first, size_t trees, const uint8_t *table, const uint8_t *rows, size_t count, int32_t *sums, const unsigned depth) {
  const size_t inner = ((size_t)1 << depth) - 1;
  for (size_t tree = first; tree < first + trees; tree += LANES) {
    const size_t some = first + trees - tree < LANES ? first + trees - tree : LANES;
    const uint16_t *tests = f->tests + tree * inner;
    const int16_t *leaves = f->leaves + tree * (inner + 1);
    for (size_t i = 0; i < count; i++) {
      size_t places[LANES];
      descend(tests, some, table + rows[i], depth, places);
      for (size_t lane = 0; lane < some; lane++) sums[i] += leaves[lane * (inner + 1) + places[lane] - inner];
    }
  }
}

/* The depth of our own models' trees, the only ones that many rows go up: their tests stand at known places. */
#define DEPTH 6
#define TESTS ((1 << DEPTH) - 1)
#define WIDE 32
/* From so many rows on, going up takes less time than walking. */
#define LEAST_WIDE 16

#if defined(__x86_64__)
#define FOR_WIDE __attribute__((target("avx2")))
static int is_wide(void) { return __builtin_cpu_supports("avx2"); }
#elif defined(__aarch64__)
#define FOR_WIDE
static int is_wide(void) { return 1; }
#else
#define FOR_WIDE
static int is_wide(void) { return 0; }
#endif

typedef uint8_t wide __attribute__((vector_size(WIDE)));

/* All ones for the rows that go left: one less, as a number. */
FOR_WIDE static inline wide left(const uint8_t *table, uint16_t test) {
  wide features;
  memcpy(&features, table + (size_t)(test >> 8) * ROWS, WIDE);
  return (wide)(features <= (uint8_t)test);
}

/* What stands to the left of a test for the rows that go there, and what stands to its right for the others. */
FOR_WIDE static inline wide either(const uint8_t *table, uint16_t test, wide a, wide b) {
  wide ones = left(table, test);
  return (ones & a) | (~ones & b);
}

/* Of one of the eight subtrees of three levels, the leaves that the rows come to. */
FOR_WIDE static inline wide subtree(const uint8_t *table, const uint16_t *tests, unsigned k) {
  const uint16_t *middle = tests + 15 + 2 * k, *low = tests + 31 + 4 * k;
  const wide right = (wide){0} + (uint8_t)(8 * k + 1);
  wide a = either(table, middle[0], right + left(table, low[0]), right + 2 + left(table, low[1]));
  wide b = either(table, middle[1], right + 4 + left(table, low[2]), right + 6 + left(table, low[3]));
  return either(table, tests[7 + k], a, b);
}

FOR_WIDE static void rise(const uint16_t *tests, const int16_t *leaves, size_t trees, const uint8_t *table, int32_t sums[WIDE]) {
  for (size_t tree = 0; tree < trees; tree++, tests += TESTS, leaves += TESTS + 1) {
    wide up[8];
    for (unsigned k = 0; k < 8; k++) up[k] = subtree(table, tests, k);
    for (unsigned width = 4; width > 0; width /= 2)
      for (unsigned k = 0; k < width; k++) up[k] = either(table, tests[width - 1 + k], up[2 * k], up[2 * k + 1]);
    uint8_t places[WIDE];
    memcpy(places, &up[0], WIDE);
    for (size_t row = 0; row < WIDE; row++) sums[row] += leaves[places[row]];
  }
}

/* WIDE rows at most, which are brought together where they do not stand so. */
static void rise_rows(const cforest *f, size_t first, size_t trees, const uint8_t *table, const uint8_t *rows, size_t count, int32_t *sums) {
  uint8_t packed[256 * ROWS], places[WIDE];
  if (rows[count - 1] - rows[0] == count - 1 && rows[0] + WIDE <= ROWS) {
    table += rows[0];
  } else {
    for (size_t i = 0; i < WIDE; i++) places[i] = rows[i < count ? i : 0];
    for (size_t feature = 0; feature < f->width; feature++)
      for (size_t i = 0; i < WIDE; i++) packed[feature * ROWS + i] = table[feature * ROWS + places[i]];
    table = packed;
  }
  int32_t all[WIDE] = {0};
  rise(f->tests + first * TESTS, f->leaves + first * (TESTS + 1), trees, table, all);
  for (size_t i = 0; i < count; i++) sums[i] += all[i];
}

void cforest_add_rows(const cforest *forest, size_t first, size_t trees, const uint8_t *table, const uint8_t *rows, size_t count, int32_t *sums) {
  if (forest->depth != DEPTH) return walk_rows(forest, first, trees, table, rows, count, sums, forest->depth);
  while (count >= LEAST_WIDE && is_wide()) {
    const size_t some = count < WIDE ? count : WIDE;
    rise_rows(forest, first, trees, table, rows, some, sums);
    rows += some;
    sums += some;
    count -= some;
  }
  walk_rows(forest, first, trees, table, rows, count, sums, DEPTH);
}
