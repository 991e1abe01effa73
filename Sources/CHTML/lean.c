/* The byte scan in front of the parser. It follows libxml2's own rules of where a comment, a tag and a script end, so
   that the tree is the same with and without it. */
#define _GNU_SOURCE
#include "lean.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct { const uint8_t *bytes; size_t length; } bytes_view;

static int is_blank(uint8_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
static int is_letter(uint8_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
static int starts_name(uint8_t c) { return is_letter(c) || c == '_' || c == ':' || c == '.'; }
static int continues_name(uint8_t c) { return starts_name(c) || (c >= '0' && c <= '9') || c == '-'; }

static size_t find_byte(bytes_view v, size_t from, uint8_t c) {
  const uint8_t *found = from < v.length ? memchr(v.bytes + from, c, v.length - from) : NULL;
  return found ? (size_t)(found - v.bytes) : v.length;
}

static int word_at(bytes_view v, size_t at, const char *word, size_t length) {
  return at + length <= v.length && strncasecmp((const char *)v.bytes + at, word, length) == 0;
}

/* Where the comment that opens at `at` ends; the end of the page when it never does. */
static size_t comment_end(bytes_view v, size_t at) {
  size_t i = at + 4;
  if (i < v.length && v.bytes[i] == '>') return i + 1;
  if (i + 1 < v.length && v.bytes[i] == '-' && v.bytes[i + 1] == '>') return i + 2;
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

/* Where `</name` stands at or behind `from`. */
static size_t raw_end(bytes_view v, size_t from, const char *name, size_t length) {
  for (size_t i = find_byte(v, from, '<'); i < v.length; i = find_byte(v, i + 1, '<'))
    if (i + 1 < v.length && v.bytes[i + 1] == '/' && word_at(v, i + 2, name, length)) return i;
  return v.length;
}

static int is_json_ld(bytes_view v, chtml_slice type) {
  return type.length >= 19 && memmem(v.bytes + type.start, type.length, "ld+json", 7) != NULL;
}

static void copy(lean_input *l, bytes_view v, size_t from, size_t to) {
  memcpy(l->bytes + l->length, v.bytes + from, to - from);
  l->length += to - from;
}

/* Makes room for one more item. */
static int grow(void **items, size_t count, size_t *capacity, size_t size) {
  if (count < *capacity) return 1;
  size_t wanted = *capacity * 2 + 64;
  void *moved = realloc(*items, wanted * size);
  if (!moved) return 0;
  *items = moved;
  *capacity = wanted;
  return 1;
}

#define ROOM(items, count, capacity) grow((void **)&(items), count, &(capacity), sizeof *(items))

static int cut(lean_input *l, size_t removed) {
  if (!removed) return 1;
  if (!ROOM(l->cuts, l->cut_count, l->cut_capacity)) return 0;
  size_t before = l->cut_count ? l->cuts[l->cut_count - 1].removed : 0;
  l->cuts[l->cut_count++] = (lean_cut){l->length, before + removed};
  return 1;
}

static int put_aside(lean_input *l, size_t start, size_t end) {
  if (!ROOM(l->data, l->data_count, l->data_capacity)) return 0;
  l->data[l->data_count++] = (chtml_slice){(uint32_t)start, (uint32_t)(end - start)};
  return 1;
}

/* Whether a value is in the parser's tree as it is here: no reference, no control character, nothing that a parser which has lost
   its place would take for a tag, and no U+FFFE. */
static int is_plain(const uint8_t *s, size_t n) {
  for (size_t i = 0; i < n; i++)
    if ((s[i] < 0x20 && s[i] != '\n' && s[i] != '\t') || s[i] == '&' || s[i] == '<' || s[i] == '>' || s[i] == 0xEF) return 0;
  return 1;
}

/* Writes a token in the place of the value from `start` to `end`, and what comes before it. */
static int put_token(lean_input *l, bytes_view v, size_t *kept, size_t start, size_t end) {
  if (!ROOM(l->values, l->value_count, l->value_capacity)) return 0;
  copy(l, v, *kept, start);
  uint32_t number = (uint32_t)l->value_count;
  l->values[l->value_count++] = (lean_value){{(uint32_t)start, (uint32_t)(end - start)}, (uint32_t)l->length};
  l->bytes[l->length++] = LEAN_TOKEN;
  for (int digit = 1; digit < LEAN_TOKEN_LENGTH; digit++, number >>= 4) l->bytes[l->length++] = 'A' + (number & 15);
  *kept = end;
  return cut(l, end - start - LEAN_TOKEN_LENGTH);
}

const lean_value *lean_value_of(const lean_input *l, const uint8_t *token, const char *name) {
  uint32_t number = 0;
  for (int digit = LEAN_TOKEN_LENGTH - 1; digit > 0; digit--) {
    if (token[digit] < 'A' || token[digit] > 'P') return NULL;
    number = number << 4 | (uint32_t)(token[digit] - 'A');
  }
  if (token[LEAN_TOKEN_LENGTH] || number >= l->value_count) return NULL;
  /* A reference can make a page's own text look like a token, but not stand behind this name: name="token". */
  const lean_value *value = &l->values[number];
  size_t at = value->at - 1, length = strlen(name);
  while (at > 0 && is_blank(l->bytes[at - 1])) at--;
  if (at == 0 || l->bytes[at - 1] != '=') return NULL;
  at--;
  while (at > 0 && is_blank(l->bytes[at - 1])) at--;
  return at >= length && strncasecmp((const char *)l->bytes + at - length, name, length) == 0 ? value : NULL;
}

/* Values from this length on are put aside, where there are not more than tokens can tell apart. */
#define LONG_VALUE 16
#define MOST_VALUES ((1 << 4 * (LEAN_TOKEN_LENGTH - 1)) - 1)
/* libxml2 cuts longer names, and says no to longer values. */
#define LONGEST_NAME 99
#define LONGEST_VALUE 1000000

/* Behind the tag whose name ends at `i`. `type`: where the value of a type attribute stands. `has_tokens`: whether long values are
   put aside. It is so only as long as the parser reads the tag as we do: it goes on at the next blank where a name was expected and
   none stands. 0 when there is no memory. */
static size_t tag_end(lean_input *l, bytes_view v, size_t *kept, size_t i, int has_tokens, int *closed_itself, chtml_slice *type, uint32_t *attributes) {
  *closed_itself = 0;
  *attributes = 0;
  while (i < v.length) {
    uint8_t c = v.bytes[i];
    if (c == '>') return i + 1;
    if (c == '/' && i + 1 < v.length && v.bytes[i + 1] == '>') { *closed_itself = 1; return i + 2; }
    if (!starts_name(c)) {
      if (!is_blank(c)) has_tokens = 0;
      i++;
      continue;
    }
    size_t name = i;
    ++*attributes;
    while (i < v.length && continues_name(v.bytes[i])) i++;
    size_t name_length = i - name;
    if (name_length > LONGEST_NAME) has_tokens = 0;
    while (i < v.length && is_blank(v.bytes[i])) i++;
    if (i >= v.length || v.bytes[i] != '=') continue;
    i++;
    while (i < v.length && is_blank(v.bytes[i])) i++;
    if (i >= v.length) break;
    size_t value = i, end;
    uint8_t quote = v.bytes[i];
    if (quote == '"' || quote == '\'') {
      value++;
      end = find_byte(v, value, quote);
      i = end < v.length ? end + 1 : end;
      if (has_tokens && end < v.length && end - value >= LONG_VALUE && end - value <= LONGEST_VALUE && l->value_count < MOST_VALUES
          && is_plain(v.bytes + value, end - value) && !put_token(l, v, kept, value, end)) return 0;
    } else {
      while (i < v.length && !is_blank(v.bytes[i]) && v.bytes[i] != '>') i++;
      end = i;
    }
    if (type && name_length == 4 && word_at(v, name, "type", 4))
      *type = (chtml_slice){(uint32_t)value, (uint32_t)(end - value)};
  }
  return v.length;
}

int lean_make(const uint8_t *input, size_t length, lean_input *l) {
  memset(l, 0, sizeof *l);
  bytes_view v = {input, length};
  l->bytes = malloc(length + 1);
  if (!l->bytes) return 0;
  int has_tokens = find_byte(v, 0, LEAN_TOKEN) == length;
  size_t kept = 0, i = find_byte(v, 0, '<');
  while (i < length) {
    size_t skip_from = 0, skip_to = 0, next = i + 1;
    if (word_at(v, i, "<!--", 4)) {
      skip_from = i;
      next = skip_to = comment_end(v, i);
    } else if (i + 1 < length && starts_name(v.bytes[i + 1])) {
      size_t name_end = i + 1;
      while (name_end < length && continues_name(v.bytes[name_end])) name_end++;
      size_t name_length = name_end - i - 1;
      int script = name_length == 6 && word_at(v, i + 1, "script", 6);
      int raw = script || (name_length == 5 && word_at(v, i + 1, "style", 5));
      int closed_itself;
      chtml_slice type = {0, 0};
      uint32_t attributes;
      next = tag_end(l, v, &kept, name_end, has_tokens && !script && is_letter(v.bytes[i + 1]) && name_length <= LONGEST_NAME, &closed_itself,
                     script ? &type : NULL, &attributes);
      if (!next) { lean_free(l); return 0; }
      if (attributes > l->most_attributes) l->most_attributes = attributes;
      if (raw && !closed_itself && next < length) {
        skip_from = next;
        next = skip_to = raw_end(v, next, script ? "script" : "style", name_length);
        if (is_json_ld(v, type) && !put_aside(l, skip_from, skip_to)) { lean_free(l); return 0; }
      }
    }
    if (skip_to > skip_from) {
      copy(l, v, kept, skip_from);
      kept = skip_to;
      if (!cut(l, skip_to - skip_from)) { lean_free(l); return 0; }
    }
    i = find_byte(v, next, '<');
  }
  copy(l, v, kept, length);
  l->bytes[l->length] = 0;
  return 1;
}

void lean_free(lean_input *l) {
  free(l->bytes); free(l->cuts); free(l->data); free(l->values);
  memset(l, 0, sizeof *l);
}
