/* The walk down the trees. A walk waits for its loads, and eight that do not wait for each other take little longer than one. Nothing
   here reads out of bounds: a feature's number is a byte, and a row has as many features as a byte has values. */
#include "cforest.h"

#define LANES 8

static inline size_t below(size_t place, uint16_t test, const uint8_t *row) { return 2 * place + 1 + (row[test >> 8] > (uint8_t)test); }

static inline __attribute__((always_inline)) void add(const cforest *f, const uint8_t *row, int32_t *sums, const unsigned depth) {
  const size_t inner = ((size_t)1 << depth) - 1;
  const uint16_t *tests = f->tests;
  const int16_t *leaves = f->leaves;
  size_t tree = 0;
  unsigned class = 0;
  for (; tree + LANES <= f->trees; tree += LANES, tests += LANES * inner, leaves += LANES * (inner + 1)) {
    size_t places[LANES] = {0};
    for (unsigned level = 0; level < depth; level++)
      for (unsigned lane = 0; lane < LANES; lane++) places[lane] = below(places[lane], tests[lane * inner + places[lane]], row);
    for (unsigned lane = 0; lane < LANES; lane++) {
      sums[class] += leaves[lane * (inner + 1) + places[lane] - inner];
      if (++class == f->classes) class = 0;
    }
  }
  for (; tree < f->trees; tree++, tests += inner, leaves += inner + 1) {
    size_t place = 0;
    for (unsigned level = 0; level < depth; level++) place = below(place, tests[place], row);
    sums[class] += leaves[place - inner];
    if (++class == f->classes) class = 0;
  }
}

void cforest_add(const cforest *forest, const uint8_t row[256], int32_t *sums) {
  switch (forest->depth) {
  case 4: add(forest, row, sums, 4); break;      /* the depths of our own models, where the places of tests are known */
  case 6: add(forest, row, sums, 6); break;
  default: add(forest, row, sums, forest->depth);
  }
}
