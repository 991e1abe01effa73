#ifndef CHTML_START_TAG_H
#define CHTML_START_TAG_H

#include "elide.h"

/* A start tag: the position of its `>` or `/>`, and the position after it; both are the length of the input if it is unterminated.
   `is_elided`: whether its attributes can be removed. */
typedef struct { size_t close, end; int closes_itself, is_elided; chtml_slice type; } start_tag;

/* Reads the tag whose name ends at `i`, and lists its attributes; the caller removes them if `is_elided` is 0. `has_type`: whether the
   value of `type` is wanted. 0 if memory is exhausted. */
int start_tag_read(prescan_state *s, size_t i, int has_type, start_tag *tag);

#endif
