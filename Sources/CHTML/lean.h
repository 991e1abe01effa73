#ifndef CHTML_LEAN_H
#define CHTML_LEAN_H

#include "chtml.h"

/* The input without comments and without the bodies of script and style: half of the bytes of real pages, which the
   parser would read only to throw them away. Long values of attributes, which it would read a character at a time, are put
   aside too, with a short token in the place of each. Every cut is remembered, so positions can be told in the page's own bytes. */
typedef struct { size_t at, removed; } lean_cut;   /* from lean position `at` on, `removed` bytes are gone */

/* A value that a token stands for: where it is in the input, and the token in the lean input. */
typedef struct { chtml_slice value; uint32_t at; } lean_value;

/* What a token begins with: a character that no page with tokens has. */
#define LEAN_TOKEN 0x7F
#define LEAN_TOKEN_LENGTH 7

typedef struct {
  uint8_t *bytes;     size_t length;
  lean_cut *cuts;     size_t cut_count, cut_capacity;
  chtml_slice *data;  size_t data_count, data_capacity;   /* JSON-LD bodies, in the input */
  lean_value *values; size_t value_count, value_capacity;
  uint32_t most_attributes;                               /* of one tag, repeated ones among them */
} lean_input;

int lean_make(const uint8_t *input, size_t length, lean_input *lean);
/* The value that this token stands for as the attribute `name`; NULL for what only looks like one. */
const lean_value *lean_value_of(const lean_input *lean, const uint8_t *token, const char *name);
void lean_free(lean_input *lean);

#endif
