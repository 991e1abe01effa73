/* Decodes character references as libxml2's HTML parser does: a name is valid only with its semicolon, and an invalid reference is text.
   References that it reports as errors are left to it. */
#include "reference.h"
#include "utf8.h"
#include "ascii.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Maximum length of a name in libxml2. */
#define MAX_NAME_LENGTH 15

static int starts_name(uint8_t c) { return is_letter(c) || c == '_' || c == ':' || c >= 0x80; }
static int continues_name(uint8_t c) { return starts_name(c) || is_digit(c) || c == '-' || c == '.'; }

/* A reference: its length in bytes, and its character, or 0 if the bytes are literal text. */
typedef struct { size_t length; uint32_t character; } reference;

#define UNKNOWN ((reference){0, 0})

static reference numeric(const uint8_t *s, size_t n) {
  int is_hexadecimal = n > 2 && (s[2] | 0x20) == 'x';
  uint32_t value = 0;
  size_t first = is_hexadecimal ? 3 : 2, i = first;
  for (; i < n && i < first + 6 && s[i] != ';'; i++) {
    uint8_t c = s[i], low = c | 0x20;
    if (is_digit(c)) value = value * (is_hexadecimal ? 16 : 10) + (c - '0');
    else if (is_hexadecimal && low >= 'a' && low <= 'f') value = value * 16 + (low - 'a' + 10);
    else return UNKNOWN;
  }
  if (i == first || i >= n || s[i] != ';') return UNKNOWN;
  int is_character = value == '\t' || value == '\n' || (value >= 0x20 && value < 0xD800) || (value >= 0xE000 && value < 0xFFFE) || (value >= 0x10000 && value < 0x110000);
  return is_character ? (reference){i + 1, value} : UNKNOWN;
}

/* The character of a name of HTML 4; 0 for others. The function is deprecated from 2.15 on; it is not called there, since the prescan
   supports no version from 2.14 on. */
static uint32_t character_of(const xmlChar *name) {
#if LIBXML_VERSION < 21500
  const htmlEntityDesc *entity = htmlEntityLookup(name);
  return entity ? entity->value : 0;
#else
  (void)name;
  return 0;
#endif
}

/* htmlEntityLookup is a linear search, so results are cached per thread. */
static uint32_t looked_up(const uint8_t *name, size_t length) {
  static _Thread_local struct { xmlChar word[MAX_NAME_LENGTH + 1]; uint32_t character; } known[256];
  xmlChar word[MAX_NAME_LENGTH + 1] = {0};
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < length; i++) hash = (hash ^ (word[i] = name[i])) * 16777619u;
  size_t slot = (hash ^ hash >> 15) % 256;
  if (memcmp(known[slot].word, word, sizeof word) != 0) {
    memcpy(known[slot].word, word, sizeof word);
    known[slot].character = character_of(word);
  }
  return known[slot].character;
}

static uint32_t named(const uint8_t *name, size_t length) {
  switch (length) {
  case 2:
    if (memcmp(name, "lt", 2) == 0) return '<';
    if (memcmp(name, "gt", 2) == 0) return '>';
    break;
  case 3: if (memcmp(name, "amp", 3) == 0) return '&'; break;
  case 4:
    if (memcmp(name, "nbsp", 4) == 0) return 0xA0;
    if (memcmp(name, "quot", 4) == 0) return '"';
    break;
  }
  return length <= MAX_NAME_LENGTH ? looked_up(name, length) : 0;
}

int reference_knows(const uint8_t *name, size_t length) { return named(name, length) != 0; }

/* The reference at the `&` that the bytes begin with. */
static reference read(const uint8_t *s, size_t n) {
  if (n > 1 && s[1] == '#') return numeric(s, n);
  if (n < 2 || !starts_name(s[1])) return (reference){1, 0};
  size_t i = 2;
  while (i < n && continues_name(s[i])) i++;
  uint32_t character = i < n && s[i] == ';' ? named(s + 1, i - 1) : 0;
  return (reference){i + (character ? 1 : 0), character};
}

int reference_all_known(const uint8_t *s, size_t n) {
  const uint8_t *end = s + n;
  while ((s = memchr(s, '&', (size_t)(end - s)))) {
    size_t length = read(s, (size_t)(end - s)).length;
    if (!length) return 0;
    s += length;
  }
  return 1;
}

size_t reference_decode(const uint8_t *s, size_t n, uint8_t *out) {
  const uint8_t *end = s + n;
  uint8_t *first = out;
  while (s < end) {
    const uint8_t *next = memchr(s, '&', (size_t)(end - s));
    size_t before = (size_t)((next ? next : end) - s);
    memcpy(out, s, before);
    out += before;
    s += before;
    if (!next) break;
    reference found = read(s, (size_t)(end - s));
    if (found.character) {
      out += utf8_put(found.character, out);
    } else {
      memcpy(out, s, found.length);
      out += found.length;
    }
    s += found.length;
  }
  return (size_t)(out - first);
}
