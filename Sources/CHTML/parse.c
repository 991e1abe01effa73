/* Handles libxml2's SAX events, and fills the arrays of a page. */
#include "builder.h"
#include "prepare.h"

#include <stdlib.h>
#include <string.h>

static void start_element(void *context, const xmlChar *name, const xmlChar **attributes) {
  builder *b = context;
  if (b->status != CHTML_OK) return;
  size_t here = builder_position(b), start = builder_find_start_tag(b, name, here);
  int implied = start == here;          /* html, head, body and p may be inserted without a tag */
  if (implied) start = b->consumed;
  uint32_t id = builder_append(b, builder_intern(b, name), builder_source_position(b, start, 1));
  if (!id) return;
  const prescan_tag *elided = implied ? NULL : builder_elided_tag(b, here);
  if (elided) builder_restore_attributes(b, id, elided->first_attribute, elided->attribute_count);
  for (const xmlChar **a = attributes; a && a[0] && b->status == CHTML_OK; a += 2)
    builder_add_attribute(b, id, builder_intern(b, a[0]), a[1], a[1] ? strlen((const char *)a[1]) : 0, 0);
  if (b->status != CHTML_OK) return;
  builder_open(b, id);
  if (!implied) {                       /* the parser is before the end of the tag */
    const uint8_t *bytes = b->prescanned->bytes;
    if (here < b->prescanned->length && bytes[here] == '/') here++;
    if (here < b->prescanned->length && bytes[here] == '>') here++;
    b->consumed = here;
  }
  b->page->nodes[id].source_end = builder_source_position(b, b->consumed, 0);
}

static void end_element(void *context, const xmlChar *name) {
  builder *b = context;
  if (b->status != CHTML_OK || b->open == 0) return;
  size_t here = builder_position(b), end;
  size_t tag = builder_find_tag(b, name, 1, b->consumed, here);
  if (tag != here && here > 0 && b->prescanned->bytes[here - 1] == '>') {
    end = here;
    b->consumed = here;
  } else if (here <= b->consumed) {         /* a void element: it ends with its start tag */
    end = b->consumed;
  } else {                              /* closed by another tag, or by the end of the page */
    const uint8_t *bytes = b->prescanned->bytes;
    end = here;
    if (here < b->prescanned->length) {
      if (bytes[end - 1] == '>') end--; /* already read by the parser, and part of no node */
      while (end > b->consumed && bytes[end] != '<') end--;
    }
  }
  builder_close_innermost(b, builder_source_position(b, end, 0));
}

/* libxml2 emits longer texts in parts of at least this number of bytes (HTML_PARSER_BIG_BUFFER_SIZE). Up to 2.10 it does so before it
   advances over the last character of the part, so that its position is one character short; see `lags_in_long_texts`. */
#define PART 1000

static void characters(void *context, const xmlChar *bytes, int length) {
  builder *b = context;
  if (b->status != CHTML_OK || length <= 0) return;
  size_t here = builder_position(b);
  if (length >= PART && b->profile->lags_in_long_texts) do here++; while (here < b->prescanned->length && (b->prescanned->bytes[here] & 0xC0) == 0x80);
  if (b->open == 0) {                   /* text outside every element is discarded */
    while (builder_next_placeholder(b, here)) b->placeholder++;
    return;
  }
  builder_restore_text(b, bytes, (size_t)length, here);
  if (b->status != CHTML_OK) return;
  if (here > b->consumed) b->consumed = here;
  builder_end_text(b, builder_source_position(b, b->consumed, 0));
}

/* Whether the text of the innermost open element is displayed, although the parser reads no tags in it. */
static int is_shown(const builder *b) {
  if (!b->open) return 0;
  chtml_slice name = b->page->names[b->page->nodes[b->open].name];
  const uint8_t *word = b->page->values + name.start;
  return (name.length == 3 && memcmp(word, "xmp", 3) == 0) || (name.length == 9 && memcmp(word, "plaintext", 9) == 0);
}

/* Raw text: of script and style, and from 2.14 on of all raw text elements of the HTML Standard. */
static void raw_text(void *context, const xmlChar *bytes, int length) {
  builder *b = context;
  if (b->status == CHTML_OK && length > 0 && is_shown(b)) return characters(context, bytes, length);
  size_t here = builder_position(b);
  if (here > b->consumed) b->consumed = here;
}

static void comment(void *context, const xmlChar *bytes) { (void)bytes; raw_text(context, NULL, 0); }

#define OPTIONS (HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT)

/* Before this version the parser takes the charset from a field of its context, from then on as an argument. */
#define FIRST_WITHOUT_CHARSET_FIELD 21200

static int has_charset_field(const parser_profile *p) { return p->running < FIRST_WITHOUT_CHARSET_FIELD; }

/* The parser's input; it rejects a null pointer. */
static const char *parser_bytes(const prescan_result *l) { return l->length ? (const char *)l->bytes : " "; }
static int parser_length(const prescan_result *l) { return l->length ? (int)l->length : 1; }

static htmlParserCtxtPtr open_parser(const builder *b) {
  return has_charset_field(b->profile) ? htmlCreateMemoryParserCtxt(parser_bytes(b->prescanned), parser_length(b->prescanned)) : htmlNewParserCtxt();
}

/* Parses the input as UTF-8, whatever it declares. Without XML_PARSE_HUGE later versions stop at texts of ten million bytes. */
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

/* What the prescan removes: everything with a libxml2 whose rules it repeats; otherwise comments, if libxml2 does not read them like
   HTML. */
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
  /* libxml2 compares each attribute of a tag with all before it, and they are counted only afterwards. Twice the limit, since duplicates do
     not count there. */
  if (prescanned.max_attributes_per_tag / 2 > limits.max_attributes) { prescan_free(&prescanned); return CHTML_TOO_MANY_ATTRIBUTES; }
  builder *b = calloc(1, sizeof *b);
  if (!b) { prescan_free(&prescanned); return CHTML_OUT_OF_MEMORY; }
  b->page = page;
  b->profile = profile;
  b->limits = limits;
  if (b->limits.max_depth > UINT16_MAX - 1) b->limits.max_depth = UINT16_MAX - 1;
  b->input = input;
  b->prescanned = &prescanned;
  if (limits.max_nanoseconds) b->deadline = builder_nanoseconds() + limits.max_nanoseconds;
  page->json_ld = prescanned.json_ld;
  page->data_count = page->data_capacity = (uint32_t)prescanned.data_count;

  htmlParserCtxtPtr parser = open_parser(b);
  if (!parser) { free(b); prescan_free(&prescanned); return CHTML_OUT_OF_MEMORY; }
  b->parser = parser;
  builder_append(b, CHTML_NO_NAME, 0);
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
  while (page->node_count && b->open) {   /* left open by a stopped parse */
    builder_close(b, b->open, builder_source_position(b, prescanned.length, 0));
    b->open = page->nodes[b->open].parent;
  }
  if (page->node_count) {
    builder_close(b, 0, builder_source_position(b, prescanned.length, 0));
    page->nodes[0].source_end = (uint32_t)length;
    chtml_truncate_nodes(page, page->node_count);
  }
  parser->sax = own;
  htmlFreeParserCtxt(parser);
  chtml_status status = b->status;
  prescanned.json_ld = NULL;                       /* now owned by the page */
  free(b->seen);
  free(b);
  prescan_free(&prescanned);
  return status;
}
