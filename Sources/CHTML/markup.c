/* See markup.h. */
#define _GNU_SOURCE
#include "markup.h"

#define LETTER_CLASS (LETTER | STARTS_NAME | CONTINUES_NAME)
const uint8_t markup_name_class[256] = {
  [' '] = BLANK, ['\t'] = BLANK, ['\n'] = BLANK, ['\r'] = BLANK,
  ['a' ... 'z'] = LETTER_CLASS, ['A' ... 'Z'] = LETTER_CLASS,
  ['_'] = STARTS_NAME | CONTINUES_NAME, [':'] = STARTS_NAME | CONTINUES_NAME, ['.'] = STARTS_NAME | CONTINUES_NAME,
  ['0' ... '9'] = CONTINUES_NAME, ['-'] = CONTINUES_NAME,
};

size_t markup_comment_end(bytes_view v, size_t at, int short_forms) {
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

/* Whether a name continues at `at`. */
static int name_continues(bytes_view v, size_t at) { return at < v.length && has_class(v.bytes[at], CONTINUES_NAME); }

size_t markup_raw_end(bytes_view v, size_t from, const char *name, size_t length, int *is_sure) {
  *is_sure = !word_at(v, from, "</", 2) || word_at(v, from + 2, name, length);
  if (!*is_sure) return from;
  for (size_t i = find_byte(v, from, '<'); i < v.length; i = find_byte(v, i + 1, '<')) {
    if (i + 1 >= v.length || v.bytes[i + 1] != '/' || !word_at(v, i + 2, name, length)) continue;
    if (!name_continues(v, i + 2 + length)) return i;
    *is_sure = 0;
  }
  return v.length;
}

/* Whether the tag `open`, `<` and a name, is at `at`. For htmlAutoClose a name ends at its first dot. */
static int is_tag(bytes_view v, size_t at, const char *open, size_t length) {
  size_t end = at + length;
  return word_at(v, at, open, length) && (!name_continues(v, end) || v.bytes[end] == '.');
}

int markup_has_closing_first_tag(bytes_view v, size_t body, int script) {
  return script ? is_tag(v, body, "<noscript", 9) : is_tag(v, body, "<body", 5) || is_tag(v, body, "<frameset", 9);
}

/* The position of a lowercase word between two positions, ignoring case; the second position if it is not found. */
static size_t find_word(bytes_view v, size_t from, size_t to, const char *word, size_t length) {
  for (size_t i = from; i + length <= to; i++)
    if (word_at(v, i, word, length)) return i;
  return to;
}

int markup_is_json_ld(bytes_view v, chtml_slice type, size_t body) {
  static const char context[] = "\"@context\"";
  if (type.length > 0) {
    size_t ld = find_word(v, type.start, type.start + type.length, "ld", 2);
    return find_word(v, ld, type.start + type.length, "json", 4) < type.start + type.length;
  }
  size_t open = skip(v, body, BLANK), key = skip(v, open + 1, BLANK);
  return open < v.length && v.bytes[open] == '{' && word_at(v, key, context, sizeof context - 1);
}

size_t markup_end_tag_end(bytes_view v, size_t at, size_t *name_length) {
  if (at + 2 >= v.length || v.bytes[at + 1] != '/' || !has_class(v.bytes[at + 2], LETTER)) return 0;
  size_t end = skip(v, at + 2, CONTINUES_NAME), i = skip(v, end, BLANK);
  *name_length = end - at - 2;
  return *name_length <= MAX_NAME_LENGTH && i < v.length && v.bytes[i] == '>' ? i + 1 : 0;
}

size_t markup_simple_end(bytes_view v, size_t at) {
  size_t quotes[2] = {0, 0}, i = at + 1;
  for (; i < v.length && v.bytes[i] != '>'; i++) {
    if (v.bytes[i] == '<') return 0;
    quotes[0] += v.bytes[i] == '"';
    quotes[1] += v.bytes[i] == '\'';
  }
  if (i >= v.length) return 0;
  if (v.bytes[at + 1] == '?') return i + 1;
  return quotes[0] % 2 == 0 && quotes[1] % 2 == 0 && !word_at(v, i + 1, "</", 2) ? i + 1 : 0;
}

/* Maximum length of a reference in bytes. */
#define LONGEST_REFERENCE 40

int markup_is_joined(bytes_view v, size_t at) {
  size_t i = at;
  while (i > 0 && at - i < LONGEST_REFERENCE && (has_class(v.bytes[i - 1], CONTINUES_NAME) || v.bytes[i - 1] == '#')) i--;
  uint8_t before = i > 0 ? v.bytes[i - 1] : 0;
  return before == '&' || before == '<' || before == '\r' || (i > 1 && v.bytes[i - 2] == '<' && (before == '/' || before == '!' || before == '?'));
}
