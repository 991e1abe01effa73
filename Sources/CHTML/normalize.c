/* Rewrites markup that the HTML Standard (13.2.5) and libxml2 before 2.14 read differently, so that all versions of libxml2 read it like
   the standard: unknown references, references to C1 controls (characters of windows-1252), raw C1 controls, declarations that are bogus
   comments, and `</br>`. */
#define _GNU_SOURCE
#include "chtml.h"
#include "entities.h"
#include "reference.h"
#include "utf8.h"
#include "ascii.h"

#include <string.h>

/* windows-1252 from 0x80 to 0x9F; 0 for undefined bytes. */
static const uint16_t windows_1252[32] = {
  0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0,
  0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178,
};

typedef struct {
  const uint8_t *in;
  size_t length;
  uint8_t *out;
  size_t kept, written;  /* positions: the input before it is copied; the length of the output */
} normalization;

/* Writes `text` instead of the input from `from` to `to`. */
static void put(normalization *m, size_t from, size_t to, const uint8_t *text, size_t length) {
  memcpy(m->out + m->written, m->in + m->kept, from - m->kept);
  m->written += from - m->kept;
  if (length) memcpy(m->out + m->written, text, length);
  m->written += length;
  m->kept = to;
}


/* The replacement of a reference. `end`: the input position after it; 0 if it is unchanged. */
typedef struct { size_t end; uint8_t text[16]; size_t length; } replacement;

static replacement of_character(size_t end, uint32_t c) {
  replacement r = {.end = end};
  r.length = utf8_put(c, r.text);
  return r;
}

static replacement numeric(const normalization *m, size_t at) {
  size_t i = at + 2;
  int is_hexadecimal = i < m->length && (m->in[i] | 0x20) == 'x';
  i += (size_t)is_hexadecimal;
  size_t first = i;
  uint32_t value = 0;
  for (; i < m->length; i++) {
    uint8_t c = m->in[i], low = c | 0x20;
    uint32_t digit = is_digit(c) ? (uint32_t)(c - '0') : is_hexadecimal && low >= 'a' && low <= 'f' ? (uint32_t)(low - 'a' + 10) : 99;
    if (digit == 99) break;
    if (value < 0x110000) value = value * (is_hexadecimal ? 16 : 10) + digit;
  }
  if (i == first) return (replacement){0};
  int is_closed = i < m->length && m->in[i] == ';';
  size_t end = i + (size_t)is_closed;
  if (value >= 0x80 && value < 0xA0 && windows_1252[value - 0x80]) return of_character(end, windows_1252[value - 0x80]);
  if (value == 0 || (value >= 0xD800 && value < 0xE000) || value >= 0x110000) return of_character(end, 0xFFFD);
  /* U+007F never occurs in the parser's input: see PLACEHOLDER. */
  if (is_closed || value < 0x20 || value == '<' || value == '&' || value == '>' || value == 0x7F) return (replacement){0};
  return of_character(end, value);
}

/* Markup characters are written as references. */
static replacement of_text(size_t end, entity_text t) {
  replacement r = {.end = end};
  const char *escaped = t.length != 1 ? NULL : *t.text == '<' ? "&lt;" : *t.text == '>' ? "&gt;" : *t.text == '&' ? "&amp;" : *t.text == '"' ? "&quot;" : *t.text == '\'' ? "&#39;" : NULL;
  r.length = escaped ? strlen(escaped) : t.length;
  memcpy(r.text, escaped ? (const uint8_t *)escaped : t.text, r.length);
  return r;
}

static replacement named(const normalization *m, size_t at, int is_in_tag) {
  size_t first = at + 1, i = first;
  while (i < m->length && (is_letter(m->in[i]) || is_digit(m->in[i]))) i++;
  if (i == first || i - first > 40) return (replacement){0};
  const uint8_t *name = m->in + first;
  int is_closed = i < m->length && m->in[i] == ';';
  if (is_closed && reference_knows(name, i - first)) return (replacement){0};
  if (is_closed) {
    entity_text text = entity_text_of(name, i - first);
    if (text.text) return of_text(i + 1, text);
  }
  // In an attribute value, `&copy=1` is not a reference (HTML Standard, 13.2.5.73).
  if (is_in_tag) return (replacement){0};
  size_t length = entity_legacy_length(name, i - first);
  return length ? of_text(first + length, entity_text_of(name, length)) : (replacement){0};
}

static replacement reference(const normalization *m, size_t at, int is_in_tag) {
  if (at + 1 >= m->length) return (replacement){0};
  return m->in[at + 1] == '#' ? numeric(m, at) : named(m, at, is_in_tag);
}

static size_t find(const normalization *m, size_t from, const char *text, size_t length) {
  const uint8_t *found = from < m->length ? memmem(m->in + from, m->length - from, text, length) : NULL;
  return found ? (size_t)(found - m->in) : m->length;
}

static int word_at(const normalization *m, size_t at, const char *word, size_t length) { return at + length <= m->length && equals_lowercase((const uint8_t *)word, m->in + at, length); }

/* The position of the end tag of the raw text element that begins at `at`; `at` for another element. */
static size_t raw_end(const normalization *m, size_t at) {
  static const char *const names[] = {"script", "style", "xmp", "plaintext"};
  for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
    size_t length = strlen(names[n]);
    if (!word_at(m, at + 1, names[n], length)) continue;
    if (at + 1 + length < m->length && (is_letter(m->in[at + 1 + length]) || is_digit(m->in[at + 1 + length]))) continue;
    for (size_t i = find(m, at + 1, "</", 2); i < m->length; i = find(m, i + 1, "</", 2)) if (word_at(m, i + 2, names[n], length)) return i;
    return m->length;
  }
  return at;
}

/* Handles the `<` at `at`, and returns the next position. References in attributes are handled like those in texts. `tag_end`: the `>` of
   the start tag that begins here. */
static size_t open_bracket(normalization *m, size_t at, size_t *tag_end) {
  if (at + 1 >= m->length) return m->length;
  uint8_t next = m->in[at + 1];
  if (next == '!') {
    if (word_at(m, at + 2, "--", 2)) {
      size_t end = find(m, at + 2, "-->", 3);
      return end < m->length ? end + 3 : m->length;
    }
    if (word_at(m, at + 2, "doctype", 7)) return at + 2;
    size_t end = find(m, at, ">", 1);
    if (end >= m->length) return m->length;
    put(m, at, end + 1, NULL, 0);
    return end + 1;
  }
  if (word_at(m, at + 1, "/br>", 4)) {
    put(m, at, at + 5, (const uint8_t *)"<br>", 4);
    return at + 5;
  }
  size_t raw = raw_end(m, at);
  if (raw > at) return raw;
  if (is_letter(next)) *tag_end = find(m, at, ">", 1);
  return at + 1;
}

/* The position of the next byte that may need rewriting. */
static size_t next_of_interest(const normalization *m, size_t at) {
  for (; at < m->length; at++) {
    uint8_t c = m->in[at];
    if (c == '<' || c == '&' || c == 0xC2) return at;
  }
  return at;
}

static void walk(normalization *m) {
  size_t tag_end = 0;
  for (size_t at = next_of_interest(m, 0); at < m->length; at = next_of_interest(m, at)) {
    uint8_t c = m->in[at];
    if (c == '<') {
      at = at < tag_end ? at + 1 : open_bracket(m, at, &tag_end);
      continue;
    }
    replacement r = {0};
    if (c == '&') {
      r = reference(m, at, at < tag_end);
    } else if (at + 1 < m->length && m->in[at + 1] >= 0x80 && m->in[at + 1] < 0xA0 && windows_1252[m->in[at + 1] - 0x80]) {
      r = of_character(at + 2, windows_1252[m->in[at + 1] - 0x80]);
    }
    if (!r.end) { at++; continue; }
    put(m, at, r.end, r.text, r.length);
    at = r.end;
  }
}

/* Whether `</br>` occurs. Branch-free within a block, so that the compiler vectorizes it. */
static int has_closed_break(const uint8_t *s, size_t n) {
  enum { BLOCK = 64 };
  size_t i = 0;
  for (; i + BLOCK + 3 <= n; i += BLOCK) {
    uint8_t found = 0;
    for (size_t k = 0; k < BLOCK; k++) found |= (s[i + k] == '/') & ((s[i + k + 1] | 0x20) == 'b') & ((s[i + k + 2] | 0x20) == 'r') & (s[i + k + 3] == '>');
    if (found) return 1;
  }
  for (; i + 3 < n; i++) if (s[i] == '/' && (s[i + 1] | 0x20) == 'b' && (s[i + 2] | 0x20) == 'r' && s[i + 3] == '>') return 1;
  return 0;
}

/* May be 1 for text in a script or a URL; rewriting then changes nothing. */
int chtml_needs_normalizing(const uint8_t *input, size_t length) {
  const normalization m = {.in = input, .length = length};
  const uint8_t *end = input + length;
  for (const uint8_t *p = input; (p = memchr(p, '!', (size_t)(end - p))); p++) {
    size_t at = (size_t)(p - input);
    if (at > 0 && p[-1] == '<' && !word_at(&m, at + 1, "--", 2) && !word_at(&m, at + 1, "doctype", 7)) return 1;
  }
  for (const uint8_t *p = input; (p = memchr(p, 0xC2, (size_t)(end - p))); p++) if (p + 1 < end && p[1] >= 0x80 && p[1] < 0xA0) return 1;
  for (const uint8_t *p = input; (p = memchr(p, '&', (size_t)(end - p))); p++) {
    const uint8_t *q = p + 1;
    if (q == end || !(*q == '#' || is_letter(*q))) continue;
    while (q < end && (is_letter(*q) || is_digit(*q))) q++;
    if (q < end && (*q == '=' || *q == '_' || *q == '[' || *q == '(')) continue;   /* a URL, or a script */
    if (reference(&m, (size_t)(p - input), 0).end) return 1;
  }
  return has_closed_break(input, length);
}

size_t chtml_normalize(const uint8_t *input, size_t length, uint8_t *out) {
  normalization m = {.in = input, .length = length, .out = out};
  walk(&m);
  put(&m, length, length, NULL, 0);
  return m.written;
}
