/* The named character references of the HTML Standard (13.5): libxml2 2.9 knows only the 253 of HTML 4, of 2,125.

   entities.txt has one per line, sorted by bytes: `+` for a name that is valid without its semicolon, `-` for others; the name, `;`, and
   its text. */
#define _GNU_SOURCE
#include "entities.h"

#include <pthread.h>
#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t entities[] = {
#embed "entities.txt"
};

#define LONGEST_LEGACY 6
#define SHORTEST_LEGACY 2
#define MAX_NAME_LENGTH 31

/* For each first byte of a name, the position of the line end before its lines; they end where those of the next byte begin. */
static size_t starts[129];
static pthread_once_t are_found = PTHREAD_ONCE_INIT;

static void find_starts(void) {
  size_t at = 0, next = 0;
  while (at + 2 < sizeof entities) {
    for (; next <= entities[at + 2]; next++) starts[next] = at;
    const uint8_t *end = memchr(entities + at + 1, '\n', sizeof entities - at - 1);
    at = end ? (size_t)(end - entities) : sizeof entities;
  }
  for (; next < sizeof starts / sizeof *starts; next++) starts[next] = sizeof entities;
}

/* The text of the name in its line; NULL if there is no such line. */
static const uint8_t *line_of(const uint8_t *name, size_t length, uint8_t sign) {
  uint8_t wanted[MAX_NAME_LENGTH + 3] = {'\n', sign};
  if (length == 0 || length > MAX_NAME_LENGTH || name[0] >= 128) return NULL;
  pthread_once(&are_found, find_starts);
  memcpy(wanted + 2, name, length);
  wanted[length + 2] = ';';
  size_t start = starts[name[0]], end = starts[name[0] + 1];
  const uint8_t *line = start < end ? memmem(entities + start, end - start, wanted, length + 3) : NULL;
  return line ? line + length + 3 : NULL;
}

entity_text entity_text_of(const uint8_t *name, size_t length) {
  const uint8_t *text = line_of(name, length, '+');
  if (!text) text = line_of(name, length, '-');
  if (!text) return (entity_text){NULL, 0};
  const uint8_t *end = memchr(text, '\n', sizeof entities - (size_t)(text - entities));
  return (entity_text){text, end ? (size_t)(end - text) : 0};
}

size_t entity_legacy_length(const uint8_t *name, size_t length) {
  for (size_t n = length < LONGEST_LEGACY ? length : LONGEST_LEGACY; n >= SHORTEST_LEGACY; n--) if (line_of(name, n, '+')) return n;
  return 0;
}
