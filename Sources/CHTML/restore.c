/* See builder.h. */
#include "builder.h"

#include <string.h>

const prescan_tag *builder_elided_tag(builder *b, size_t here) {
  const prescan_result *l = b->prescanned;
  while (b->tag < l->tag_count && l->tags[b->tag].end < here) b->tag++;
  return b->tag < l->tag_count && l->tags[b->tag].end == here ? &l->tags[b->tag] : NULL;
}

void builder_restore_attributes(builder *b, uint32_t id, uint32_t first, uint32_t count) {
  const prescan_attribute *a = b->prescanned->attributes + first, *end = a + count;
  for (; a < end && b->status == CHTML_OK; a++) {
    uint16_t name = builder_intern_bytes(b, b->input + a->name, a->name_length);
    builder_add_attribute(b, id, name, a->value.start == CHTML_NO_VALUE ? NULL : b->input + a->value.start, a->value.length, a->has_references);
  }
}

/* Adds the nodes of an elided subtree. */
static void restore_subtree(builder *b, const prescan_placeholder *subtree) {
  const prescan_event *e = b->prescanned->events + subtree->first_event, *last = e + subtree->event_count;
  for (; e < last && b->status == CHTML_OK; e++) {
    const uint8_t *bytes = b->input + e->slice.start;
    uint32_t end = e->slice.start + e->slice.length;
    if (e->kind == PRESCAN_TEXT) {
      builder_add_text(b, bytes, e->slice.length, e->has_references, e->slice.start);
      builder_end_text(b, end);
    } else if (e->kind == PRESCAN_START || e->kind == PRESCAN_EMPTY) {
      uint32_t id = builder_append(b, builder_intern_bytes(b, bytes + 1, e->name_length), e->slice.start);
      if (!id) return;
      builder_restore_attributes(b, id, e->first_attribute, e->attribute_count);
      b->page->nodes[id].source_end = end;
      if (e->kind == PRESCAN_START && b->status == CHTML_OK) builder_open(b, id);
    } else if (e->kind == PRESCAN_END) {
      builder_close_innermost(b, end);
    }
  }
}

const prescan_placeholder *builder_next_placeholder(builder *b, size_t here) {
  const prescan_result *l = b->prescanned;
  while (b->placeholder < l->placeholder_count && l->placeholders[b->placeholder].at < b->consumed) b->placeholder++;
  return b->placeholder < l->placeholder_count && l->placeholders[b->placeholder].at < here ? &l->placeholders[b->placeholder] : NULL;
}

void builder_restore_text(builder *b, const xmlChar *bytes, size_t length, size_t here) {
  const prescan_placeholder *elided;
  while (length && (elided = builder_next_placeholder(b, here))) {
    int is_blank = length == 1 && b->prescanned->bytes[elided->at] != PLACEHOLDER;
    const xmlChar *placeholder = is_blank ? bytes : memchr(bytes, PLACEHOLDER, length);
    if (!placeholder) break;
    if (placeholder > bytes) {
      builder_add_text(b, bytes, (size_t)(placeholder - bytes), 0, builder_source_position(b, b->consumed, 1));
      builder_end_text(b, builder_source_position(b, elided->at, 0));
    }
    if (elided->event_count) {
      restore_subtree(b, elided);
    } else {
      builder_add_text(b, b->input + elided->slice.start, elided->slice.length, elided->has_references, builder_source_position(b, b->consumed, 1));
      builder_end_text(b, elided->slice.start + elided->slice.length);
    }
    b->consumed = elided->at + 1;
    length -= (size_t)(placeholder + 1 - bytes);
    bytes = placeholder + 1;
    b->placeholder++;
  }
  builder_add_text(b, bytes, length, 0, builder_source_position(b, b->consumed, 1));
}
