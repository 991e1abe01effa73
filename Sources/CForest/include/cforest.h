#ifndef CFOREST_H
#define CFOREST_H

#include <stddef.h>
#include <stdint.h>

/* A forest of full binary trees of one depth: the tests of all trees, breadth first in each, the feature in the high byte and in the low
   one what still goes left; and the leaves, one more a tree than it has tests. */
typedef struct {
  const uint16_t *tests;
  const int16_t *leaves;
  size_t trees;
  unsigned depth;      /* 1 and more */
  unsigned classes;    /* tree k counts for class k % classes */
} cforest;

/* Adds each tree's leaf for this row of features to the sum of its class. */
void cforest_add(const cforest *forest, const uint8_t row[256], int32_t *sums);

/* Adds the leaves of some trees of a forest of one class for some rows of a table, at most 256 of 256 features each, to the sum of each row. */
void cforest_add_rows(const cforest *forest, size_t first, size_t trees, const uint8_t *table, const uint8_t *rows, size_t count, int32_t *sums);

#endif
