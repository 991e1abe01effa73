#ifndef CHTML_BYTE_SUMMARY_H
#define CHTML_BYTE_SUMMARY_H

#include <stddef.h>
#include <stdint.h>

typedef struct { int is_plain, has_references; } byte_summary;

/* Whether libxml2 passes a text or attribute value on unchanged, except for references: it has no control character, no `<` or `>`, and no
   reference that reference.c decodes differently from libxml2. */
byte_summary byte_summary_of(const uint8_t *s, size_t n);

#endif
