#ifndef CHTML_NAME_H
#define CHTML_NAME_H

#include <stddef.h>
#include <stdint.h>

/* An element without content; one whose tag means more to the parser than that an element begins. */
enum { IS_EMPTY = 1, IS_SPECIAL = 2 };

/* A name, and as bits which of the elements it is that a start tag may close, and which of them it closes. */
typedef struct { const char *word; uint32_t is, closes; uint8_t length, kind; } known_name;

#define PARAGRAPH 1u  /* the bit of p, which the parser also puts in by itself */

/* What is known of the name of a tag, which begins with a letter. */
const known_name *name_of(const uint8_t *name, size_t length);

#endif
