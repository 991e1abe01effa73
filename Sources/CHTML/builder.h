#ifndef CHTML_BUILDER_H
#define CHTML_BUILDER_H

#include "chtml.h"
#include "parser_profile.h"
#include "prescan.h"

#include <libxml/HTMLparser.h>

/* Slots for all names of a page, and for the names used last, by pointer: libxml2 interns names. */
#define WORD_SLOTS 8192
#define NAME_SLOTS 256
/* A direct-mapped cache of class attributes, which repeat. */
#define CLASS_SLOTS 1024

/* A page while it is parsed. */
typedef struct {
  chtml_page *page;
  chtml_limits limits;
  const uint8_t *input;
  const prescan_result *prescanned;
  const parser_profile *profile;
  size_t offset;                /* the index into the offset map of the position mapped last */
  size_t tag, placeholder;      /* the first entries of `tags` and `placeholders` that the parser has not passed */
  htmlParserCtxtPtr parser;
  chtml_status status;
  uint32_t open;                /* the innermost open node */
  uint32_t depth, link_depth;
  size_t consumed;              /* the bytes of the prescanned input before it belong to nodes already */
  uint64_t deadline;
  const xmlChar *name_keys[NAME_SLOTS];
  uint16_t name_values[NAME_SLOTS];
  uint16_t words[WORD_SLOTS];   /* a hash table of indices into `names`, plus one; 0 is a free slot */
  uint32_t *seen;               /* for each name, the last element that has an attribute of it */
  uint32_t seen_capacity;
  chtml_slice classes[CLASS_SLOTS];
} builder;

/* CPU time of this thread. */
uint64_t builder_nanoseconds(void);

/* builder.c: the arrays of the page. After an error, which `status` keeps, they add nothing. */

/* The index of a name, which is compared and stored in lower case. */
uint16_t builder_intern_bytes(builder *b, const uint8_t *bytes, size_t length);

/* The same of a name of libxml2, which is found by its pointer where it was used lately. */
uint16_t builder_intern(builder *b, const xmlChar *name);

/* Appends a node that begins at input position `at` to the innermost open one, and returns its index; 0 where a limit is passed. */
uint32_t builder_append(builder *b, uint16_t name, uint32_t at);

/* Adds an attribute to the element that was appended last; of a name that it has already, the first counts. */
void builder_add_attribute(builder *b, uint32_t id, uint16_t name, const uint8_t *value, size_t length, int has_references);

/* Opens a node: what is appended next is in it. */
void builder_open(builder *b, uint32_t id);

/* Ends a node: it holds all nodes up to now, and its source goes to input position `at`, or as far as it went before. */
void builder_close(builder *b, uint32_t id, uint32_t at);

/* Closes the innermost open node. */
void builder_close_innermost(builder *b, uint32_t at);

/* Adds text to the last text node, or to a new one that begins at input position `at`. */
void builder_add_text(builder *b, const uint8_t *bytes, size_t length, int has_references, uint32_t at);

/* Ends the last text node at input position `at`. */
void builder_end_text(builder *b, uint32_t at);

/* positions.c: where the parser stands in the prescanned input, and where that is in the page. */

/* Where the parser stands, in the prescanned input. */
size_t builder_position(const builder *b);

/* The input position of a position in the prescanned input. Positions come nearly in order, so the index rarely moves back. `after`:
   where bytes were left out at the position, whether the position after them is meant. */
uint32_t builder_source_position(builder *b, size_t at, int after);

/* The position of the first `<name` or `</name` from `from` on; `to` where there is none before it. */
size_t builder_find_tag(const builder *b, const xmlChar *name, int closing, size_t from, size_t to);

/* Where the start tag that ends at `here` begins; `here` for an element that the parser put in. */
size_t builder_find_start_tag(const builder *b, const xmlChar *name, size_t here);

/* restore.c: what the prescan left out comes back. */

/* The start tag that ends at `here`, if the prescan left out its attributes. */
const prescan_tag *builder_elided_tag(builder *b, size_t here);

/* Adds attributes that the prescan left out. */
void builder_restore_attributes(builder *b, uint32_t id, uint32_t first, uint32_t count);

/* The first placeholder between `consumed` and `here`; NULL where there is none. */
const prescan_placeholder *builder_next_placeholder(builder *b, size_t here);

/* Adds text, with the elided texts and subtrees that its placeholders stand for. */
void builder_restore_text(builder *b, const xmlChar *bytes, size_t length, size_t here);

#endif
