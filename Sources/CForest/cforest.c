/* The walk down the trees. A walk waits for its loads, and eight that do not wait for each other take little longer than one. Nothing
   here reads out of bounds: a feature's number is a byte, and a row has as many features as a byte has values. */
#include "cforest.h"

#define LANES 8

static inline size_t below(size_t place, uint16_t test, const uint8_t *row) { return 2 * place + 1 + (row[test >> 8] > (uint8_t)test); }

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

void cforest_add(const cforest *forest, const uint8_t row[256], int32_t *sums) {
  if (forest->depth == 4) add(forest, row, sums, 4);      /* that of our own models, where the places of tests are known */
  else add(forest, row, sums, forest->depth);
}

/* All rows go down the same eight trees before the next eight come: both stay in the first cache. */
static inline __attribute__((always_inline)) void add_rows(const cforest *f, size_t first, size_t trees, const uint8_t *table, const uint8_t *rows, size_t count, int32_t *sums, const unsigned depth) {
  const size_t inner = ((size_t)1 << depth) - 1;
  for (size_t tree = first; tree < first + trees; tree += LANES) {
    const size_t some = first + trees - tree < LANES ? first + trees - tree : LANES;
    const uint16_t *tests = f->tests + tree * inner;
    const int16_t *leaves = f->leaves + tree * (inner + 1);
    for (size_t i = 0; i < count; i++) {
      size_t places[LANES];
      descend(tests, some, table + (size_t)rows[i] * 256, depth, places);
      for (size_t lane = 0; lane < some; lane++) sums[i] += leaves[lane * (inner + 1) + places[lane] - inner];
    }
  }
}

void cforest_add_rows(const cforest *forest, size_t first, size_t trees, const uint8_t *table, const uint8_t *rows, size_t count, int32_t *sums) {
  if (forest->depth == 6) add_rows(forest, first, trees, table, rows, count, sums, 6);      /* that of our own models */
  else add_rows(forest, first, trees, table, rows, count, sums, forest->depth);
}
