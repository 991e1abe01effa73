#ifndef CHTML_ELEMENT_INFO_H
#define CHTML_ELEMENT_INFO_H

#include <stddef.h>
#include <stdint.h>

/* An element without content; one whose tag means more to the parser than that an element begins. */
enum { IS_EMPTY = 1, IS_SPECIAL = 2 };

/* A name, and as bits which of the elements it is that a start tag may close, and which of them it closes. */
typedef struct { const char *word; uint32_t closable, closes; uint8_t length, kind; } element_info;

#define PARAGRAPH 1u  /* the bit of p, which the parser also puts in by itself */

/* What is known of the name of a tag, which begins with a letter. */
const element_info *element_info_of(const uint8_t *name, size_t length);

#endif
