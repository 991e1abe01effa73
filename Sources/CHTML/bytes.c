/* Byte scans: words, whitespace, JSON strings. */
#include "chtml.h"
#include "fnv1a.h"
#include "utf8.h"

#include <string.h>

enum { WORD_BLANK = 0, WORD_SIGN = 1, WORD_JOINS = 2 };

/* The kind of each byte; for ASCII letters and digits, the lowercase byte. */
static const uint8_t word_bytes[256] = {
  [0 ... 8] = WORD_SIGN, ['\t' ... '\r'] = WORD_BLANK, [14 ... 31] = WORD_SIGN, [' '] = WORD_BLANK, ['!' ... '&'] = WORD_SIGN, ['\''] = WORD_JOINS, ['(' ... '/'] = WORD_SIGN,
#define DIGIT(c) [c] = c
  DIGIT('0'), DIGIT('1'), DIGIT('2'), DIGIT('3'), DIGIT('4'), DIGIT('5'), DIGIT('6'), DIGIT('7'), DIGIT('8'), DIGIT('9'),
  [':' ... '@'] = WORD_SIGN,
#define LETTER(c) [c] = c, [c - 0x20] = c
  LETTER('a'), LETTER('b'), LETTER('c'), LETTER('d'), LETTER('e'), LETTER('f'), LETTER('g'), LETTER('h'), LETTER('i'), LETTER('j'), LETTER('k'), LETTER('l'),
  LETTER('m'), LETTER('n'), LETTER('o'), LETTER('p'), LETTER('q'), LETTER('r'), LETTER('s'), LETTER('t'), LETTER('u'), LETTER('v'), LETTER('w'), LETTER('x'),
  LETTER('y'), LETTER('z'),
  ['[' ... '`'] = WORD_SIGN, ['{' ... 0x7F] = WORD_SIGN, [0x80 ... 0xFF] = WORD_JOINS,
};

chtml_word chtml_next_word(const uint8_t *text, size_t from, size_t length) {
  while (from < length && word_bytes[text[from]] == WORD_BLANK) from++;
  chtml_word word = {from, from, FNV1A_OFFSET_BASIS, 1};
  for (; word.end < length; word.end++) {
    uint8_t byte = word_bytes[text[word.end]];
    if (byte > WORD_JOINS) word.hash = (word.hash ^ byte) * FNV1A_PRIME;
    else if (byte == WORD_BLANK) break;
    else if (byte == WORD_JOINS) word.is_plain = 0;
  }
  return word;
}

size_t chtml_find(const uint8_t *bytes, size_t length, uint8_t byte) {
  const uint8_t *found = length > 0 ? memchr(bytes, byte, length) : NULL;
  return found ? (size_t)(found - bytes) : length;
}

#if defined(__SSE2__)
#include <emmintrin.h>

#define STEP 16

/* A bit for each of 16 bytes that collapsing would change: whitespace other than a space, the second byte of U+00A0, and a space after a
   space or line end. `last`: the byte before the first. */
static unsigned to_collapse(const uint8_t *s, uint8_t last) {
  __m128i bytes = _mm_loadu_si128((const __m128i *)s), before = _mm_or_si128(_mm_slli_si128(bytes, 1), _mm_cvtsi32_si128(last));
  __m128i space = _mm_set1_epi8(' '), line = _mm_set1_epi8('\n'), from_tab = _mm_sub_epi8(bytes, _mm_set1_epi8('\t'));
  __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(from_tab, _mm_set1_epi8('\r' - '\t')), from_tab);
  __m128i doubled = _mm_and_si128(_mm_cmpeq_epi8(bytes, space), _mm_or_si128(_mm_cmpeq_epi8(before, space), _mm_cmpeq_epi8(before, line)));
  return (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(control, doubled), _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xA0))));
}

/* Copies the bytes that collapsing does not change, 16 at a time. */
static void skip_collapsed(uint8_t *s, size_t *at, size_t *end, size_t length) {
  while (*at + STEP <= length && !to_collapse(s + *at, *end ? s[*end - 1] : ' ')) {
    if (*end != *at) memmove(s + *end, s + *at, STEP);
    *at += STEP;
    *end += STEP;
  }
}

/* Which of 16 bytes are quotes, backslashes or control characters, one bit each. */
static unsigned not_plain(const uint8_t *s) {
  __m128i bytes = _mm_loadu_si128((const __m128i *)s), control = _mm_set1_epi8(0x1F);
  __m128i found = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
  return (unsigned)_mm_movemask_epi8(_mm_or_si128(found, _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes)));
}
#else
#define STEP 8

static void skip_collapsed(uint8_t *s, size_t *at, size_t *end, size_t length) { (void)s; (void)at; (void)end; (void)length; }

/* The same for 8 bytes. A byte is zero, or below 0x20, if the subtraction borrows from its high bit; after the first such byte there may be
   false positives, but only the first is used. */
static unsigned not_plain(const uint8_t *s) {
  const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
  uint64_t word;
  memcpy(&word, s, 8);
  uint64_t quote = word ^ ones * '"', slash = word ^ ones * '\\';
  uint64_t found = (((quote - ones) & ~quote) | ((slash - ones) & ~slash) | ((word - ones * 0x20) & ~word)) & highs;
  return found ? 1u << __builtin_ctzll(found) / 8 : 0;
}
#endif

size_t chtml_collapse(uint8_t *s, size_t start, size_t length) {
  size_t end = start, i = start;
  while (i < length) {
    skip_collapsed(s, &i, &end, length);
    /* This step contains a byte to change, or is the last one. */
    for (size_t stop = i + STEP < length ? i + STEP : length; i < stop; i++) {
      uint8_t c = s[i];
      int is_blank = c == ' ' || (c >= '\t' && c <= '\r');
      if (c == 0xA0 && end && s[end - 1] == 0xC2) {
        is_blank = 1;
        end--;
      }
      if (!is_blank) s[end++] = c;
      else if (end && s[end - 1] != ' ' && s[end - 1] != '\n') s[end++] = ' ';
    }
  }
  return end;
}

static int is_plain(uint8_t c) { return c != '"' && c != '\\' && c >= 0x20; }

size_t chtml_unescaped_prefix(const uint8_t *s, size_t n) {
  size_t i = 0;
  for (; i + STEP <= n; i += STEP) {
    unsigned found = not_plain(s + i);
    if (found) return i + (size_t)__builtin_ctz(found);
  }
  while (i < n && is_plain(s[i])) i++;
  return i;
}

/* The same, with a copy of the bytes; `out` holds `n` bytes. */
static size_t copy_plain_run(const uint8_t *s, size_t n, uint8_t *out) {
  size_t i = 0;
  for (; i + STEP <= n; i += STEP) {
    memcpy(out + i, s + i, STEP);
    unsigned found = not_plain(s + i);
    if (found) return i + (size_t)__builtin_ctz(found);
  }
  for (; i < n && is_plain(s[i]); i++) out[i] = s[i];
  return i;
}

static int hex4(const uint8_t *s, uint32_t *value) {
  *value = 0;
  for (int i = 0; i < 4; i++) {
    uint8_t c = s[i], d = c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : 16;
    if (d == 16) return 0;
    *value = *value << 4 | d;
  }
  return 1;
}

/* The character of a JSON escape (RFC 8259, 7) by the byte after its backslash, except for `u`; 0 for an invalid escape. A table, since
   branches would be mispredicted. */
static const uint8_t escapes[256] = {['"'] = '"', ['\\'] = '\\', ['/'] = '/', ['n'] = '\n', ['t'] = '\t', ['r'] = '\r', ['b'] = '\b', ['f'] = '\f'};

#if defined(__SSE2__)
/* Copies text with one-character escapes, until anything else occurs or fewer than two steps are left; `out` holds all of the rest. All
   escapes of a step are handled from one bit mask, since pages have an escape about every twenty bytes. */
static void copy_short_escapes(const uint8_t *s, size_t n, size_t *at, uint8_t *out, size_t *length) {
  const unsigned width = 2 * STEP;
  while (*at + 2 * width <= n) {
    const uint8_t *step = s + *at;
    uint32_t found = not_plain(step) | not_plain(step + STEP) << STEP;
    unsigned done = 0;
    while (found) {
      unsigned index = (unsigned)__builtin_ctz(found);
      memcpy(out + *length, step + done, width);
      *length += index - done;
      uint8_t stands_for = step[index] == '\\' ? escapes[step[index + 1]] : 0;
      if (!stands_for) { *at += index; return; }
      out[(*length)++] = stands_for;
      done = index + 2;
      found = done < width ? found & ~0u << done : 0;
    }
    if (done < width) {
      memcpy(out + *length, step + done, width);
      *length += width - done;
      done = width;
    }
    *at += done;
  }
}
#else
static void copy_short_escapes(const uint8_t *s, size_t n, size_t *at, uint8_t *out, size_t *length) { (void)s; (void)n; (void)at; (void)out; (void)length; }
#endif

size_t chtml_json_text(const uint8_t *s, size_t n, uint8_t *out, size_t *out_length) {
  size_t i = 0, length = 0;
  *out_length = 0;
  while (1) {
    copy_short_escapes(s, n, &i, out, &length);
    size_t run = copy_plain_run(s + i, n - i, out + length);
    length += run;
    i += run;
    if (i >= n || s[i] < 0x20) return 0;
    if (s[i] == '"') break;
    if (i + 1 >= n) return 0;
    uint8_t c = s[i + 1], stands_for = escapes[c];
    i += 2;
    if (stands_for) {
      out[length++] = stands_for;
      continue;
    }
    if (c != 'u') return 0;
    uint32_t code, low;
    if (i + 4 > n || !hex4(s + i, &code)) return 0;
    i += 4;
    if (code >= 0xDC00 && code < 0xE000) return 0;
    if (code >= 0xD800 && code < 0xDC00) {
      if (i + 6 > n || s[i] != '\\' || s[i + 1] != 'u' || !hex4(s + i + 2, &low) || low < 0xDC00 || low >= 0xE000) return 0;
      i += 6;
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    length += utf8_put(code, out + length);
  }
  if (chtml_valid_utf8(out, length) != length) return 0;
  *out_length = length;
  return i + 1;
}
