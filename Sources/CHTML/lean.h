#ifndef CHTML_LEAN_H
#define CHTML_LEAN_H

#include "chtml.h"

/* The input without comments and without the bodies of script and style: half of the bytes of real pages, which the
   parser would read only to throw them away. Every cut is remembered, so positions can be told in the page's own bytes. */
typedef struct { size_t at, removed; } lean_cut;   /* from lean position `at` on, `removed` bytes are gone */

typedef struct {
  uint8_t *bytes;     size_t length;
  lean_cut *cuts;     size_t cut_count, cut_capacity;
  chtml_slice *data;  size_t data_count, data_capacity;   /* JSON-LD bodies, in the input */
  uint32_t most_attributes;                               /* of one tag, repeated ones among them */
} lean_input;

int lean_make(const uint8_t *input, size_t length, lean_input *lean);
void lean_free(lean_input *lean);

#endif
