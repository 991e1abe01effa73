#ifndef CHTML_ENTITIES_H
#define CHTML_ENTITIES_H

#include <stddef.h>
#include <stdint.h>

/* What a name of a character reference stands for: UTF-8 within a table that lives as long as the program. */
typedef struct { const uint8_t *text; size_t length; } entity_text;

/* The text of a name of HTML (WHATWG, 13.5), without its semicolon; no text for a name that HTML does not have. */
entity_text entity_text_of(const uint8_t *name, size_t length);

/* How many bytes of these are a name that HTML knows without a semicolon, the longest one; 0 for none. */
size_t entity_legacy_length(const uint8_t *name, size_t length);

#endif
