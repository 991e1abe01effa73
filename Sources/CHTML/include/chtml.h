#ifndef CHTML_H
#define CHTML_H

#include <stddef.h>
#include <stdint.h>

/* A page parsed by libxml2's HTML parser directly into flat arrays. No libxml2 type appears here: libxml2's headers include ICU, which
   collides with Foundation's copy in debug builds. */

#define CHTML_NO_NAME 0xFFFF     /* a text node or the document */
#define CHTML_NO_VALUE 0xFFFFFFFF /* a boolean attribute: present, without a value */

typedef enum {
  CHTML_OK = 0,
  CHTML_OUT_OF_MEMORY,
  CHTML_TOO_MANY_NODES,
  CHTML_TOO_DEEP,
  CHTML_TOO_MANY_ATTRIBUTES,
  CHTML_TIMEOUT,
  CHTML_INCOMPATIBLE_PARSER,           /* the loaded libxml2 has another ABI than the one compiled with */
} chtml_status;

/* A node in document order; node 0 is the document. Its subtree is the nodes index ..< end. */
typedef struct {
  uint32_t parent, end;
  uint32_t text_start;                 /* the start of its slice of `text`, which ends where that of node `end` starts */
  /* Counts over all text before it: Unicode scalars except U+0000 to U+0020 and U+00A0; and those in links. */
  uint32_t character_count, linked_character_count;
  uint32_t source_start, source_end;   /* its bytes in the input */
  uint32_t attribute_start;            /* the start of its slice of `attributes`, which ends where the next node's starts */
  uint16_t name;                       /* an index into `names`, or CHTML_NO_NAME */
  uint16_t depth;
} chtml_node;

typedef struct {
  uint32_t value_start, value_length;  /* a slice of `values`; most equal class attributes share one */
  uint16_t name;                       /* an index into `names` */
} chtml_attribute;

typedef struct { uint32_t start, length; } chtml_slice;

typedef struct {
  uint32_t max_nodes, max_depth, max_attributes;
  uint64_t max_nanoseconds;            /* CPU time of the calling thread; 0: no limit */
} chtml_limits;

typedef struct {
  chtml_node *nodes;            uint32_t node_count, node_capacity;
  chtml_attribute *attributes;  uint32_t attribute_count, attribute_capacity;
  chtml_slice *names;           uint32_t name_count, name_capacity;   /* slices of `values` */
  chtml_slice *json_ld;         uint32_t data_count, data_capacity;   /* JSON-LD bodies: slices of the input */
  uint8_t *text;                uint32_t text_count, text_capacity;
  uint8_t *values;              uint32_t value_count, value_capacity;
  uint32_t character_count, linked_character_count;   /* totals over the whole page */
} chtml_page;

/* The loaded libxml2. Version numbers are those of LIBXML_VERSION: 20914 is 2.9.14. */
typedef struct {
  int running, compiled;
  int is_compatible;                   /* whether both have the same ABI */
  int prescans;                        /* whether to prescan; otherwise it gets the whole input */
} chtml_parser;

chtml_parser chtml_parser_running(void);

/* The profile for a given loaded and compiled version; for tests. */
chtml_parser chtml_parser_of(int running, int compiled);

/* Parses valid UTF-8 without NUL and DEL bytes. `may_prescan`: whether to prescan if possible, which affects the parsing time but not the
   tree. The page must be freed with every status. */
chtml_status chtml_parse(const uint8_t *input, size_t length, chtml_limits limits, int may_prescan, chtml_page *page);
void chtml_free(chtml_page *page);

/* Keeps the first `count` nodes, and frees the memory of the others if it is worthwhile. */
void chtml_truncate_nodes(chtml_page *page, uint32_t count);

/* Whether the page contains markup that HTML and libxml2 before 2.14 read differently: unknown references, references to C1 controls and
   raw ones, declarations that are bogus comments, `</br>`. */
int chtml_needs_normalizing(const uint8_t *input, size_t length);

/* Writes the page so that all versions of libxml2 read it like the HTML Standard, into `out`, which holds twice as many bytes. Returns the
   length of the output. */
size_t chtml_normalize(const uint8_t *input, size_t length, uint8_t *out);

/* The length of the longest valid UTF-8 prefix. */
size_t chtml_valid_utf8(const uint8_t *bytes, size_t length);

/* Writes the unescaped JSON string whose opening quote precedes `bytes` into `out`, which holds `length` bytes. Returns the length of the
   literal, including its closing quote; 0 for an invalid string or invalid UTF-8, which a slower parser then reports. */
size_t chtml_json_text(const uint8_t *bytes, size_t length, uint8_t *out, size_t *out_length);

/* The length of the prefix that a JSON string contains unescaped: no quote, backslash or control character. */
size_t chtml_unescaped_prefix(const uint8_t *bytes, size_t length);

/* A word of a text: a run of bytes between whitespace. */
typedef struct {
  size_t start, end;      /* both are the length if there are no more words */
  uint64_t hash;          /* 64-bit FNV-1a of its lowercased ASCII letters and digits */
  int is_plain;           /* whether it is ASCII without an apostrophe */
} chtml_word;

/* The first word from `from` on. */
chtml_word chtml_next_word(const uint8_t *text, size_t from, size_t length);

/* Collapses each run of whitespace from `start` on, including U+00A0, to one space; to none after a space or a line end. Returns the new
   length. */
size_t chtml_collapse(uint8_t *bytes, size_t start, size_t length);

/* The first index of the byte; `length` if there is none. */
size_t chtml_find(const uint8_t *bytes, size_t length, uint8_t byte);

/* Converts to UTF-8 with iconv, with U+FFFD for invalid bytes; `bad` is the number of these. `lead` is the lowest lead byte of a two-byte
   character, 0 for other charsets: an unassigned pair is one U+FFFD, unless its second byte is ASCII, which is kept. NULL: iconv does not
   support the charset, or memory is exhausted. To be freed with chtml_free_bytes. */
uint8_t *chtml_to_utf8(const uint8_t *bytes, size_t length, const char *charset, uint8_t lead, size_t *result_length, size_t *bad);
void chtml_free_bytes(uint8_t *bytes);

/* uchardet's guess at the charset, written to `name` with its NUL; 0 if it has none. */
int chtml_guess_charset(const uint8_t *bytes, size_t length, char *name, size_t capacity);

/* CPU seconds of the calling thread. */
double chtml_thread_seconds(void);

#endif
