#ifndef LIBXML2_TREE_H
#define LIBXML2_TREE_H

#include <stddef.h>
#include <stdint.h>

/* Writes libxml2's own tree of a page in UTF-8, in document order, one node per line: `<name attribute=value …`, `"text`, and `>` for an
   end. Winnow must have parsed a page before: the first parse initializes libxml2, which is not thread-safe. */
void libxml2_write_tree(const uint8_t *input, size_t length, void (*write)(void *, const uint8_t *, size_t), void *context);

#endif
