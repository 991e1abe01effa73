/* Letters, digits and words of markup; words are the same in capitals. */
#ifndef CHTML_WORD_H
#define CHTML_WORD_H

#include <stddef.h>
#include <stdint.h>

static inline int is_digit(uint8_t c) { return c >= '0' && c <= '9'; }
/* A letter of ASCII. */
static inline int is_letter(uint8_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
static inline uint8_t small_letter(uint8_t c) { return c | (c >= 'A' && c <= 'Z' ? 0x20 : 0); }

/* Whether the bytes say a word that is given in small letters. Words are short: a call would take longer than the loop. */
static inline int same_word(const uint8_t *small, const uint8_t *bytes, size_t length) {
  size_t i = 0;
  while (i < length && small[i] == small_letter(bytes[i])) i++;
  return i == length;
}

/* Whether two names are the same but for capitals. */
static inline int same_letters(const uint8_t *one, const uint8_t *other, size_t length) {
  size_t i = 0;
  while (i < length && small_letter(one[i]) == small_letter(other[i])) i++;
  return i == length;
}

#endif
