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
  size_t width;        /* how many features the tests ask for: 256 and less */
  unsigned depth;      /* 1 and more */
  unsigned classes;    /* tree k counts for class k % classes */
} cforest;

/* Reads a tree of a file, each node before its two branches: a feature's number and the most that goes left, or 255 and a leaf's two bytes,
   the high one first. A branch that ends early goes left from there on, and all leaves below it are its own. The tests and leaves are those
   of one tree, and are written over where a tree is read.

   Returns how many bytes it takes; 0 for what is no tree of this depth over so many features. */
size_t cforest_read(const uint8_t *bytes, size_t count, unsigned depth, size_t width, uint16_t *tests, int16_t *leaves);

/* Features stand in a table of so many rows, that of each row beside those of the others: feature f of row r at f * CFOREST_ROWS + r. */
#define CFOREST_ROWS 64

/* Adds each tree's leaf for one row, whose first feature is pointed at, to the sum of its class. */
void cforest_add(const cforest *forest, const uint8_t *row, int32_t *sums);

/* Adds the leaves of some trees of a forest of one class for some rows of a table of 256 features, to the sum of each row. The rows are
   told in rising order. */
void cforest_add_rows(const cforest *forest, size_t first, size_t trees, const uint8_t *table, const uint8_t *rows, size_t count, int32_t *sums);

#endif
