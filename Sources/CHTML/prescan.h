#ifndef CHTML_PRESCAN_H
#define CHTML_PRESCAN_H

#include "chtml.h"

/* The prescan rewrites the input before libxml2 reads it. It removes:
     - comments, and the bodies of script and style;
     - the attributes of start tags;
     - texts, except for one placeholder each;
     - elided subtrees: elements that neither close others nor are closed by others, with their content; one placeholder each.
   The removed parts are listed here, and restore.c puts them back into the tree. The offset map converts a position in the output
   to one in the input. Positions and lengths are in bytes. */

/* An entry of the offset map. From an output position on, `removed` bytes of the input are missing in total. `at` is twice that position,
   so that an entry may also precede it: an odd `at`, 2 * position - 1, is that of an elided text, whose end comes after the gap; an even
   one is that of other gaps, where what ends at the position ends before the gap. */
typedef struct { size_t at, removed; } prescan_offset;

/* A start tag whose attributes were removed. `end`: the output position after its name. */
typedef struct { uint32_t end, first_attribute, attribute_count; } prescan_tag;

/* An attribute: `name` and `value` are positions in the input. A boolean attribute's value begins at CHTML_NO_VALUE. */
typedef struct { chtml_slice value; uint32_t name; uint8_t name_length, has_references; } prescan_attribute;

/* The kinds of events. PRESCAN_EMPTY is a start tag without an end tag. */
enum { PRESCAN_START, PRESCAN_EMPTY, PRESCAN_END, PRESCAN_TEXT, PRESCAN_COMMENT };

/* A tag, text or comment of an elided subtree. `slice`: its bytes in the input. `end`: the index of the event that ends the element; 0 for
   none. Used by the prescan only. */
typedef struct { chtml_slice slice; uint32_t first_attribute, attribute_count, end; uint8_t kind, name_length, has_references; } prescan_event;

/* The meaning of the one character at output position `at`: an elided subtree if there are events, otherwise a text. The character is
   PLACEHOLDER; for whitespace outside the body, the first character of the text, since libxml2 ignores whitespace there. */
typedef struct { chtml_slice slice; uint32_t at, first_event, event_count; uint8_t has_references; } prescan_placeholder;

/* U+007F. Callers replace it in the input, so that it never occurs there. */
#define PLACEHOLDER 0x7F

typedef struct {
  uint8_t *bytes;              size_t length;
  prescan_offset *offset_map;              size_t offset_count, offset_capacity;
  chtml_slice *json_ld;        size_t data_count, data_capacity;        /* JSON-LD bodies, in the input */
  prescan_tag *tags;              size_t tag_count, tag_capacity;
  prescan_attribute *attributes;  size_t attribute_count, attribute_capacity;
  prescan_placeholder *placeholders;          size_t placeholder_count, placeholder_capacity;
  prescan_event *events;          size_t event_count, event_capacity;
  uint32_t max_attributes_per_tag;                                             /* maximum attributes of one tag, including duplicates */
} prescan_result;

/* What is removed: nothing, comments only, or everything above. JSON-LD bodies are listed in any case. */
typedef enum { PRESCAN_NOTHING, PRESCAN_COMMENTS, PRESCAN_EVERYTHING } prescan_extent;

int prescan_make(const uint8_t *input, size_t length, prescan_extent extent, prescan_result *prescanned);
void prescan_free(prescan_result *prescanned);

#endif
