#ifndef FLOOR_H
#define FLOOR_H

#include <stddef.h>
#include <stdint.h>

/* What no cleaner built on libxml2 can go under. Pages are in UTF-8; nothing is returned, since only the time counts. */

/* Parses with htmlReadMemory, walks over all nodes, and frees the document. */
void floor_parse(const uint8_t *html, size_t length);

/* Parses with libxml2's SAX interface and handlers that do nothing. */
void floor_parse_events(const uint8_t *html, size_t length);

#endif
