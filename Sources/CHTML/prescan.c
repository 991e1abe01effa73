/* The prescan; see prescan.h. It repeats rules of libxml2's HTMLparser.c. Invariant: the tree is the same with it and without it.
   It runs only with the versions that parser_profile.c names, since a changed rule would lose text.

   Versions: those whose sources were read. Where two are given, the function is the same in both. 2.15.4 has none of these rules.
   Tests: of TreeAgainstDOMTests, by number, or by name.
     1  the same tree, whatever was taken out
     2  every element in and after every other
     3  what is taken out changes nothing, however broken the page
     4  what is taken out moves nothing

   rule                                                        function                      versions          test
   a comment ends at the first --> or --!>                     htmlParseComment              2.9.14            1, 3
   <!--> and <!---> open one, unlike in HTML; here they are     htmlParseComment              2.9.14            ParserVersionTests
   one, as in HTML
   a name begins with a letter, _ : . and goes on with          htmlParseHTMLName             2.9.10, 2.9.14    1, 2
   these, digits and -; a longer one than 99 bytes is cut
   blanks are space, tab, LF and CR                             htmlSkipBlankChars            2.9.10, 2.9.14    1, 3
   < is a tag's before a letter alone                           htmlParseContentInternal      2.9.14            1, 3
   in a start tag, what begins no name goes to the next         htmlParseStartTag             2.9.14            1, 3
   blank, > or />
   a value without quotes ends at a blank or >                  htmlParseHTMLAttribute        2.9.10, 2.9.14    1, 3
   of attributes with one name the first counts                 htmlParseStartTag             2.9.14            1
   an end tag goes to the first >, whatever is in it            htmlParseEndTag               2.9.14            1, 3
   script and style end at </ and their name; they are          htmlParseScript,              2.9.14            1, 2
   closed at once by <noscript>, or <body> and <frameset>       htmlAutoClose
   which start tag closes which open element (element_info.c)   htmlAutoClose                 2.9.14            2
   html, head and body are there once, and a second one         htmlParseStartTag,            2.9.14            1, 2
   gives its attributes to the first                            htmlCheckImplied
   text that stands nowhere gets a paragraph                    htmlCheckParagraph            2.9.10, 2.9.14    1, 2
   blanks outside the body are no text; each part of a          areBlanks,                    2.9.10, 2.9.14    1
   thousand bytes is judged by itself                           htmlParseCharDataInternal
   a declaration ends at its first > outside quotes             htmlParseDocTypeDecl          2.9.14            1, 3
   an instruction ends at its first >                           htmlParsePI                   2.9.14            1, 3
   references (reference.c): names of HTML 4 with their         htmlParseEntityRef,           2.9.10, 2.9.14    1
   semicolon, numbers that are characters                       htmlParseCharRef              2.9.14            1
   a text of a thousand bytes or more is handed on before        htmlParseCharDataInternal     2.9.10, 2.9.14    4
   the last character is stepped over (parse.c) */
#define _GNU_SOURCE
#include "prescan.h"
#include "element_info.h"
#include "reference.h"
#include "ascii.h"

#include <stdlib.h>
#include <string.h>

typedef struct { const uint8_t *bytes; size_t length; } bytes_view;

enum { BLANK = 1, STARTS_NAME = 2, CONTINUES_NAME = 4, LETTER = 8 };

#define LETTER_CLASS (LETTER | STARTS_NAME | CONTINUES_NAME)
static const uint8_t name_class[256] = {
  [' '] = BLANK, ['\t'] = BLANK, ['\n'] = BLANK, ['\r'] = BLANK,
  ['a' ... 'z'] = LETTER_CLASS, ['A' ... 'Z'] = LETTER_CLASS,
  ['_'] = STARTS_NAME | CONTINUES_NAME, [':'] = STARTS_NAME | CONTINUES_NAME, ['.'] = STARTS_NAME | CONTINUES_NAME,
  ['0' ... '9'] = CONTINUES_NAME, ['-'] = CONTINUES_NAME,
};

static int has_class(uint8_t c, uint8_t class) { return name_class[c] & class; }

/* The first position from `from` on whose byte is not of the class; the length of the input where there is none. */
static size_t skip(bytes_view v, size_t from, uint8_t class) { while (from < v.length && has_class(v.bytes[from], class)) from++; return from; }

static size_t find_byte(bytes_view v, size_t from, uint8_t c) {
  const uint8_t *found = from < v.length ? memchr(v.bytes + from, c, v.length - from) : NULL;
  return found ? (size_t)(found - v.bytes) : v.length;
}

static int word_at(bytes_view v, size_t at, const char *word, size_t length) {
  return at + length <= v.length && equals_lowercase((const uint8_t *)word, v.bytes + at, length);
}

/* Where the comment that opens at `at` ends; the end of the page when it never does. `short_forms`: whether `<!-->` and `<!--->` are
   comments, as in HTML; the parser does not know them. */
static size_t comment_end(bytes_view v, size_t at, int short_forms) {
  size_t i = at + 4;
  if (short_forms && i < v.length && v.bytes[i] == '>') return i + 1;
  if (short_forms && i + 1 < v.length && v.bytes[i] == '-' && v.bytes[i + 1] == '>') return i + 2;
  while (i < v.length) {
    const uint8_t *found = memmem(v.bytes + i, v.length - i, "--", 2);
    if (!found) return v.length;
    i = (size_t)(found - v.bytes);
    if (i + 2 < v.length && v.bytes[i + 2] == '>') return i + 3;
    if (i + 3 < v.length && v.bytes[i + 2] == '!' && v.bytes[i + 3] == '>') return i + 4;
    i++;
  }
  return v.length;
}

/* The position of the first `</name` from `from` on; the length of the input where there is none. */
static size_t raw_end(bytes_view v, size_t from, const char *name, size_t length) {
  for (size_t i = find_byte(v, from, '<'); i < v.length; i = find_byte(v, i + 1, '<'))
    if (i + 1 < v.length && v.bytes[i + 1] == '/' && word_at(v, i + 2, name, length)) return i;
  return v.length;
}

/* Whether what stands at the beginning of a script or style is a tag that closes it. */
static int is_closed_at_once(bytes_view v, size_t body, int script) {
  return script ? word_at(v, body, "<noscript", 9) : word_at(v, body, "<body", 5) || word_at(v, body, "<frameset", 9);
}

/* Whether a script is JSON-LD: by its type, `application/ld+json` or with references, `application/ld&#x2B;json`; where it has none,
   by opening with its context. */
static int is_json_ld(bytes_view v, chtml_slice type, size_t body) {
  static const char context[] = "\"@context\"";
  if (type.length > 0) {
    const uint8_t *ld = memmem(v.bytes + type.start, type.length, "ld", 2);
    return ld && memmem(ld, (size_t)(v.bytes + type.start + type.length - ld), "json", 4) != NULL;
  }
  size_t open = skip(v, body, BLANK), key = skip(v, open + 1, BLANK);
  return open < v.length && v.bytes[open] == '{' && word_at(v, key, context, sizeof context - 1);
}

/* Ensures capacity for one more item. 0 without memory. */
static int grow(void **items, size_t count, size_t *capacity, size_t size) {
  if (count < *capacity) return 1;
  size_t wanted = *capacity * 2 + 64;
  void *moved = realloc(*items, wanted * size);
  if (!moved) return 0;
  *items = moved;
  *capacity = wanted;
  return 1;
}

#define RESERVE(items, count, capacity) grow((void **)&(items), count, &(capacity), sizeof *(items))

/* The most elements that are open at a time in an elided subtree. */
#define MAX_OPEN 64

/* The state of the prescan. Invariant: the input before `consumed` is written or left out. */
typedef struct {
  prescan_result *prescanned;
  bytes_view input;
  size_t consumed;
  prescan_extent extent;
  int can_elide;                /* whether attributes, texts and subtrees may be left out */
  int is_in_body, was_in_body;  /* whether the parser is in the body; there it adds no html, head, body or p by itself */
  int is_in_element;            /* whether the parser's innermost element surely is open and may hold text */
  uint32_t seen, innermost;     /* element bits (element_info.h): all that the parser got so far; what its innermost element may be */
  size_t resolved, max_events;  /* the first event of which it is not known yet whether it can be elided; the most events of a page */
  struct { uint32_t event, closable; } open[MAX_OPEN];
  size_t open_count;
} scan;

/* The output position of a position of the input at or after `consumed`, if nothing between them is left out. */
static size_t output_position(const scan *s, size_t at) { return s->prescanned->length + (at - s->consumed); }

/* Writes the input up to `to`. */
static void write_to(scan *s, size_t to) {
  memcpy(s->prescanned->bytes + s->prescanned->length, s->input.bytes + s->consumed, to - s->consumed);
  s->prescanned->length += to - s->consumed;
  s->consumed = to;
}

/* Leaves out the bytes from `from` to `to`. `is_text`: whether they are part of the text before them; see prescan_offset. */
static int remove_bytes(scan *s, size_t from, size_t to, int is_text) {
  prescan_result *l = s->prescanned;
  write_to(s, from);
  s->consumed = to;
  if (from == to) return 1;
  if (!RESERVE(l->offset_map, l->offset_count, l->offset_capacity)) return 0;
  size_t before = l->offset_count ? l->offset_map[l->offset_count - 1].removed : 0;
  l->offset_map[l->offset_count++] = (prescan_offset){l->length * 2 - (size_t)is_text, before + (to - from)};
  return 1;
}

static int note_json_ld(prescan_result *l, size_t start, size_t end) {
  if (!RESERVE(l->data, l->data_count, l->data_capacity)) return 0;
  l->data[l->data_count++] = (chtml_slice){(uint32_t)start, (uint32_t)(end - start)};
  return 1;
}

typedef struct { int is_plain, has_references; } byte_summary;

/* Byte classes of texts and attribute values. NOT_PLAIN: libxml2 does not hand the byte on as it is. REFERENCE: a character reference may
   begin here. MAYBE_NONCHARACTER: the first byte of U+F000 to U+FFFF; U+FFFE and U+FFFF are no characters (XML 1.0, 2.2). */
enum { NOT_PLAIN = 1, REFERENCE = 2, MAYBE_NONCHARACTER = 4 };

static const uint8_t byte_class[256] = {
  [0 ... '\t' - 1] = NOT_PLAIN, ['\n' + 1 ... 0x1F] = NOT_PLAIN, ['<'] = NOT_PLAIN, ['>'] = NOT_PLAIN, ['&'] = REFERENCE, [0xEF] = MAYBE_NONCHARACTER,
};

/* Bytes that are classified at a time. */
#define BLOCK 16

/* Adds the classes of the bytes of a block. Without branches, so that the compiler uses vector instructions. */
static inline void classify_block(const uint8_t *s, uint8_t all[BLOCK]) {
  for (size_t i = 0; i < BLOCK; i++) {
    uint8_t other = ((s[i] < 0x20) & (s[i] != '\n') & (s[i] != '\t')) | (s[i] == '<') | (s[i] == '>');
    all[i] |= (uint8_t)(other * NOT_PLAIN | (s[i] == '&') * REFERENCE | (s[i] == 0xEF) * MAYBE_NONCHARACTER);
  }
}

static uint8_t byte_classes_of(const uint8_t *s, size_t n) {
  uint8_t all = 0, of_blocks[BLOCK] = {0};
  if (n < BLOCK) {
    for (size_t i = 0; i < n; i++) all |= byte_class[s[i]];
    return all;
  }
  for (size_t i = 0; i + BLOCK < n; i += BLOCK) classify_block(s + i, of_blocks);
  classify_block(s + n - BLOCK, of_blocks);
  for (size_t i = 0; i < BLOCK; i++) all |= of_blocks[i];
  return all;
}

/* Whether libxml2 hands a text or attribute value on unchanged, but for its references: it has no control character, no `<` or `>`, and
   no reference that reference.c does not decode as libxml2 does. */
static byte_summary classify_bytes(const uint8_t *s, size_t n) {
  uint8_t found = byte_classes_of(s, n);
  int is_plain = !(found & NOT_PLAIN) && !((found & MAYBE_NONCHARACTER) && memmem(s, n, "\xEF\xBF", 2)) && !((found & REFERENCE) && !reference_all_known(s, n));
  return (byte_summary){is_plain, (found & REFERENCE) != 0};
}

/* In bytes: libxml2 2.9.14 truncates longer names and refuses longer values. */
#define LONGEST_NAME 99
#define LONGEST_VALUE 1000000

/* A start tag: the position of its `>` or `/>`, and the position after it; both are the length of the input where it has no end.
   `is_elided`: whether its attributes can be left out. */
typedef struct { size_t close, end; int closes_itself, is_elided; chtml_slice type; } start_tag;

/* The length of the `>` or `/>` at `i`; 0 where there is none. */
static size_t closing(bytes_view v, size_t i) { return v.bytes[i] == '>' ? 1 : v.bytes[i] == '/' && i + 1 < v.length && v.bytes[i + 1] == '>' ? 2 : 0; }

/* Reads the tag whose name ends at `i`, and lists its attributes; the caller removes them where `is_elided` is 0. `has_type`: whether the
   value of `type` is wanted. 0 without memory. */
static int read_tag(scan *s, size_t i, int has_type, start_tag *tag) {
  bytes_view v = s->input;
  prescan_result *l = s->prescanned;
  uint32_t count = 0;
  *tag = (start_tag){.close = v.length, .end = v.length, .is_elided = 1};
  while ((i = skip(v, i, BLANK)) < v.length) {
    size_t close = closing(v, i);
    if (close) {
      *tag = (start_tag){i, i + close, close == 2, tag->is_elided, tag->type};
      break;
    }
    if (!has_class(v.bytes[i], STARTS_NAME)) {  /* the parser goes on at the next blank, or at the end of the tag */
      do i++; while (i < v.length && !has_class(v.bytes[i], BLANK) && !closing(v, i));
      continue;
    }
    prescan_attribute attribute = {.name = (uint32_t)i, .value = {CHTML_NO_VALUE, 0}};
    size_t name_end = skip(v, i, CONTINUES_NAME), name_length = name_end - i;
    if (name_length > LONGEST_NAME) tag->is_elided = 0;
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
        byte_summary found = classify_bytes(v.bytes + value, end - value);
        if (!found.is_plain || end - value > LONGEST_VALUE) tag->is_elided = 0;
        attribute.has_references = (uint8_t)found.has_references;
      }
    }
    if (!tag->is_elided) continue;
    if (!RESERVE(l->attributes, l->attribute_count, l->attribute_capacity)) return 0;
    l->attributes[l->attribute_count++] = attribute;
  }
  if (count > l->most_attributes) l->most_attributes = count;
  return 1;
}

/* Leaves out the attributes of a tag: the bytes between its name and its `>` or `/>`. */
static int elide_attributes(scan *s, size_t name_end, size_t close, uint32_t first, uint32_t count) {
  prescan_result *l = s->prescanned;
  if (close == name_end) return 1;
  if (count) {
    if (!RESERVE(l->tags, l->tag_count, l->tag_capacity)) return 0;
    l->tags[l->tag_count++] = (prescan_tag){(uint32_t)output_position(s, name_end), first, count};
  }
  return remove_bytes(s, name_end, close, 0);
}

/* The position after the end tag at `at`, and the length of its name; 0 where it has more than a name and white space. */
static size_t end_tag_end(bytes_view v, size_t at, size_t *name_length) {
  if (at + 2 >= v.length || v.bytes[at + 1] != '/' || !has_class(v.bytes[at + 2], LETTER)) return 0;
  size_t end = skip(v, at + 2, CONTINUES_NAME), i = skip(v, end, BLANK);
  *name_length = end - at - 2;
  return *name_length <= LONGEST_NAME && i < v.length && v.bytes[i] == '>' ? i + 1 : 0;
}

/* Texts of at least so many bytes are elided. */
#define LONG_TEXT 6
/* libxml2 2.9 hands on a text in parts of at least 1000 bytes, and asks of each part whether it is white space. So white space at the
   beginning of an elided text must be shorter than a part. */
#define MAX_BLANKS 500

/* Replaces the bytes from `from` to `to` by one character: PLACEHOLDER, or with `keeps_first` the first of them. */
static int elide(scan *s, size_t from, size_t to, prescan_placeholder placeholder, int keeps_first) {
  prescan_result *l = s->prescanned;
  if (!RESERVE(l->placeholders, l->placeholder_count, l->placeholder_capacity)) return 0;
  placeholder.slice = (chtml_slice){(uint32_t)from, (uint32_t)(to - from)};
  placeholder.at = (uint32_t)output_position(s, from);
  l->placeholders[l->placeholder_count++] = placeholder;
  write_to(s, from + 1);
  if (!keeps_first) l->bytes[l->length - 1] = PLACEHOLDER;
  return remove_bytes(s, from + 1, to, 1);
}

/* Elides the text from `from` to `to`, which is the next tag or the end of the input. `is_whole`: whether the text begins at `from`. */
static int elide_text(scan *s, size_t from, size_t to, int is_whole) {
  size_t first = skip((bytes_view){s->input.bytes, to}, from, BLANK);
  int is_blank = first == to;
  byte_summary found = {1, 0};
  if (first - from > MAX_BLANKS) return 1;
  /* After a comment the text goes on. White space at the end of the input is no text. */
  if (is_blank && ((!is_whole && !s->is_in_body) || to + 1 >= s->input.length || s->input.bytes[to + 1] == '!')) return 1;
  if (!is_blank) found = classify_bytes(s->input.bytes + from, to - from);
  if (!found.is_plain) return 1;
  return elide(s, from, to, (prescan_placeholder){.has_references = (uint8_t)found.has_references}, is_blank && !s->is_in_body);
}

/* Whether libxml2 ends the declaration or instruction at `at` at its first `>`: no `<` comes before, and quotes are paired. */
static int is_simple(bytes_view v, size_t at) {
  size_t quotes[2] = {0, 0}, i = at + 1;
  for (; i < v.length && v.bytes[i] != '>'; i++) {
    if (v.bytes[i] == '<') return 0;
    quotes[0] += v.bytes[i] == '"';
    quotes[1] += v.bytes[i] == '\'';
  }
  return i < v.length && (v.bytes[at + 1] == '?' || (quotes[0] % 2 == 0 && quotes[1] % 2 == 0));
}

/* No reference is longer. */
#define LONGEST_REFERENCE 40

/* Whether the bytes before and after the comment at `at` would be read as one thing if it were left out: a reference, a tag, CR LF. */
static int is_joined(bytes_view v, size_t at) {
  size_t i = at;
  while (i > 0 && at - i < LONGEST_REFERENCE && (has_class(v.bytes[i - 1], CONTINUES_NAME) || v.bytes[i - 1] == '#')) i--;
  uint8_t before = i > 0 ? v.bytes[i - 1] : 0;
  return before == '&' || before == '<' || before == '\r' || (i > 1 && v.bytes[i - 2] == '<' && (before == '/' || before == '!' || before == '?'));
}

static int is_name(const uint8_t *name, size_t length, const char *word) { return length == strlen(word) && equals_lowercase((const uint8_t *)word, name, length); }

/* The elements that a document has only once. */
static int is_frame(const uint8_t *name, size_t length) { return is_name(name, length, "html") || is_name(name, length, "head") || is_name(name, length, "body"); }

/* Updates the state after a start tag that is handed to the parser. */
static void track_start_tag(scan *s, const element_info *info, const uint8_t *name, size_t length, int closes_itself) {
  s->seen |= info->closable;
  s->is_in_element = 0;
  if (is_frame(name, length)) {            /* a second one is no element, and one that closes itself closes what it stands in */
    s->innermost = s->seen;
    if (closes_itself) s->is_in_body = 0;
    else if (is_name(name, length, "body") && !s->was_in_body) s->is_in_body = s->was_in_body = 1;
  } else if (!closes_itself && !(info->kind & IS_EMPTY)) {
    s->innermost = info->closable;
    s->is_in_element = 1;
  } else if (info->closes) {
    s->innermost = s->seen;
  }
}

/* The same after an end tag. */
static void track_end_tag(scan *s, const uint8_t *name, size_t length) {
  s->innermost = s->seen;
  s->is_in_element = 0;
  if (is_frame(name, length)) s->is_in_body = 0;
}

/* Whether more events may be listed. */
static int has_capacity(const scan *s) { return s->prescanned->event_count < s->max_events; }

/* Whether an element may be part of an elided subtree: libxml2 puts it into the innermost open element, and closes none for it. */
static int can_elide_element(const scan *s, const element_info *info) {
  if (!s->is_in_body || (info->kind & IS_SPECIAL) || s->open_count == MAX_OPEN || !has_capacity(s)) return 0;
  return !(info->closes & (s->open_count ? s->open[s->open_count - 1].closable : s->innermost));
}

/* Lists an event that may become part of an elided subtree. 0 without memory. */
static int append_event(scan *s, prescan_event event) {
  prescan_result *l = s->prescanned;
  if (!RESERVE(l->events, l->event_count, l->event_capacity)) return 0;
  l->events[l->event_count++] = event;
  return 1;
}

/* Decides about all events since `resolved`: elements with an end, and texts and comments, are elided; start tags without an end are
   handed to the parser. 0 without memory. */
static int resolve(scan *s) {
  prescan_result *l = s->prescanned;
  while (s->resolved < l->event_count) {
    size_t first = s->resolved;
    const prescan_event e = l->events[first];
    size_t from = e.slice.start, to = from + e.slice.length;
    s->resolved = first + 1;
    if (e.kind == PRESCAN_TEXT) {
      if (e.slice.length >= LONG_TEXT && !elide(s, from, to, (prescan_placeholder){.has_references = e.has_references}, 0)) return 0;
    } else if (e.kind == PRESCAN_COMMENT) {
      if (!remove_bytes(s, from, to, 0)) return 0;
    } else if (e.kind == PRESCAN_START && !e.end) {
      const uint8_t *name = s->input.bytes + from + 1;
      if (!elide_attributes(s, from + 1 + e.name_length, to - 1, e.first_attribute, e.attribute_count)) return 0;
      track_start_tag(s, element_info_of(name, e.name_length), name, e.name_length, 0);
    } else {
      if (e.kind == PRESCAN_START) s->resolved = e.end + 1;
      const prescan_event last = l->events[s->resolved - 1];
      prescan_placeholder subtree = {.first_event = (uint32_t)first, .event_count = (uint32_t)(s->resolved - first)};
      if (!elide(s, from, last.slice.start + last.slice.length, subtree, 0)) return 0;
    }
  }
  s->open_count = 0;
  return 1;
}

/* Reads the start tag at `at`. `next`: where the scan goes on. `is_text`: whether what follows is text for the parser. */
static int scan_start_tag(scan *s, size_t at, size_t *next, int *is_text) {
  bytes_view v = s->input;
  prescan_result *l = s->prescanned;
  const uint8_t *name = v.bytes + at + 1;
  size_t name_end = skip(v, at + 1, CONTINUES_NAME), name_length = name_end - at - 1, first = l->attribute_count;
  int script = is_name(name, name_length, "script"), raw = script || is_name(name, name_length, "style");
  start_tag tag;
  if (!read_tag(s, name_end, script, &tag)) return 0;
  *next = tag.end;
  *is_text = s->can_elide && name_length <= LONGEST_NAME && tag.end < v.length;
  if (!*is_text || !tag.is_elided) l->attribute_count = first;
  uint32_t count = (uint32_t)(l->attribute_count - first);
  const element_info *info = element_info_of(name, name_length);
  if (*is_text && tag.is_elided && can_elide_element(s, info)) {
    int is_empty = tag.closes_itself || (info->kind & IS_EMPTY);
    prescan_event event = {.slice = {(uint32_t)at, (uint32_t)(tag.end - at)}, .first_attribute = (uint32_t)first, .attribute_count = count,
      .kind = is_empty ? PRESCAN_EMPTY : PRESCAN_START, .name_length = (uint8_t)name_length};
    if (!is_empty) {
      s->open[s->open_count].event = (uint32_t)l->event_count;
      s->open[s->open_count++].closable = info->closable;
    }
    return append_event(s, event) && (s->open_count || resolve(s));
  }
  if (!resolve(s)) return 0;
  if (*is_text) {
    if (tag.is_elided && !elide_attributes(s, name_end, tag.close, (uint32_t)first, count)) return 0;
    track_start_tag(s, info, name, name_length, tag.closes_itself);
  }
  if (raw && !tag.closes_itself && tag.end < v.length && !is_closed_at_once(v, tag.end, script)) {
    *next = raw_end(v, tag.end, script ? "script" : "style", name_length);
    if (is_json_ld(v, tag.type, tag.end) && !note_json_ld(l, tag.end, *next)) return 0;
    return s->extent != PRESCAN_EVERYTHING || remove_bytes(s, tag.end, *next, 0);
  }
  return 1;
}

/* Reads an end tag from `at` to `end`. */
static int scan_end_tag(scan *s, size_t at, size_t end, size_t name_length) {
  const uint8_t *name = s->input.bytes + at + 2;
  if (s->open_count) {
    prescan_event *start = s->prescanned->events + s->open[s->open_count - 1].event;
    if (start->name_length == name_length && equals_ignoring_case(s->input.bytes + start->slice.start + 1, name, name_length)) {
      start->end = (uint32_t)s->prescanned->event_count;
      s->open_count--;
      return append_event(s, (prescan_event){.slice = {(uint32_t)at, (uint32_t)(end - at)}, .kind = PRESCAN_END}) && (s->open_count || resolve(s));
    }
    if (!resolve(s)) return 0;
  }
  track_end_tag(s, name, name_length);
  return 1;
}

/* Reads a text from `from` to the next tag, at `to`. */
static int scan_text(scan *s, size_t from, size_t to, int is_text, int is_whole) {
  if (s->open_count) {
    byte_summary found = has_capacity(s) ? classify_bytes(s->input.bytes + from, to - from) : (byte_summary){0, 0};
    if (found.is_plain)
      return append_event(s, (prescan_event){.slice = {(uint32_t)from, (uint32_t)(to - from)}, .kind = PRESCAN_TEXT, .has_references = (uint8_t)found.has_references});
    if (!resolve(s)) return 0;
  }
  /* libxml2 puts a text that is in no element into a paragraph. */
  if (!s->is_in_body && !s->is_in_element && skip((bytes_view){s->input.bytes, to}, from, BLANK) < to)
    s->seen |= PARAGRAPH;
  return !is_text || to - from < LONG_TEXT || elide_text(s, from, to, is_whole);
}

static int scan_all(scan *s) {
  bytes_view v = s->input;
  /* Whether what follows is text for the parser, and whether a text begins here. */
  int is_text = 0, is_whole = 0;
  s->can_elide = s->extent == PRESCAN_EVERYTHING;
  size_t i = find_byte(v, 0, '<');
  if (!scan_text(s, 0, i, is_text, is_whole)) return 0;
  while (i < v.length) {
    size_t next = i + 1, end, name_length;
    uint8_t second = i + 1 < v.length ? v.bytes[i + 1] : 0;
    if (word_at(v, i, "<!--", 4)) {
      int stays = s->extent == PRESCAN_NOTHING || is_joined(v, i);
      next = comment_end(v, i, s->extent == PRESCAN_NOTHING || !stays);
      is_whole = 0;
      if ((stays || !has_capacity(s)) && !resolve(s)) return 0;
      if (!stays && !(s->open_count ? append_event(s, (prescan_event){.slice = {(uint32_t)i, (uint32_t)(next - i)}, .kind = PRESCAN_COMMENT}) : remove_bytes(s, i, next, 0))) return 0;
    } else if (has_class(second, LETTER)) {
      if (!scan_start_tag(s, i, &next, &is_text)) return 0;
      is_whole = is_text;
    } else if ((end = end_tag_end(v, i, &name_length))) {
      next = end;
      is_text = is_whole = s->can_elide;
      if (!scan_end_tag(s, i, end, name_length)) return 0;
    } else {
      if (!resolve(s)) return 0;
      is_text = 0;
      if (second == '/' && i + 2 < v.length && has_class(v.bytes[i + 2], STARTS_NAME)) {
        /* libxml2 skips everything in a broken end tag up to its `>`, other tags too. */
        next = find_byte(v, i, '>');
        track_end_tag(s, v.bytes + i + 2, skip(v, i + 2, CONTINUES_NAME) - i - 2);
      } else if ((second == '!' || second == '?') && !is_simple(v, i)) {
        s->can_elide = s->is_in_body = 0;
      }
    }
    i = find_byte(v, next, '<');
    if (i > next && !scan_text(s, next, i, is_text, is_whole)) return 0;
  }
  if (!resolve(s)) return 0;
  write_to(s, v.length);
  s->prescanned->bytes[s->prescanned->length] = 0;
  return 1;
}

/* There is at most one event for so many bytes of input: a page of nothing but small elements would take too much memory. */
#define BYTES_PER_EVENT 12

int prescan_make(const uint8_t *input, size_t length, prescan_extent extent, prescan_result *l) {
  memset(l, 0, sizeof *l);
  l->bytes = malloc(length + 1);
  scan s = {.prescanned = l, .input = {input, length}, .extent = extent, .max_events = length / BYTES_PER_EVENT + 1024};
  if (l->bytes && scan_all(&s)) return 1;
  prescan_free(l);
  return 0;
}

void prescan_free(prescan_result *l) {
  free(l->bytes); free(l->offset_map); free(l->data); free(l->tags); free(l->attributes); free(l->placeholders); free(l->events);
  memset(l, 0, sizeof *l);
}
