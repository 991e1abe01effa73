#ifndef CHTML_MARKUP_H
#define CHTML_MARKUP_H

#include "ascii.h"
#include "chtml.h"

#include <string.h>

/* The markup rules of libxml2 2.9: names, whitespace, comments, tags. Positions and lengths are in bytes. See the table in prescan.c. */

typedef struct { const uint8_t *bytes; size_t length; } bytes_view;

enum { BLANK = 1, STARTS_NAME = 2, CONTINUES_NAME = 4, LETTER = 8 };

extern const uint8_t markup_name_class[256];

static inline int has_class(uint8_t c, uint8_t class) { return markup_name_class[c] & class; }

/* The first position from `from` on whose byte is not of the class; the length of the input if there is none. */
static inline size_t skip(bytes_view v, size_t from, uint8_t class) {
  while (from < v.length && has_class(v.bytes[from], class)) from++;
  return from;
}

static inline size_t find_byte(bytes_view v, size_t from, uint8_t c) {
  const uint8_t *found = from < v.length ? memchr(v.bytes + from, c, v.length - from) : NULL;
  return found ? (size_t)(found - v.bytes) : v.length;
}

static inline int word_at(bytes_view v, size_t at, const char *word, size_t length) {
  return at + length <= v.length && equals_lowercase((const uint8_t *)word, v.bytes + at, length);
}

/* The length of the `>` or `/>` at `i`; 0 if there is none. */
static inline size_t markup_closing(bytes_view v, size_t i) { return v.bytes[i] == '>' ? 1 : v.bytes[i] == '/' && i + 1 < v.length && v.bytes[i + 1] == '>' ? 2 : 0; }

static inline int is_name(const uint8_t *name, size_t length, const char *word) { return length == strlen(word) && equals_lowercase((const uint8_t *)word, name, length); }

/* html, head and body: at most one of each per document. */
static inline int is_document_element(const uint8_t *name, size_t length) { return is_name(name, length, "html") || is_name(name, length, "head") || is_name(name, length, "body"); }

/* Bytes: libxml2 2.9.14 truncates longer names. */
#define MAX_NAME_LENGTH 99

/* The end of the comment that opens at `at`; the end of the page if it is unterminated. `short_forms`: whether `<!-->` and `<!--->` are
   comments, as in HTML; libxml2 2.9 does not treat them as such. */
size_t markup_comment_end(bytes_view v, size_t at, int short_forms);

/* The end of the raw text at `from`: the position of its end tag; the length of the input if there is none. `is_sure`: whether libxml2 ends
   it there too. libxml2 reads an end tag at the very beginning, with any name, if this is `from`; and one whose name only begins with
   `name`. Such a tag closes the open elements of its name, and the raw text with them; otherwise the raw text continues. */
size_t markup_raw_end(bytes_view v, size_t from, const char *name, size_t length, int *is_sure);

/* Whether a script or style begins with a tag that closes it. */
int markup_has_closing_first_tag(bytes_view v, size_t body, int script);

/* Whether a script is JSON-LD: by its type, `application/ld+json`, possibly with references, `application/ld&#x2B;json`; without a type, if
   it begins with its context. */
int markup_is_json_ld(bytes_view v, chtml_slice type, size_t body);

/* The position after the end tag at `at`, and the length of its name; 0 if it has more than a name and whitespace. */
size_t markup_end_tag_end(bytes_view v, size_t at, size_t *name_length);

/* The position after the first `>` of the declaration or instruction at `at`, if libxml2 is known to end it there and to continue normally:
   no `<` comes before, quotes are paired, and no end tag directly follows a declaration, which libxml2 would read as text. Otherwise 0. */
size_t markup_simple_end(bytes_view v, size_t at);

/* Whether the bytes around the comment at `at` would be read as one unit without it: a reference, a tag, CR LF. */
int markup_is_joined(bytes_view v, size_t at);

#endif
