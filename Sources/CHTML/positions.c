/* See builder.h. */
#include "ascii.h"
#include "builder.h"

#include <string.h>

size_t builder_position(const builder *b) {
  const xmlParserInputPtr in = b->parser->input;
  if (!in) return b->prescanned->length;
  size_t at = in->consumed + (size_t)(in->cur - in->base);
  return at < b->prescanned->length ? at : b->prescanned->length;
}

uint32_t builder_source_position(builder *b, size_t at, int after) {
  const prescan_result *l = b->prescanned;
  size_t key = at * 2 + (size_t)after;
  while (b->offset < l->offset_count && l->offset_map[b->offset].at < key) b->offset++;
  while (b->offset > 0 && l->offset_map[b->offset - 1].at >= key) b->offset--;
  return (uint32_t)(at + (b->offset ? l->offset_map[b->offset - 1].removed : 0));
}

static int is_name_byte(uint8_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_' || c == '.';
}

size_t builder_find_tag(const builder *b, const xmlChar *name, int closing, size_t from, size_t to) {
  const uint8_t *bytes = b->prescanned->bytes;
  size_t length = strlen((const char *)name);
  while (from < to) {
    const uint8_t *found = memchr(bytes + from, '<', to - from);
    if (!found) return to;
    size_t at = (size_t)(found - bytes), word = at + 1 + (closing ? 1 : 0);
    if (word + length <= to && (!closing || bytes[at + 1] == '/')
        && equals_lowercase(name, bytes + word, length)
        && (word + length == b->prescanned->length || !is_name_byte(bytes[word + length]))) return at;
    from = at + 1;
  }
  return to;
}

/* Whether the bytes from the `<` at `start` to `here` are one tag: no `>` outside quotes comes before. */
static int is_one_tag(const builder *b, size_t start, size_t here) {
  const uint8_t *bytes = b->prescanned->bytes;
  if (!memchr(bytes + start, '>', here - start)) return 1;
  uint8_t quote = 0, last = 0;
  for (size_t i = start; i < here; i++) {
    uint8_t c = bytes[i];
    if (quote) quote = c == quote ? 0 : quote;
    else if (c == '>') return 0;
    else if ((c == '"' || c == '\'') && last == '=') quote = c;
    if (c > ' ') last = c;
  }
  return !quote;
}

/* Maximum searches for one start tag. Each may scan all bytes since `consumed`, which can be many on a hostile page. */
#define MAX_SEARCHES 4

size_t builder_find_start_tag(const builder *b, const xmlChar *name, size_t here) {
  size_t from = b->consumed;
  for (int searches = 0; searches < MAX_SEARCHES; searches++) {
    size_t at = builder_find_tag(b, name, 0, from, here);
    if (at == here || is_one_tag(b, at, here)) return at;
    from = (size_t)((const uint8_t *)memchr(b->prescanned->bytes + at, '>', here - at) - b->prescanned->bytes);
  }
  /* A tag whose attributes were removed ends with its name. */
  size_t at = here - strlen((const char *)name) - 1;
  return at < here && at >= b->consumed && builder_find_tag(b, name, 0, at, here) == at ? at : here;
}
