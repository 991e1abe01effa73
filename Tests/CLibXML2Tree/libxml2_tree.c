#include "libxml2_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <string.h>

typedef struct { void (*write)(void *, const uint8_t *, size_t); void *context; } output;

static void put(const output *o, const char *text, size_t length) { o->write(o->context, (const uint8_t *)text, length); }
static void put_text(const output *o, const xmlChar *text) { put(o, (const char *)text, strlen((const char *)text)); }

static void write_element(const output *o, xmlNodePtr node) {
  put(o, "<", 1);
  put_text(o, node->name);
  for (xmlAttrPtr a = node->properties; a; a = a->next) {
    put(o, " ", 1);
    put_text(o, a->name);
    /* libxml2 gives a boolean attribute without a value its own name; both are written alike */
    if (!a->children || (!a->children->next && xmlStrEqual(a->children->content, a->name))) continue;
    put(o, "=", 1);
    for (xmlNodePtr part = a->children; part; part = part->next) if (part->content) put_text(o, part->content);
  }
  put(o, "\n", 1);
}

static int is_named(xmlNodePtr node, const char *name) { return node && node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST name); }

/* Whether the node is displayed text; from 2.14 on that of xmp and plaintext is in CDATA sections. */
static int is_text(xmlNodePtr node) {
  if (node->type == XML_TEXT_NODE) return !is_named(node->parent, "script") && !is_named(node->parent, "style");
  return node->type == XML_CDATA_SECTION_NODE && (is_named(node->parent, "xmp") || is_named(node->parent, "plaintext"));
}

void libxml2_write_tree(const uint8_t *input, size_t length, void (*write)(void *, const uint8_t *, size_t), void *context) {
  htmlDocPtr document = htmlReadMemory((const char *)input, (int)length, NULL, "utf-8",
    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
  if (!document) return;
  output o = {write, context};
  int in_text = 0;                               /* texts separated only by a comment are one text */
  xmlNodePtr node = document->children;
  while (node) {
    if (node->type == XML_ELEMENT_NODE) {
      if (in_text) put(&o, "\n", 1);
      write_element(&o, node);
      in_text = 0;
    } else if (node->content && is_text(node)) {
      if (!in_text) put(&o, "\"", 1);
      put_text(&o, node->content);
      in_text = 1;
    }
    if (node->children && node->type == XML_ELEMENT_NODE) { node = node->children; continue; }
    while (node && !node->next) {
      node = node->parent;
      if (node && node->type != XML_ELEMENT_NODE) node = NULL;
      if (node) { if (in_text) put(&o, "\n", 1); in_text = 0; put(&o, ">\n", 2); }
    }
    if (node) node = node->next;
  }
  if (in_text) put(&o, "\n", 1);
  xmlFreeDoc(document);
}
