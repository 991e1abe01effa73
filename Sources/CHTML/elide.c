/* Removes bytes from the parser's input, and lists them; see elide.h. */
#include "elide.h"
#include "byte_summary.h"

/* The output position of a position of the input at or after `consumed`, if nothing between them is removed. */
static size_t output_position(const prescan_state *s, size_t at) { return s->prescanned->length + (at - s->consumed); }

void elide_up_to(prescan_state *s, size_t to) {
  memcpy(s->prescanned->bytes + s->prescanned->length, s->input.bytes + s->consumed, to - s->consumed);
  s->prescanned->length += to - s->consumed;
  s->consumed = to;
}

int elide_bytes(prescan_state *s, size_t from, size_t to, int is_text) {
  prescan_result *l = s->prescanned;
  elide_up_to(s, from);
  s->consumed = to;
  if (from == to) return 1;
  if (!PRESCAN_RESERVE(l->offset_map, l->offset_count, l->offset_capacity)) return 0;
  size_t before = l->offset_count ? l->offset_map[l->offset_count - 1].removed : 0;
  l->offset_map[l->offset_count++] = (prescan_offset){l->length * 2 - (size_t)is_text, before + (to - from)};
  return 1;
}

int elide_attributes(prescan_state *s, size_t name_end, size_t close, uint32_t first, uint32_t count) {
  prescan_result *l = s->prescanned;
  if (close == name_end) return 1;
  if (count) {
    if (!PRESCAN_RESERVE(l->tags, l->tag_count, l->tag_capacity)) return 0;
    l->tags[l->tag_count++] = (prescan_tag){(uint32_t)output_position(s, name_end), first, count};
  }
  return elide_bytes(s, name_end, close, 0);
}

int elide_range(prescan_state *s, size_t from, size_t to, prescan_placeholder placeholder, int keeps_first) {
  prescan_result *l = s->prescanned;
  if (!PRESCAN_RESERVE(l->placeholders, l->placeholder_count, l->placeholder_capacity)) return 0;
  placeholder.slice = (chtml_slice){(uint32_t)from, (uint32_t)(to - from)};
  placeholder.at = (uint32_t)output_position(s, from);
  l->placeholders[l->placeholder_count++] = placeholder;
  elide_up_to(s, from + 1);
  if (!keeps_first) l->bytes[l->length - 1] = PLACEHOLDER;
  return elide_bytes(s, from + 1, to, 1);
}

/* libxml2 2.9 emits a text in parts of at least 1000 bytes, and tests each part for whitespace. So whitespace at the beginning of an elided
   text must be shorter than a part. */
#define MAX_BLANKS 500

int elide_text(prescan_state *s, size_t from, size_t to, int is_whole) {
  size_t first = skip((bytes_view){s->input.bytes, to}, from, BLANK);
  int is_blank = first == to;
  byte_summary found = {1, 0};
  if (first - from > MAX_BLANKS) return 1;
  /* After a comment the text continues. Whitespace at the end of the input is not text. */
  if (is_blank && ((!is_whole && !s->is_in_body) || to + 1 >= s->input.length || s->input.bytes[to + 1] == '!')) return 1;
  if (!is_blank) found = byte_summary_of(s->input.bytes + from, to - from);
  if (!found.is_plain) return 1;
  return elide_range(s, from, to, (prescan_placeholder){.has_references = (uint8_t)found.has_references}, is_blank && !s->is_in_body);
}
