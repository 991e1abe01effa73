/* See start_tag.h. */
#include "start_tag.h"
#include "byte_summary.h"

/* Bytes: libxml2 2.9.14 rejects longer values. */
#define LONGEST_VALUE 1000000

int start_tag_read(prescan_state *s, size_t i, int has_type, start_tag *tag) {
  bytes_view v = s->input;
  prescan_result *l = s->prescanned;
  uint32_t count = 0;
  *tag = (start_tag){.close = v.length, .end = v.length, .is_elided = 1};
  while ((i = skip(v, i, BLANK)) < v.length) {
    size_t close = markup_closing(v, i);
    if (close) {
      *tag = (start_tag){i, i + close, close == 2, tag->is_elided, tag->type};
      break;
    }
    if (!has_class(v.bytes[i], STARTS_NAME)) {  /* the parser continues at the next whitespace, or at the end of the tag */
      do i++; while (i < v.length && !has_class(v.bytes[i], BLANK) && !markup_closing(v, i));
      continue;
    }
    prescan_attribute attribute = {.name = (uint32_t)i, .value = {CHTML_NO_VALUE, 0}};
    size_t name_end = skip(v, i, CONTINUES_NAME), name_length = name_end - i;
    if (name_length > MAX_NAME_LENGTH) tag->is_elided = 0;
    attribute.name_length = (uint8_t)name_length;
    count++;
    i = skip(v, name_end, BLANK);
    if (i < v.length && v.bytes[i] == '=') {
      size_t value = skip(v, i + 1, BLANK), end;
      if (value >= v.length) break;
      uint8_t quote = v.bytes[value];
      if (quote == '"' || quote == '\'') {
        end = find_byte(v, ++value, quote);
        i = end < v.length ? end + 1 : end;
      } else {
        end = value;
        while (end < v.length && !has_class(v.bytes[end], BLANK) && v.bytes[end] != '>') end++;
        if (end == value) tag->is_elided = 0;
        i = end;
      }
      attribute.value = (chtml_slice){(uint32_t)value, (uint32_t)(end - value)};
      if (has_type && name_length == 4 && word_at(v, attribute.name, "type", 4)) tag->type = attribute.value;
      if (tag->is_elided) {
        byte_summary found = byte_summary_of(v.bytes + value, end - value);
        if (!found.is_plain || end - value > LONGEST_VALUE) tag->is_elided = 0;
        attribute.has_references = (uint8_t)found.has_references;
      }
    }
    if (!tag->is_elided) continue;
    if (!PRESCAN_RESERVE(l->attributes, l->attribute_count, l->attribute_capacity)) return 0;
    l->attributes[l->attribute_count++] = attribute;
  }
  if (count > l->max_attributes_per_tag) l->max_attributes_per_tag = count;
  return 1;
}
