#ifndef CHTML_REFERENCE_H
#define CHTML_REFERENCE_H

#include <stddef.h>
#include <stdint.h>

/* Whether `reference_decode` reads every `&` of these bytes as libxml2's HTML parser does. */
int reference_all_known(const uint8_t *bytes, size_t length);

/* Writes the bytes with their references decoded into `out`, which holds `length` bytes. Returns the length of the output. */
size_t reference_decode(const uint8_t *bytes, size_t length, uint8_t *out);

/* Whether libxml2's HTML parser knows the name of a reference, given without its semicolon. */
int reference_knows(const uint8_t *name, size_t length);

#endif
