#ifndef CHTML_ELEMENT_INFO_H
#define CHTML_ELEMENT_INFO_H

#include <stddef.h>
#include <stdint.h>

/* IS_EMPTY: a void element. IS_SPECIAL: libxml2 does more at its tag than open an element. */
enum { IS_EMPTY = 1, IS_SPECIAL = 2 };

/* `closable`: the element's own bit, 0 if no start tag closes it. `closes`: the bits of the open elements that its start tag closes. */
typedef struct { const char *word; uint32_t closable, closes; uint8_t length, kind; } element_info;

#define PARAGRAPH 1u  /* the bit of p, which libxml2 also inserts */

/* The entry of a tag's name, which must begin with an ASCII letter. */
const element_info *element_info_of(const uint8_t *name, size_t length);

#endif
