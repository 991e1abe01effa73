/* Converts bytes of any charset to valid UTF-8. */
#include "chtml.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <uchardet/uchardet.h>

size_t chtml_valid_utf8(const uint8_t *s, size_t n) {
  size_t i = 0;
  while (i < n) {
    while (i + 8 <= n) {                         /* eight ASCII bytes at a time */
      uint64_t word;
      memcpy(&word, s + i, 8);
      if (word & 0x8080808080808080u) break;
      i += 8;
    }
    if (i >= n) break;
    uint8_t c = s[i];
    if (c < 0x80) { i++; continue; }
    size_t more = c >= 0xC2 && c <= 0xDF ? 1 : c >= 0xE0 && c <= 0xEF ? 2 : c >= 0xF0 && c <= 0xF4 ? 3 : 0;
    if (!more || i + more >= n) return i;
    uint8_t low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80, high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
    if (s[i + 1] < low || s[i + 1] > high) return i;
    for (size_t k = 2; k <= more; k++) if ((s[i + k] & 0xC0) != 0x80) return i;
    i += more + 1;
  }
  return n;
}

static const char replacement[3] = {(char)0xEF, (char)0xBF, (char)0xBD};
static const char euro[3] = {(char)0xE2, (char)0x82, (char)0xAC};

/* Reserves capacity for more bytes; 0 if memory is exhausted. */
static int reserve(char **out, size_t *capacity, size_t used, size_t more) {
  if (*capacity - used >= more) return 1;
  size_t larger = *capacity * 2 + more;
  char *moved = realloc(*out, larger);
  if (!moved) return 0;
  *out = moved;
  *capacity = larger;
  return 1;
}

uint8_t *chtml_to_utf8(const uint8_t *bytes, size_t length, const char *charset, uint8_t lead, size_t *result_length, size_t *bad) {
  *result_length = *bad = 0;
  iconv_t converter = iconv_open("UTF-8", charset);
  if (converter == (iconv_t)-1) return NULL;
  size_t capacity = length * 2 + 64, used = 0, left = length;
  char *out = malloc(capacity), *in = (char *)bytes;
  int flushed = 0, alive = out != NULL;
  while (alive && !flushed) {
    char *at = out + used;
    size_t available = capacity - used;
    int flushing = left == 0;                    /* outputs a letter that was kept for a combining accent */
    size_t done = iconv(converter, flushing ? NULL : &in, flushing ? NULL : &left, &at, &available);
    int error = done == (size_t)-1 ? errno : 0;
    used = (size_t)(at - out);
    if (!error) { flushed = flushing; continue; }
    alive = reserve(&out, &capacity, used, 64);
    if (!alive || error == E2BIG) continue;
    if (flushing) break;
    uint8_t first = (uint8_t)*in;
    size_t skipped = 1;                          /* bytes that are invalid in the charset */
    if (error == EINVAL) skipped = left;         /* the text ends inside a character */
    else if (lead && first >= lead && first != 0xFF && left > 1 && (uint8_t)in[1] >= 0x80) skipped = 2;
    int is_euro = first == 0x80 && !strcmp(charset, "GB18030");   /* as in the Encoding Standard */
    memcpy(out + used, is_euro ? euro : replacement, 3);
    used += 3;
    *bad += !is_euro;
    in += skipped;
    left -= skipped;
  }
  iconv_close(converter);
  if (!alive) { free(out); return NULL; }
  *result_length = used;
  return (uint8_t *)out;
}

void chtml_free_bytes(uint8_t *bytes) { free(bytes); }

int chtml_guess_charset(const uint8_t *bytes, size_t length, char *name, size_t capacity) {
  uchardet_t detector = uchardet_new();
  if (!detector) return 0;
  uchardet_handle_data(detector, (const char *)bytes, length);
  uchardet_data_end(detector);
  const char *guess = uchardet_get_charset(detector);
  size_t n = strlen(guess);
  int found = n > 0 && n < capacity;
  if (found) memcpy(name, guess, n + 1);
  uchardet_delete(detector);
  return found;
}
