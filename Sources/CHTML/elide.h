#ifndef CHTML_ELIDE_H
#define CHTML_ELIDE_H

#include "markup.h"
#include "prescan.h"

#include <stdlib.h>

/* Maximum number of open elements in an elided subtree. */
#define MAX_OPEN 64

/* The state of the prescan. Invariant: the input before `consumed` is copied or removed. */
typedef struct {
  prescan_result *prescanned;
  bytes_view input;
  size_t consumed;
  prescan_extent extent;
  int can_elide;                /* whether attributes, texts and subtrees may be removed */
  int is_in_body, was_in_body;  /* whether the parser is in the body, where it inserts no html, head, body or p */
  int is_in_element;            /* whether the parser's innermost element is known to be open and may contain text */
  uint32_t seen, innermost;     /* element bits (element_info.h): all elements so far; the possible innermost elements */
  size_t resolved, max_events;  /* the first event that is not yet known to be elided or not; maximum number of events */
  struct { uint32_t event, closable; } open[MAX_OPEN];
  size_t open_count;
} prescan_state;

/* Ensures capacity for one more item. 0 if memory is exhausted. */
static inline int prescan_grow(void **items, size_t count, size_t *capacity, size_t size) {
  if (count < *capacity) return 1;
  size_t wanted = *capacity * 2 + 64;
  void *moved = realloc(*items, wanted * size);
  if (!moved) return 0;
  *items = moved;
  *capacity = wanted;
  return 1;
}

#define PRESCAN_RESERVE(items, count, capacity) prescan_grow((void **)&(items), count, &(capacity), sizeof *(items))

/* Functions that return an int return 0 if memory is exhausted. */

/* Copies the input up to `to`. */
void elide_up_to(prescan_state *s, size_t to);

/* Removes the bytes from `from` to `to`. `is_text`: whether they are part of the text before them; see prescan_offset. */
int elide_bytes(prescan_state *s, size_t from, size_t to, int is_text);

/* Removes the attributes of a tag: the bytes between its name and its `>` or `/>`. */
int elide_attributes(prescan_state *s, size_t name_end, size_t close, uint32_t first, uint32_t count);

/* Replaces the bytes from `from` to `to` by one character: PLACEHOLDER, or with `keeps_first` the first of them. */
int elide_range(prescan_state *s, size_t from, size_t to, prescan_placeholder placeholder, int keeps_first);

/* Minimum length in bytes of an elided text. */
#define LONG_TEXT 6

/* Elides the text from `from` to `to`, the next tag or the end of the input. `is_whole`: whether the text begins at `from`. */
int elide_text(prescan_state *s, size_t from, size_t to, int is_whole);

#endif
