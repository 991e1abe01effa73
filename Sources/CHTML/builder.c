/* Builds the flat arrays of a page; see builder.h. */
#include "builder.h"
#include "ascii.h"
#include "fnv1a.h"
#include "reference.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

uint64_t builder_nanoseconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

double chtml_thread_seconds(void) { return (double)builder_nanoseconds() / 1e9; }

static void stop(builder *b, chtml_status status) {
  if (b->status != CHTML_OK) return;
  b->status = status;
  xmlStopParser(b->parser);
}

static int grow(builder *b, void **items, uint32_t *capacity, uint64_t needed, size_t size) {
  if (needed <= *capacity) return 1;
  uint64_t wanted = needed + needed / 2 + 64;
  void *moved = wanted < UINT32_MAX ? realloc(*items, wanted * size) : NULL;
  if (!moved) { stop(b, CHTML_OUT_OF_MEMORY); return 0; }
  *items = moved;
  *capacity = (uint32_t)wanted;
  return 1;
}

#define RESERVE(b, items, count, capacity, more) \
  grow(b, (void **)&(b)->page->items, &(b)->page->capacity, (uint64_t)(b)->page->count + (more), sizeof *(b)->page->items)

/* A hash of bytes: FNV-1a over 8-byte words. `fold`: the bits to ignore, in each byte of a word. */
static uint64_t hash_of(const uint8_t *bytes, size_t length, uint64_t fold) {
  uint64_t hash = FNV1A_OFFSET_BASIS ^ length, word;
  for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word) {
    memcpy(&word, bytes, sizeof word);
    hash = (hash ^ (word | fold)) * FNV1A_PRIME;
    hash ^= hash >> 29;
  }
  word = 0;
  memcpy(&word, bytes, length);
  return (hash ^ (word | fold)) * 0x9E3779B97F4A7C15u;
}

/* The bit that distinguishes ASCII case, in each byte of a word. */
#define CASE 0x2020202020202020u

uint16_t builder_intern_bytes(builder *b, const uint8_t *bytes, size_t length) {
  chtml_page *p = b->page;
  size_t slot = hash_of(bytes, length, CASE) >> 51;
  for (; b->words[slot]; slot = (slot + 1) % WORD_SLOTS) {
    chtml_slice name = p->names[b->words[slot] - 1];
    if (name.length == length && equals_lowercase(p->values + name.start, bytes, length)) return b->words[slot] - 1;
  }
  if (p->name_count >= WORD_SLOTS - 1024) {   /* hostile input: bounds the hash table */
    stop(b, CHTML_TOO_MANY_ATTRIBUTES);
    return 0;
  }
  if (!RESERVE(b, names, name_count, name_capacity, 1) || !RESERVE(b, values, value_count, value_capacity, length)) return 0;
  uint16_t id = (uint16_t)p->name_count;
  uint32_t capacity = b->seen_capacity;
  if (!grow(b, (void **)&b->seen, &b->seen_capacity, id + 1u, sizeof *b->seen)) return 0;
  memset(b->seen + capacity, 0, (b->seen_capacity - capacity) * sizeof *b->seen);
  p->name_count++;
  p->names[id] = (chtml_slice){p->value_count, (uint32_t)length};
  for (size_t i = 0; i < length; i++) p->values[p->value_count++] = ascii_lowercase(bytes[i]);
  b->words[slot] = id + 1;
  return id;
}

uint16_t builder_intern(builder *b, const xmlChar *name) {
  size_t slot = ((uintptr_t)name >> 3) * 0x9E3779B97F4A7C15u >> 56;
  if (b->name_keys[slot] == name) return b->name_values[slot];
  uint16_t id = builder_intern_bytes(b, name, strlen((const char *)name));
  if (b->status != CHTML_OK) return 0;
  b->name_keys[slot] = name;
  b->name_values[slot] = id;
  return id;
}

/* Stores the value, and returns its slice. A class attribute is stored once while it is cached, so that equal ones share a slice. */
static chtml_slice keep_value(builder *b, const uint8_t *bytes, size_t length, int has_references, int is_class) {
  chtml_page *p = b->page;
  chtml_slice kept = {p->value_count, 0};
  if (!length || !RESERVE(b, values, value_count, value_capacity, length)) return kept;
  uint8_t *end = p->values + p->value_count;
  if (has_references) {
    length = reference_decode(bytes, length, end);
    bytes = end;
  }
  kept.length = (uint32_t)length;
  chtml_slice *slot = is_class && length ? &b->classes[(hash_of(bytes, length, 0) >> 40) % CLASS_SLOTS] : NULL;
  if (slot && slot->length == length && memcmp(p->values + slot->start, bytes, length) == 0) return *slot;
  if (bytes != end) memcpy(end, bytes, length);
  p->value_count += kept.length;
  if (slot) *slot = kept;
  return kept;
}

uint32_t builder_append(builder *b, uint16_t name, uint32_t at) {
  chtml_page *p = b->page;
  if (p->node_count >= b->limits.max_nodes) { stop(b, CHTML_TOO_MANY_NODES); return 0; }
  if (b->depth >= b->limits.max_depth) { stop(b, CHTML_TOO_DEEP); return 0; }
  if ((p->node_count & 1023) == 1023 && b->deadline && builder_nanoseconds() > b->deadline) {
    stop(b, CHTML_TIMEOUT);
    return 0;
  }
  if (!RESERVE(b, nodes, node_count, node_capacity, 1)) return 0;
  uint32_t id = p->node_count++;
  p->nodes[id] = (chtml_node){.parent = b->open, .end = id + 1, .text_start = p->text_count, .character_count = p->character_count,
    .linked_character_count = p->linked_character_count, .source_start = at, .source_end = at,
    .attribute_start = p->attribute_count, .name = name, .depth = (uint16_t)b->depth};
  return id;
}

void builder_add_attribute(builder *b, uint32_t id, uint16_t name, const uint8_t *value, size_t length, int has_references) {
  chtml_page *p = b->page;
  if (b->status != CHTML_OK || b->seen[name] == id) return;
  b->seen[name] = id;
  if (p->attribute_count - p->nodes[id].attribute_start >= b->limits.max_attributes) { stop(b, CHTML_TOO_MANY_ATTRIBUTES); return; }
  int is_class = p->names[name].length == 5 && memcmp(p->values + p->names[name].start, "class", 5) == 0;
  chtml_slice kept = value ? keep_value(b, value, length, has_references, is_class) : (chtml_slice){CHTML_NO_VALUE, 0};
  if (b->status != CHTML_OK || !RESERVE(b, attributes, attribute_count, attribute_capacity, 1)) return;
  p->attributes[p->attribute_count++] = (chtml_attribute){kept.start, kept.length, name};
}

static int is_link(const chtml_page *p, uint32_t id) {
  chtml_slice name = p->names[p->nodes[id].name];
  return name.length == 1 && p->values[name.start] == 'a';
}

void builder_open(builder *b, uint32_t id) {
  b->open = id;
  b->depth++;
  if (is_link(b->page, id)) b->link_depth++;
}

void builder_close(builder *b, uint32_t id, uint32_t at) {
  chtml_node *n = &b->page->nodes[id];
  n->end = b->page->node_count;
  if (at > n->source_end) n->source_end = at;
}

void builder_close_innermost(builder *b, uint32_t at) {
  if (is_link(b->page, b->open)) b->link_depth--;
  builder_close(b, b->open, at);
  b->open = b->page->nodes[b->open].parent;
  b->depth--;
}

static uint32_t count_characters(const uint8_t *bytes, size_t length) {
  uint32_t n = 0;
  for (size_t i = 0; i < length; i++) n += (bytes[i] > 0x20) & ((bytes[i] & 0xC0) != 0x80);
  for (size_t i = 0; i + 1 < length; i++) {      /* U+00A0 is whitespace */
    const uint8_t *found = memchr(bytes + i, 0xC2, length - 1 - i);
    if (!found) break;
    i = (size_t)(found - bytes);
    n -= bytes[i + 1] == 0xA0;
  }
  return n;
}

/* The text node that is the last child of the innermost open element; 0 if the last child is not a text. */
static uint32_t last_text(const builder *b) {
  uint32_t id = b->page->node_count - 1;
  const chtml_node *n = &b->page->nodes[id];
  return n->name == CHTML_NO_NAME && n->parent == b->open ? id : 0;
}

void builder_add_text(builder *b, const uint8_t *bytes, size_t length, int has_references, uint32_t at) {
  chtml_page *p = b->page;
  if (!length || (!last_text(b) && !builder_append(b, CHTML_NO_NAME, at)) || !RESERVE(b, text, text_count, text_capacity, length)) return;
  uint8_t *end = p->text + p->text_count;
  if (has_references) length = reference_decode(bytes, length, end); else memcpy(end, bytes, length);
  p->text_count += (uint32_t)length;
  uint32_t character_count = count_characters(end, length);
  p->character_count += character_count;
  if (b->link_depth) p->linked_character_count += character_count;
}

void builder_end_text(builder *b, uint32_t at) {
  uint32_t id = last_text(b);
  if (id) builder_close(b, id, at);
}

/* Minimum number of unused nodes for which the array is shrunk. */
#define MIN_SHRINK_NODES (1 << 15)

void chtml_truncate_nodes(chtml_page *p, uint32_t count) {
  p->node_count = count;
  if (!count || p->node_capacity - count < MIN_SHRINK_NODES) return;
  void *moved = realloc(p->nodes, (size_t)count * sizeof *p->nodes);
  if (!moved) return;
  p->nodes = moved;
  p->node_capacity = count;
}

void chtml_free(chtml_page *p) {
  free(p->nodes); free(p->attributes); free(p->names); free(p->json_ld); free(p->text); free(p->values);
  memset(p, 0, sizeof *p);
}
