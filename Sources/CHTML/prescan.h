#ifndef CHTML_PRESCAN_H
#define CHTML_PRESCAN_H

#include "chtml.h"

/* The input as libxml2 gets it: without comments and without the bodies of script and style, which are half of the bytes of real pages
   and which it would read only to throw them away; and without what it would hand on as it is: the attributes of tags, all but one
   character of a text, and runs of elements that neither close another nor are closed by one. What was taken out is noted here, and so
   is every cut, so that positions can be told in the page's own bytes. */

/* From a lean position on, `removed` bytes are gone. `at`: twice that position; one less for a text, whose end is behind its cut. */
typedef struct { size_t at, removed; } prescan_offset;

/* A start tag that libxml2 reads as a name alone, by the lean position behind that name. */
typedef struct { uint32_t end, first_attribute, attribute_count; } prescan_tag;

/* Slices of the input. A boolean attribute's value begins at CHTML_NO_VALUE. */
typedef struct { chtml_slice value; uint32_t name; uint8_t name_length, has_references; } prescan_attribute;

/* What an event may be. */
enum { PRESCAN_START, PRESCAN_EMPTY, PRESCAN_END, PRESCAN_TEXT, PRESCAN_COMMENT };

/* A part of a run. `slice`: its bytes in the input. `end`: for the scan alone, the event that ends what starts here; 0 where none does. */
typedef struct { chtml_slice slice; uint32_t first_attribute, attribute_count, end; uint8_t kind, name_length, has_references; } prescan_event;

/* What the character at lean position `at` stands for: a text, or a run where it has events. The character is PLACEHOLDER; outside the
   body, the first of blanks. */
typedef struct { chtml_slice slice; uint32_t at, first_event, event_count; uint8_t has_references; } prescan_placeholder;

/* A character that the input does not have. */
#define PLACEHOLDER 0x7F

typedef struct {
  uint8_t *bytes;              size_t length;
  prescan_offset *offset_map;              size_t offset_count, offset_capacity;
  chtml_slice *data;           size_t data_count, data_capacity;        /* JSON-LD bodies, in the input */
  prescan_tag *tags;              size_t tag_count, tag_capacity;
  prescan_attribute *attributes;  size_t attribute_count, attribute_capacity;
  prescan_placeholder *placeholders;          size_t placeholder_count, placeholder_capacity;
  prescan_event *events;          size_t event_count, event_capacity;
  uint32_t most_attributes;                                             /* of one tag, repeated ones among them */
} prescan_result;

/* How much is taken out: nothing, comments alone, or everything above. JSON-LD bodies are noted in any case. */
typedef enum { PRESCAN_NOTHING, PRESCAN_COMMENTS, PRESCAN_EVERYTHING } prescan_extent;

int prescan_make(const uint8_t *input, size_t length, prescan_extent extent, prescan_result *prescanned);
void prescan_free(prescan_result *prescanned);

#endif
