#ifndef CHTML_REFERENCE_H
#define CHTML_REFERENCE_H

#include <stddef.h>
#include <stdint.h>

/* Whether every `&` of these bytes is one that `reference_decode` reads as libxml2's HTML parser does. */
int reference_all_known(const uint8_t *bytes, size_t length);

/* The bytes with the characters that their references stand for, into `out`, which holds `length` bytes. Returns how many there are. */
size_t reference_decode(const uint8_t *bytes, size_t length, uint8_t *out);

/* Whether libxml2's HTML parser knows the name of a reference, which is given without its semicolon. */
int reference_knows(const uint8_t *name, size_t length);

#endif
