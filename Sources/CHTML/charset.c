/* From bytes of any charset to valid UTF-8. */
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

uint8_t *chtml_to_utf8(const uint8_t *bytes, size_t length, const char *charset, size_t *result_length) {
  iconv_t converter = iconv_open("UTF-8", charset);
  if (converter == (iconv_t)-1) return NULL;
  size_t capacity = length * 2 + 64, used = 0;
  char *out = malloc(capacity), *in = (char *)bytes;
  size_t left = length;
  while (out && left) {
    char *at = out + used;
    size_t room = capacity - used;
    size_t done = iconv(converter, &in, &left, &at, &room);
    used = (size_t)(at - out);
    if (done != (size_t)-1) break;
    if (errno == E2BIG || capacity - used < 4) {
      capacity = capacity * 2;
      char *moved = realloc(out, capacity);
      if (!moved) free(out);
      out = moved;
    }
    if (out && errno != E2BIG) {                 /* a byte that the charset does not have */
      memcpy(out + used, replacement, 3);
      used += 3;
      in++;
      left--;
    }
  }
  iconv_close(converter);
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
