/* libxml2's SAX events, written into flat arrays as they come. */
#include "chtml.h"
#include "prescan.h"
#include "parser_profile.h"
#include "prepare.h"
#include "reference.h"
#include "ascii.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Slots for all names of a page, and for the names used last, by pointer: libxml2 interns names. */
#define WORD_SLOTS 8192
#define NAME_SLOTS 256
/* A direct-mapped cache of class attributes, which repeat. */
#define CLASS_SLOTS 1024

typedef struct {
  chtml_page *page;
  chtml_limits limits;
  const uint8_t *input;
  const prescan_result *prescanned;
  const parser_profile *profile;
  size_t offset;                /* the index into the offset map of the position mapped last */
  size_t tag, placeholder;      /* the first entries of `tags` and `placeholders` that the parser has not passed */
  htmlParserCtxtPtr parser;
  chtml_status status;
  uint32_t open;                /* the innermost open node */
  uint32_t depth, link_depth;
  size_t consumed;              /* the bytes of the prescanned input before it belong to nodes already */
  uint64_t deadline;
  const xmlChar *name_keys[NAME_SLOTS];
  uint16_t name_values[NAME_SLOTS];
  uint16_t words[WORD_SLOTS];   /* a hash table of indices into `names`, plus one; 0 is a free slot */
  uint32_t *seen;               /* for each name, the last element that has an attribute of it */
  uint32_t seen_capacity;
  chtml_slice classes[CLASS_SLOTS];
} builder;

static uint64_t thread_nanoseconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

double chtml_thread_seconds(void) { return (double)thread_nanoseconds() / 1e9; }

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

static size_t position(const builder *b) {
  const xmlParserInputPtr in = b->parser->input;
  if (!in) return b->prescanned->length;
  size_t at = in->consumed + (size_t)(in->cur - in->base);
  return at < b->prescanned->length ? at : b->prescanned->length;
}

/* The input position of a position in the prescanned input. Positions come nearly in order, so the index rarely moves back. `after`:
   where bytes were left out at the position, whether the position after them is meant. */
static uint32_t source_position(builder *b, size_t at, int after) {
  const prescan_result *l = b->prescanned;
  size_t key = at * 2 + (size_t)after;
  while (b->offset < l->offset_count && l->offset_map[b->offset].at < key) b->offset++;
  while (b->offset > 0 && l->offset_map[b->offset - 1].at >= key) b->offset--;
  return (uint32_t)(at + (b->offset ? l->offset_map[b->offset - 1].removed : 0));
}

/* A hash of bytes: FNV-1a over words of eight. `fold`: bits that make no difference, of each byte of a word. */
static uint64_t hash_of(const uint8_t *bytes, size_t length, uint64_t fold) {
  uint64_t hash = 0xCBF29CE484222325u ^ length, word;
  for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word) {
    memcpy(&word, bytes, sizeof word);
    hash = (hash ^ (word | fold)) * 0x100000001B3u;
    hash ^= hash >> 29;
  }
  word = 0;
  memcpy(&word, bytes, length);
  return (hash ^ (word | fold)) * 0x9E3779B97F4A7C15u;
}

/* The bit by which upper and lower case of ASCII differ, in each byte of a word. */
#define CASE 0x2020202020202020u

/* The index of a name, which is compared and stored in lower case. */
static uint16_t intern_word(builder *b, const uint8_t *bytes, size_t length) {
  chtml_page *p = b->page;
  size_t slot = hash_of(bytes, length, CASE) >> 51;
  for (; b->words[slot]; slot = (slot + 1) % WORD_SLOTS) {
    chtml_slice name = p->names[b->words[slot] - 1];
    if (name.length == length && equals_lowercase(p->values + name.start, bytes, length)) return b->words[slot] - 1;
  }
  if (p->name_count >= WORD_SLOTS - 1024) {   /* nobody writes pages like this by accident */
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

static uint16_t intern(builder *b, const xmlChar *name) {
  size_t slot = ((uintptr_t)name >> 3) * 0x9E3779B97F4A7C15u >> 56;
  if (b->name_keys[slot] == name) return b->name_values[slot];
  uint16_t id = intern_word(b, name, strlen((const char *)name));
  if (b->status != CHTML_OK) return 0;
  b->name_keys[slot] = name;
  b->name_values[slot] = id;
  return id;
}

/* Stores the value, and returns its slice. A class attribute is stored once while it is in the cache, so that equal ones have one slice. */
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

/* Appends a node that begins at a byte of the input. */
static uint32_t append(builder *b, uint16_t name, uint32_t at) {
  chtml_page *p = b->page;
  if (p->node_count >= b->limits.max_nodes) { stop(b, CHTML_TOO_MANY_NODES); return 0; }
  if (b->depth >= b->limits.max_depth) { stop(b, CHTML_TOO_DEEP); return 0; }
  if ((p->node_count & 1023) == 1023 && b->deadline && thread_nanoseconds() > b->deadline) {
    stop(b, CHTML_TOO_SLOW);
    return 0;
  }
  if (!RESERVE(b, nodes, node_count, node_capacity, 1)) return 0;
  uint32_t id = p->node_count++;
  p->nodes[id] = (chtml_node){.parent = b->open, .end = id + 1, .text_start = p->text_count, .character_count = p->character_count,
    .linked_character_count = p->linked_character_count, .source_start = at, .source_end = at,
    .attribute_start = p->attribute_count, .name = name, .depth = (uint16_t)b->depth};
  return id;
}

static int is_name_byte(uint8_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_' || c == '.';
}

/* The position of the first `<name` or `</name` from `from` on; `to` where there is none before it. */
static size_t find_tag(const builder *b, const xmlChar *name, int closing, size_t from, size_t to) {
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

/* Adds an attribute to the element that was appended last; of a name that it has already, the first counts. */
static void add_attribute(builder *b, uint32_t id, uint16_t name, const uint8_t *value, size_t length, int has_references) {
  chtml_page *p = b->page;
  if (b->status != CHTML_OK || b->seen[name] == id) return;
  b->seen[name] = id;
  if (p->attribute_count - p->nodes[id].attribute_start >= b->limits.max_attributes) { stop(b, CHTML_TOO_MANY_ATTRIBUTES); return; }
  int is_class = p->names[name].length == 5 && memcmp(p->values + p->names[name].start, "class", 5) == 0;
  chtml_slice kept = value ? keep_value(b, value, length, has_references, is_class) : (chtml_slice){CHTML_NO_VALUE, 0};
  if (b->status != CHTML_OK || !RESERVE(b, attributes, attribute_count, attribute_capacity, 1)) return;
  p->attributes[p->attribute_count++] = (chtml_attribute){kept.start, kept.length, name};
}

/* Adds attributes that the prescan left out. */
static void add_elided_attributes(builder *b, uint32_t id, uint32_t first, uint32_t count) {
  const prescan_attribute *a = b->prescanned->attributes + first, *end = a + count;
  for (; a < end && b->status == CHTML_OK; a++) {
    uint16_t name = intern_word(b, b->input + a->name, a->name_length);
    add_attribute(b, id, name, a->value.start == CHTML_NO_VALUE ? NULL : b->input + a->value.start, a->value.length, a->has_references);
  }
}

/* The start tag that ends at `here`, if the prescan left out its attributes. */
static const prescan_tag *elided_tag(builder *b, size_t here) {
  const prescan_result *l = b->prescanned;
  while (b->tag < l->tag_count && l->tags[b->tag].end < here) b->tag++;
  return b->tag < l->tag_count && l->tags[b->tag].end == here ? &l->tags[b->tag] : NULL;
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

/* The most searches for one start tag. Each may go over all bytes since `consumed`, which a hostile page makes many. */
#define MAX_SEARCHES 4

/* Where the start tag that ends at `here` begins; `here` for an element that the parser put in. */
static size_t find_start_tag(const builder *b, const xmlChar *name, size_t here) {
  size_t from = b->consumed;
  for (int searches = 0; searches < MAX_SEARCHES; searches++) {
    size_t at = find_tag(b, name, 0, from, here);
    if (at == here || is_one_tag(b, at, here)) return at;
    from = (size_t)((const uint8_t *)memchr(b->prescanned->bytes + at, '>', here - at) - b->prescanned->bytes);
  }
  return here;
}

static int is_link(const chtml_page *p, uint32_t id) {
  chtml_slice name = p->names[p->nodes[id].name];
  return name.length == 1 && p->values[name.start] == 'a';
}

static void open_node(builder *b, uint32_t id) {
  b->open = id;
  b->depth++;
  if (is_link(b->page, id)) b->link_depth++;
}

static void close_node(builder *b, uint32_t id, uint32_t at) {
  chtml_node *n = &b->page->nodes[id];
  n->end = b->page->node_count;
  if (at > n->source_end) n->source_end = at;
}

/* Closes the innermost open node. */
static void close_innermost(builder *b, uint32_t at) {
  if (is_link(b->page, b->open)) b->link_depth--;
  close_node(b, b->open, at);
  b->open = b->page->nodes[b->open].parent;
  b->depth--;
}

static void start_element(void *context, const xmlChar *name, const xmlChar **attributes) {
  builder *b = context;
  if (b->status != CHTML_OK) return;
  size_t here = position(b), start = find_start_tag(b, name, here);
  int implied = start == here;          /* html, head, body and p may be there without a tag */
  if (implied) start = b->consumed;
  uint32_t id = append(b, intern(b, name), source_position(b, start, 1));
  if (!id) return;
  const prescan_tag *elided = implied ? NULL : elided_tag(b, here);
  if (elided) add_elided_attributes(b, id, elided->first_attribute, elided->attribute_count);
  for (const xmlChar **a = attributes; a && a[0] && b->status == CHTML_OK; a += 2)
    add_attribute(b, id, intern(b, a[0]), a[1], a[1] ? strlen((const char *)a[1]) : 0, 0);
  if (b->status != CHTML_OK) return;
  open_node(b, id);
  if (!implied) {                       /* the parser stands before the end of the tag */
    const uint8_t *bytes = b->prescanned->bytes;
    if (here < b->prescanned->length && bytes[here] == '/') here++;
    if (here < b->prescanned->length && bytes[here] == '>') here++;
    b->consumed = here;
  }
  b->page->nodes[id].source_end = source_position(b, b->consumed, 0);
}

static void end_element(void *context, const xmlChar *name) {
  builder *b = context;
  if (b->status != CHTML_OK || b->open == 0) return;
  size_t here = position(b), end;
  size_t tag = find_tag(b, name, 1, b->consumed, here);
  if (tag != here && here > 0 && b->prescanned->bytes[here - 1] == '>') {
    end = here;
    b->consumed = here;
  } else if (here <= b->consumed) {         /* a void element: its start tag is all of it */
    end = b->consumed;
  } else {                              /* closed by another tag, or by the end of the page */
    const uint8_t *bytes = b->prescanned->bytes;
    end = here;
    if (here < b->prescanned->length) {
      if (bytes[end - 1] == '>') end--; /* which the parser has read, and nothing in it was a node's */
      while (end > b->consumed && bytes[end] != '<') end--;
    }
  }
  close_innermost(b, source_position(b, end, 0));
}

static uint32_t count_characters(const uint8_t *bytes, size_t length) {
  uint32_t n = 0;
  for (size_t i = 0; i < length; i++) n += (bytes[i] > 0x20) & ((bytes[i] & 0xC0) != 0x80);
  for (size_t i = 0; i + 1 < length; i++) {      /* U+00A0 is white space */
    const uint8_t *found = memchr(bytes + i, 0xC2, length - 1 - i);
    if (!found) break;
    i = (size_t)(found - bytes);
    n -= bytes[i + 1] == 0xA0;
  }
  return n;
}

/* The text node that is the last child of the innermost open element; 0 where the last child is no text. */
static uint32_t last_text(const builder *b) {
  uint32_t id = b->page->node_count - 1;
  const chtml_node *n = &b->page->nodes[id];
  return n->name == CHTML_NO_NAME && n->parent == b->open ? id : 0;
}

/* Adds text to the last text node, or to a new one that begins at input position `at`. */
static void add_text(builder *b, const uint8_t *bytes, size_t length, int has_references, uint32_t at) {
  chtml_page *p = b->page;
  if (!length || (!last_text(b) && !append(b, CHTML_NO_NAME, at)) || !RESERVE(b, text, text_count, text_capacity, length)) return;
  uint8_t *end = p->text + p->text_count;
  if (has_references) length = reference_decode(bytes, length, end); else memcpy(end, bytes, length);
  p->text_count += (uint32_t)length;
  uint32_t character_count = count_characters(end, length);
  p->character_count += character_count;
  if (b->link_depth) p->linked_character_count += character_count;
}

/* Ends the last text node at input position `at`. */
static void end_text(builder *b, uint32_t at) {
  uint32_t id = last_text(b);
  if (id) close_node(b, id, at);
}

/* Adds the nodes of an elided subtree. */
static void add_elided_subtree(builder *b, const prescan_placeholder *subtree) {
  const prescan_event *e = b->prescanned->events + subtree->first_event, *last = e + subtree->event_count;
  for (; e < last && b->status == CHTML_OK; e++) {
    const uint8_t *bytes = b->input + e->slice.start;
    uint32_t end = e->slice.start + e->slice.length;
    if (e->kind == PRESCAN_TEXT) {
      add_text(b, bytes, e->slice.length, e->has_references, e->slice.start);
      end_text(b, end);
    } else if (e->kind == PRESCAN_START || e->kind == PRESCAN_EMPTY) {
      uint32_t id = append(b, intern_word(b, bytes + 1, e->name_length), e->slice.start);
      if (!id) return;
      add_elided_attributes(b, id, e->first_attribute, e->attribute_count);
      b->page->nodes[id].source_end = end;
      if (e->kind == PRESCAN_START && b->status == CHTML_OK) open_node(b, id);
    } else if (e->kind == PRESCAN_END) {
      close_innermost(b, end);
    }
  }
}

/* The first placeholder between `consumed` and `here`; NULL where there is none. */
static const prescan_placeholder *next_placeholder(builder *b, size_t here) {
  const prescan_result *l = b->prescanned;
  while (b->placeholder < l->placeholder_count && l->placeholders[b->placeholder].at < b->consumed) b->placeholder++;
  return b->placeholder < l->placeholder_count && l->placeholders[b->placeholder].at < here ? &l->placeholders[b->placeholder] : NULL;
}

/* Adds text, with the elided texts and subtrees that its placeholders stand for. */
static void add_all_text(builder *b, const xmlChar *bytes, size_t length, size_t here) {
  const prescan_placeholder *elided;
  while (length && (elided = next_placeholder(b, here))) {
    int is_blank = length == 1 && b->prescanned->bytes[elided->at] != PLACEHOLDER;
    const xmlChar *placeholder = is_blank ? bytes : memchr(bytes, PLACEHOLDER, length);
    if (!placeholder) break;
    if (placeholder > bytes) {
      add_text(b, bytes, (size_t)(placeholder - bytes), 0, source_position(b, b->consumed, 1));
      end_text(b, source_position(b, elided->at, 0));
    }
    if (elided->event_count) {
      add_elided_subtree(b, elided);
    } else {
      add_text(b, b->input + elided->slice.start, elided->slice.length, elided->has_references, source_position(b, b->consumed, 1));
      end_text(b, elided->slice.start + elided->slice.length);
    }
    b->consumed = elided->at + 1;
    length -= (size_t)(placeholder + 1 - bytes);
    bytes = placeholder + 1;
    b->placeholder++;
  }
  add_text(b, bytes, length, 0, source_position(b, b->consumed, 1));
}

/* libxml2 hands on longer texts in parts of at least so many bytes (HTML_PARSER_BIG_BUFFER_SIZE). Up to 2.10 it does so before it steps
   over the last character of the part, so that its position is one character short; see `lags_in_long_texts`. */
#define PART 1000

static void characters(void *context, const xmlChar *bytes, int length) {
  builder *b = context;
  if (b->status != CHTML_OK || length <= 0) return;
  size_t here = position(b);
  if (length >= PART && b->profile->lags_in_long_texts) do here++; while (here < b->prescanned->length && (b->prescanned->bytes[here] & 0xC0) == 0x80);
  if (b->open == 0) {                   /* text outside every element belongs to no node */
    while (next_placeholder(b, here)) b->placeholder++;
    return;
  }
  add_all_text(b, bytes, (size_t)length, here);
  if (b->status != CHTML_OK) return;
  if (here > b->consumed) b->consumed = here;
  end_text(b, source_position(b, b->consumed, 0));
}

/* Whether the text of the innermost open element is one that readers see, although there are no tags in it for the parser. */
static int is_shown(const builder *b) {
  if (!b->open) return 0;
  chtml_slice name = b->page->names[b->page->nodes[b->open].name];
  const uint8_t *word = b->page->values + name.start;
  return (name.length == 3 && memcmp(word, "xmp", 3) == 0) || (name.length == 9 && memcmp(word, "plaintext", 9) == 0);
}

/* Text in which the parser reads no tags: of script and style, and from 2.14 on of all elements that HTML says so of. */
static void raw_text(void *context, const xmlChar *bytes, int length) {
  builder *b = context;
  if (b->status == CHTML_OK && length > 0 && is_shown(b)) return characters(context, bytes, length);
  size_t here = position(b);
  if (here > b->consumed) b->consumed = here;
}

static void comment(void *context, const xmlChar *bytes) { (void)bytes; raw_text(context, NULL, 0); }

#define OPTIONS (HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT)

/* Until then the parser takes the charset from a field of its context, from then on with the input alone. */
#define FIRST_WITHOUT_CHARSET_FIELD 21200

static int has_charset_field(const parser_profile *p) { return p->running < FIRST_WITHOUT_CHARSET_FIELD; }

/* The parser's bytes; it refuses none at all. */
static const char *parser_bytes(const prescan_result *l) { return l->length ? (const char *)l->bytes : " "; }
static int parser_length(const prescan_result *l) { return l->length ? (int)l->length : 1; }

static htmlParserCtxtPtr open_parser(const builder *b) {
  return has_charset_field(b->profile) ? htmlCreateMemoryParserCtxt(parser_bytes(b->prescanned), parser_length(b->prescanned)) : htmlNewParserCtxt();
}

/* Parses the input as UTF-8, whatever it says of itself. Without XML_PARSE_HUGE later versions stop at texts of ten million bytes. */
static void run_parser(builder *b) {
#if LIBXML_VERSION < 21400
  if (has_charset_field(b->profile)) {
    htmlCtxtUseOptions(b->parser, OPTIONS);
    b->parser->charset = XML_CHAR_ENCODING_UTF8;
    htmlParseDocument(b->parser);
    return;
  }
#endif
  xmlFreeDoc(htmlCtxtReadMemory(b->parser, parser_bytes(b->prescanned), parser_length(b->prescanned), NULL, "UTF-8", OPTIONS | XML_PARSE_HUGE));
}

/* What the prescan leaves out: everything with a libxml2 whose rules it repeats; otherwise comments, where libxml2 does not read them as
   HTML does. */
static prescan_extent extent_for(const parser_profile *p, int may_prescan) {
  return p->prescans && may_prescan ? PRESCAN_EVERYTHING : p->reads_comments ? PRESCAN_NOTHING : PRESCAN_COMMENTS;
}

chtml_status chtml_parse(const uint8_t *input, size_t length, chtml_limits limits, int may_prescan, chtml_page *page) {
  chtml_prepare();
  memset(page, 0, sizeof *page);
  const parser_profile *profile = parser_profile_running();
  if (!profile->is_compatible) return CHTML_INCOMPATIBLE_PARSER;
  prescan_result prescanned;
  if (length >= INT32_MAX || !prescan_make(input, length, extent_for(profile, may_prescan), &prescanned)) return CHTML_OUT_OF_MEMORY;
  /* libxml2 compares each attribute of a tag with all before it, and only then are they counted. Twice the limit, since
     repeated ones do not count there. */
  if (prescanned.most_attributes / 2 > limits.max_attributes) { prescan_free(&prescanned); return CHTML_TOO_MANY_ATTRIBUTES; }
  builder *b = calloc(1, sizeof *b);
  if (!b) { prescan_free(&prescanned); return CHTML_OUT_OF_MEMORY; }
  b->page = page;
  b->profile = profile;
  b->limits = limits;
  if (b->limits.max_depth > UINT16_MAX - 1) b->limits.max_depth = UINT16_MAX - 1;
  b->input = input;
  b->prescanned = &prescanned;
  if (limits.max_nanoseconds) b->deadline = thread_nanoseconds() + limits.max_nanoseconds;
  page->data = prescanned.data;
  page->data_count = page->data_capacity = (uint32_t)prescanned.data_count;

  htmlParserCtxtPtr parser = open_parser(b);
  if (!parser) { free(b); prescan_free(&prescanned); return CHTML_OUT_OF_MEMORY; }
  b->parser = parser;
  append(b, CHTML_NO_NAME, 0);
  b->depth = 1;
  htmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.startElement = start_element;
  sax.endElement = end_element;
  sax.characters = characters;
  sax.ignorableWhitespace = characters;
  sax.cdataBlock = raw_text;
  sax.comment = comment;
  htmlSAXHandlerPtr own = parser->sax;
  parser->sax = &sax;
  parser->userData = b;
  if (b->status == CHTML_OK) run_parser(b);
  while (page->node_count && b->open) {   /* what a stopped parse left open */
    close_node(b, b->open, source_position(b, prescanned.length, 0));
    b->open = page->nodes[b->open].parent;
  }
  if (page->node_count) {
    close_node(b, 0, source_position(b, prescanned.length, 0));
    page->nodes[0].source_end = (uint32_t)length;
    chtml_keep_nodes(page, page->node_count);
  }
  parser->sax = own;
  htmlFreeParserCtxt(parser);
  chtml_status status = b->status;
  prescanned.data = NULL;                       /* the page has it now */
  free(b->seen);
  free(b);
  prescan_free(&prescanned);
  return status;
}

/* Less than this is not worth giving back. */
#define WORTH_GIVING_BACK (1 << 15)

void chtml_keep_nodes(chtml_page *p, uint32_t count) {
  p->node_count = count;
  if (!count || p->node_capacity - count < WORTH_GIVING_BACK) return;
  void *moved = realloc(p->nodes, (size_t)count * sizeof *p->nodes);
  if (!moved) return;
  p->nodes = moved;
  p->node_capacity = count;
}

void chtml_free(chtml_page *p) {
  free(p->nodes); free(p->attributes); free(p->names); free(p->data); free(p->text); free(p->values);
  memset(p, 0, sizeof *p);
}
