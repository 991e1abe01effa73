#ifndef CFOREST_H
#define CFOREST_H

#include <stddef.h>
#include <stdint.h>

/* A forest of complete binary trees of one depth: the tests of all trees, each tree breadth first, with the feature in the high byte and
   the largest value that goes left in the low byte; and the leaves, one more per tree than tests. */
typedef struct {
  const uint16_t *tests;
  const int16_t *leaves;
  size_t trees;
  size_t width;        /* number of features in the tests: at most 256 */
  unsigned depth;      /* at least 1 */
  unsigned classes;    /* tree k belongs to class k % classes */
} cforest;

/* Decodes one tree, in preorder: a split is a feature index and its threshold (values <= threshold go left); a leaf is 255 and a
   big-endian int16. A branch that ends early is padded with left branches, and all leaves below it are its own. `tests` and `leaves` are
   those of one tree, and are overwritten.

   Returns the number of bytes read; 0 for an invalid tree, or one beyond this depth or this number of features. */
size_t cforest_read(const uint8_t *bytes, size_t count, unsigned depth, size_t width, uint16_t *tests, int16_t *leaves);

/* Features are stored in a table of this number of rows, column by column: feature f of row r is at f * CFOREST_ROWS + r. */
#define CFOREST_ROWS 64

/* Adds each tree's leaf for one row, given by a pointer to its first feature, to the sum of its class. */
void cforest_accumulate(const cforest *forest, const uint8_t *row, int32_t *sums);

/* Adds the leaves of some trees of a one-class forest for some rows of a table of 256 features to each row's sum. The row indices are
   ascending. */
void cforest_accumulate_rows(const cforest *forest, size_t first, size_t trees, const uint8_t *table, const uint8_t *rows, size_t count, int32_t *sums);

#endif
