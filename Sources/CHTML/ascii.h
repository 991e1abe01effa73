/* ASCII letters, digits and markup words, compared ignoring case. */
#ifndef CHTML_ASCII_H
#define CHTML_ASCII_H

#include <stddef.h>
#include <stdint.h>

static inline int is_digit(uint8_t c) { return c >= '0' && c <= '9'; }
/* An ASCII letter. */
static inline int is_letter(uint8_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
static inline uint8_t ascii_lowercase(uint8_t c) { return c | (c >= 'A' && c <= 'Z' ? 0x20 : 0); }

/* Whether the bytes equal the lowercase word `small`, ignoring case. Inline, since words are short. */
static inline int equals_lowercase(const uint8_t *small, const uint8_t *bytes, size_t length) {
  size_t i = 0;
  while (i < length && small[i] == ascii_lowercase(bytes[i])) i++;
  return i == length;
}

/* Whether two names are equal, ignoring case. */
static inline int equals_ignoring_case(const uint8_t *one, const uint8_t *other, size_t length) {
  size_t i = 0;
  while (i < length && ascii_lowercase(one[i]) == ascii_lowercase(other[i])) i++;
  return i == length;
}

#endif
