#ifndef CHTML_UTF8_H
#define CHTML_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Writes a character, and returns its length in bytes: at most four. */
static inline size_t utf8_put(uint32_t code, uint8_t *out) {
  if (code < 0x80) { out[0] = (uint8_t)code; return 1; }
  if (code < 0x800) { out[0] = 0xC0 | code >> 6; out[1] = 0x80 | (code & 0x3F); return 2; }
  if (code < 0x10000) { out[0] = 0xE0 | code >> 12; out[1] = 0x80 | (code >> 6 & 0x3F); out[2] = 0x80 | (code & 0x3F); return 3; }
  out[0] = 0xF0 | code >> 18; out[1] = 0x80 | (code >> 12 & 0x3F); out[2] = 0x80 | (code >> 6 & 0x3F); out[3] = 0x80 | (code & 0x3F);
  return 4;
}

#endif
