#include "floor.h"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <string.h>

enum { OPTIONS = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC };

void floor_parse(const uint8_t *html, size_t length) {
  htmlDocPtr document = htmlReadMemory((const char *)html, (int)length, NULL, "utf-8", OPTIONS | HTML_PARSE_COMPACT);
  if (!document) return;
  xmlNodePtr node = document->children;
  while (node) {
    if (node->children && node->type == XML_ELEMENT_NODE) { node = node->children; continue; }
    while (node && !node->next) {
      node = node->parent;
      if (node && node->type != XML_ELEMENT_NODE) node = NULL;
    }
    if (node) node = node->next;
  }
  xmlFreeDoc(document);
}

static void start(void *context, const xmlChar *name, const xmlChar **attributes) { (void)context; (void)name; (void)attributes; }
static void end(void *context, const xmlChar *name) { (void)context; (void)name; }
static void text(void *context, const xmlChar *characters, int length) { (void)context; (void)characters; (void)length; }

void floor_parse_events(const uint8_t *html, size_t length) {
  htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt((const char *)html, (int)length);
  if (!parser) return;
  htmlCtxtUseOptions(parser, OPTIONS);
  htmlSAXHandler sax, *own = parser->sax;
  memset(&sax, 0, sizeof sax);
  sax.startElement = start;
  sax.endElement = end;
  sax.characters = sax.ignorableWhitespace = sax.cdataBlock = text;
  parser->sax = &sax;
  htmlParseDocument(parser);
  parser->sax = own;
  htmlFreeParserCtxt(parser);
}
