#ifndef CHTML_BUILDER_H
#define CHTML_BUILDER_H

#include "chtml.h"
#include "parser_profile.h"
#include "prescan.h"

#include <libxml/HTMLparser.h>

/* Slots for all names of a page, and for the most recent names, by pointer: libxml2 interns names. */
#define WORD_SLOTS 8192
#define NAME_SLOTS 256
/* The slots of a direct-mapped cache of class attributes, which repeat. */
#define CLASS_SLOTS 1024

/* A page during parsing. */
typedef struct {
  chtml_page *page;
  chtml_limits limits;
  const uint8_t *input;
  const prescan_result *prescanned;
  const parser_profile *profile;
  size_t offset;                /* the index into the offset map of the last mapped position */
  size_t tag, placeholder;      /* the first entries of `tags` and `placeholders` after the parser's position */
  htmlParserCtxtPtr parser;
  chtml_status status;
  uint32_t open;                /* the innermost open node */
  uint32_t depth, link_depth;
  size_t consumed;              /* the bytes of the prescanned input before it already belong to nodes */
  uint64_t deadline;
  const xmlChar *name_keys[NAME_SLOTS];
  uint16_t name_values[NAME_SLOTS];
  uint16_t words[WORD_SLOTS];   /* a hash table of indices into `names`, plus one; 0 is a free slot */
  uint32_t *seen;               /* for each name, the last element with such an attribute */
  uint32_t seen_capacity;
  chtml_slice classes[CLASS_SLOTS];
} builder;

/* CPU time of this thread. */
uint64_t builder_nanoseconds(void);

/* builder.c: the arrays of the page. After an error, which is kept in `status`, nothing is added. */

/* The index of a name, which is compared and stored in lowercase. */
uint16_t builder_intern_bytes(builder *b, const uint8_t *bytes, size_t length);

/* The same for a name of libxml2, cached by its pointer. */
uint16_t builder_intern(builder *b, const xmlChar *name);

/* Appends a node that begins at input position `at` to the innermost open one, and returns its index; 0 if a limit is exceeded. */
uint32_t builder_append(builder *b, uint16_t name, uint32_t at);

/* Adds an attribute to the element that was appended last; of several with the same name, the first counts. */
void builder_add_attribute(builder *b, uint32_t id, uint16_t name, const uint8_t *value, size_t length, int has_references);

/* Opens a node: the following nodes are appended to it. */
void builder_open(builder *b, uint32_t id);

/* Closes a node: it contains all nodes so far, and its source ends at input position `at`, or where it ended before. */
void builder_close(builder *b, uint32_t id, uint32_t at);

/* Closes the innermost open node. */
void builder_close_innermost(builder *b, uint32_t at);

/* Adds text to the last text node, or to a new one that begins at input position `at`. */
void builder_add_text(builder *b, const uint8_t *bytes, size_t length, int has_references, uint32_t at);

/* Ends the last text node at input position `at`. */
void builder_end_text(builder *b, uint32_t at);

/* positions.c: the parser's position in the prescanned input, and the corresponding position in the page. */

/* The parser's position in the prescanned input. */
size_t builder_position(const builder *b);

/* The input position of a position in the prescanned input. Positions are nearly ascending, so the index rarely moves back. `after`: if
   bytes were removed at the position, whether to return the position after them. */
uint32_t builder_source_position(builder *b, size_t at, int after);

/* The position of the first `<name` or `</name` from `from` on; `to` if there is none before it. */
size_t builder_find_tag(const builder *b, const xmlChar *name, int closing, size_t from, size_t to);

/* The start of the start tag that ends at `here`; `here` for an element that the parser inserted. */
size_t builder_find_start_tag(const builder *b, const xmlChar *name, size_t here);

/* restore.c: restores what the prescan removed. */

/* The start tag that ends at `here`, if the prescan removed its attributes. */
const prescan_tag *builder_elided_tag(builder *b, size_t here);

/* Adds attributes that the prescan removed. */
void builder_restore_attributes(builder *b, uint32_t id, uint32_t first, uint32_t count);

/* The first placeholder between `consumed` and `here`; NULL if there is none. */
const prescan_placeholder *builder_next_placeholder(builder *b, size_t here);

/* Adds text, with the elided texts and subtrees of its placeholders. */
void builder_restore_text(builder *b, const xmlChar *bytes, size_t length, size_t here);

#endif
