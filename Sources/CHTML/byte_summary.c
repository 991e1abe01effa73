/* See byte_summary.h. */
#define _GNU_SOURCE
#include "byte_summary.h"
#include "reference.h"

#include <string.h>

/* Byte classes of texts and attribute values. NOT_PLAIN: libxml2 does not pass the byte on unchanged. REFERENCE: a character reference may
   begin here. MAYBE_NONCHARACTER: the first byte of U+F000 to U+FFFF; U+FFFE and U+FFFF are not characters (XML 1.0, 2.2). */
enum { NOT_PLAIN = 1, REFERENCE = 2, MAYBE_NONCHARACTER = 4 };

static const uint8_t byte_class[256] = {
  [0 ... '\t' - 1] = NOT_PLAIN, ['\n' + 1 ... 0x1F] = NOT_PLAIN, ['<'] = NOT_PLAIN, ['>'] = NOT_PLAIN, ['&'] = REFERENCE, [0xEF] = MAYBE_NONCHARACTER,
};

/* Number of bytes that are classified at a time. */
#define BLOCK 16

/* Adds the classes of the bytes of a block. Branch-free, so that the compiler vectorizes it. */
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

byte_summary byte_summary_of(const uint8_t *s, size_t n) {
  uint8_t found = byte_classes_of(s, n);
  int is_plain = !(found & NOT_PLAIN) && !((found & MAYBE_NONCHARACTER) && memmem(s, n, "\xEF\xBF", 2)) && !((found & REFERENCE) && !reference_all_known(s, n));
  return (byte_summary){is_plain, (found & REFERENCE) != 0};
}
