#ifndef CHTML_ENTITIES_H
#define CHTML_ENTITIES_H

#include <stddef.h>
#include <stdint.h>

/* The text of a named character reference: UTF-8 in a static table. */
typedef struct { const uint8_t *text; size_t length; } entity_text;

/* The text of a name in the HTML Standard (13.5), given without its semicolon; empty for an unknown name. */
entity_text entity_text_of(const uint8_t *name, size_t length);

/* The length of the longest prefix of these bytes that is a name valid without a semicolon; 0 for none. */
size_t entity_legacy_length(const uint8_t *name, size_t length);

#endif
