#ifndef CHTML_H
#define CHTML_H

#include <stddef.h>
#include <stdint.h>

/* A page parsed by libxml2's HTML parser straight into flat arrays. No libxml2 type appears here: libxml2's headers
   pull in ICU, which collides with Foundation's copy in debug builds. */

#define CHTML_NO_NAME 0xFFFF     /* a text node or the document itself */
#define CHTML_NO_VALUE 0xFFFFFFFF /* a boolean attribute: present, without a value */

typedef enum {
  CHTML_OK = 0,
  CHTML_OUT_OF_MEMORY,
  CHTML_TOO_MANY_NODES,
  CHTML_TOO_DEEP,
  CHTML_TOO_MANY_ATTRIBUTES,
  CHTML_TOO_SLOW,
  CHTML_INCOMPATIBLE_PARSER,           /* the libxml2 that is loaded has another ABI than the one compiled with */
} chtml_status;

/* One node in document order; node 0 is the document. Its subtree is the nodes index ..< end. */
typedef struct {
  uint32_t parent, end;
  uint32_t text_start;                 /* where its slice of `text` begins; it ends where that of node `end` begins */
  /* Of all text before it: Unicode scalars but U+0000 to U+0020 and U+00A0; and those of them in links. */
  uint32_t character_count, linked_character_count;
  uint32_t source_start, source_end;   /* its bytes in the input */
  uint32_t attribute_start;            /* where its slice of `attributes` begins; it ends where the next node's begins */
  uint16_t name;                       /* an index into `names`, or CHTML_NO_NAME */
  uint16_t depth;
} chtml_node;

typedef struct {
  uint32_t value_start, value_length;  /* a slice of `values`; equal class attributes mostly share theirs */
  uint16_t name;                       /* an index into `names` */
} chtml_attribute;

typedef struct { uint32_t start, length; } chtml_slice;

typedef struct {
  uint32_t max_nodes, max_depth, max_attributes;
  uint64_t max_nanoseconds;            /* of this thread's CPU time; 0: no limit */
} chtml_limits;

typedef struct {
  chtml_node *nodes;            uint32_t node_count, node_capacity;
  chtml_attribute *attributes;  uint32_t attribute_count, attribute_capacity;
  chtml_slice *names;           uint32_t name_count, name_capacity;   /* slices of `values` */
  chtml_slice *data;            uint32_t data_count, data_capacity;   /* JSON-LD bodies: slices of the input */
  uint8_t *text;                uint32_t text_count, text_capacity;
  uint8_t *values;              uint32_t value_count, value_capacity;
  uint32_t character_count, linked_character_count;   /* totals over the whole page */
} chtml_page;

/* The libxml2 that runs. Versions are numbers as LIBXML_VERSION has them: 20914 is 2.9.14. */
typedef struct {
  int running, compiled;
  int is_compatible;                   /* whether both have the same ABI */
  int prescans;                        /* whether the prescan works with it; otherwise it gets the whole input */
} chtml_parser;

chtml_parser chtml_parser_running(void);

/* What would be known if these two were loaded and compiled with. */
chtml_parser chtml_parser_of(int running, int compiled);

/* Parses valid UTF-8 without NUL and DEL bytes. `may_prescan`: whether the prescan runs where it can, which changes the time that a page
   takes, and not its tree. The page is to be freed whatever the status. */
chtml_status chtml_parse(const uint8_t *input, size_t length, chtml_limits limits, int may_prescan, chtml_page *page);
void chtml_free(chtml_page *page);

/* Keeps the first `count` nodes, and frees the memory of the others where it is worth it. */
void chtml_keep_nodes(chtml_page *page, uint32_t count);

/* Whether HTML reads something of the page otherwise than libxml2 before 2.14: references that it does not know, references to C1
   controls and raw ones, declarations that are bogus comments, `</br>`. */
int chtml_needs_normalizing(const uint8_t *input, size_t length);

/* Writes the page so that all versions of libxml2 read it as HTML does, into `out`, which holds twice as many bytes. Returns how many
   there are. */
size_t chtml_normalize(const uint8_t *input, size_t length, uint8_t *out);

/* The length of the longest valid UTF-8 prefix. */
size_t chtml_valid_utf8(const uint8_t *bytes, size_t length);

/* The text of a JSON string that begins after its opening quote, without escapes, into `out`, which holds `length` bytes. Returns how
   many bytes it takes up, its closing quote among them; 0 for what is no such string or no UTF-8: another reader says what is wrong. */
size_t chtml_json_text(const uint8_t *bytes, size_t length, uint8_t *out, size_t *out_length);

/* How many bytes come before a quote, a backslash or a control character: what JSON has as it is. */
size_t chtml_plain_run(const uint8_t *bytes, size_t length);

/* A word of a text: what stands between blanks. */
typedef struct {
  size_t start, end;      /* both the length where there is no more */
  uint64_t hash;          /* FNV-1a, 64 bits, of its letters and digits of ASCII in small form */
  int is_plain;           /* whether it is of ASCII, without an apostrophe */
} chtml_word;

/* The first word from `from` on. */
chtml_word chtml_next_word(const uint8_t *text, size_t from, size_t length);

/* Collapses each run of white space from `start` on, U+00A0 included, to one space; to none after a space or a line end. Returns the new
   length. */
size_t chtml_collapse(uint8_t *bytes, size_t start, size_t length);

/* The index of the first such byte; `length` where there is none. */
size_t chtml_find(const uint8_t *bytes, size_t length, uint8_t byte);

/* Converts to UTF-8 with iconv, U+FFFD for what the charset does not have; `bad` is how many of these there are. `lead` is the lowest
   first byte of a character of two bytes, 0 for other charsets: such a pair that means nothing is one U+FFFD, unless its second byte is
   ASCII, which is kept. NULL: iconv does not know the charset, or there is no memory. To be freed with chtml_free_bytes. */
uint8_t *chtml_to_utf8(const uint8_t *bytes, size_t length, const char *charset, uint8_t lead, size_t *result_length, size_t *bad);
void chtml_free_bytes(uint8_t *bytes);

/* uchardet's guess at the charset, written to `name` with its NUL; 0 when it has none. */
int chtml_guess_charset(const uint8_t *bytes, size_t length, char *name, size_t capacity);

/* CPU seconds of the calling thread. */
double chtml_thread_seconds(void);

#endif
