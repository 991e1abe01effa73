/* The element tables of libxml2's HTML parser: html40ElementTable and htmlStartClose of 2.9.14. */
#include "element_info.h"
#include "ascii.h"

#include <string.h>

/* A bit for each element that a start tag can close by htmlStartClose. Elements closed by the same start tags share a bit. */
enum {
  P = PARAGRAPH, ADDRESS = 1 << 1, B_I = 1 << 2, BIG = 1 << 3, CAPTION = 1 << 4, COLGROUP = 1 << 5, DD = 1 << 6, DIR_MENU = 1 << 7, DL = 1 << 8,
  DT = 1 << 9, FONT = 1 << 10, FORM = 1 << 11, HEADING = 1 << 12, LEGEND = 1 << 13, LI = 1 << 14, OL = 1 << 15, OPTION = 1 << 16, A = 1 << 17,
  PRE = 1 << 18, SPAN = 1 << 19, TBODY = 1 << 20, CELL = 1 << 21, TFOOT = 1 << 22, THEAD = 1 << 23, TR = 1 << 24, U = 1 << 25, UL = 1 << 26,
  SCRIPT = 1 << 27,
};

#define NAME(word, closable, closes, kind) {word, closable, closes, sizeof word - 1, kind}
#define HEADING_NAME(word) NAME(word, HEADING, P, 0)

/* By the first letter. Most of these start tags also close head, which is omitted, since the prescan is used in the body only. */
static const element_info element_infos[26][9] = {
  ['a' - 'a'] = {NAME("a", A, A, 0), NAME("address", ADDRESS, P | UL, 0), NAME("area", 0, 0, IS_EMPTY)},
  ['b' - 'a'] = {NAME("br", 0, 0, IS_EMPTY), NAME("b", B_I, 0, 0), NAME("blockquote", 0, P, 0), NAME("body", 0, 0, IS_SPECIAL), NAME("big", BIG, 0, 0),
                 NAME("base", 0, 0, IS_EMPTY), NAME("basefont", 0, 0, IS_EMPTY)},
  ['c' - 'a'] = {NAME("center", 0, B_I | FONT | P, 0), NAME("caption", CAPTION, P, 0), NAME("col", 0, CAPTION | COLGROUP | P, IS_EMPTY),
                 NAME("colgroup", COLGROUP, CAPTION | COLGROUP | P, 0)},
  ['d' - 'a'] = {NAME("div", 0, P, 0), NAME("dd", DD, ADDRESS | DIR_MENU | DT | P | PRE, 0), NAME("dt", DT, ADDRESS | DD | DIR_MENU | P | PRE, 0),
                 NAME("dl", DL, ADDRESS | DIR_MENU | DT | P | PRE, 0), NAME("dir", DIR_MENU, P, 0)},
  ['f' - 'a'] = {NAME("form", FORM, ADDRESS | DIR_MENU | DL | FORM | HEADING | OL | P | PRE | UL, 0), NAME("font", FONT, 0, 0),
                 NAME("fieldset", 0, A | HEADING | LEGEND | P | PRE, 0), NAME("frame", 0, 0, IS_EMPTY), NAME("frameset", 0, 0, IS_SPECIAL)},
  ['h' - 'a'] = {HEADING_NAME("h2"), HEADING_NAME("h3"), HEADING_NAME("h1"), HEADING_NAME("h4"), HEADING_NAME("h5"), HEADING_NAME("h6"),
                 NAME("hr", 0, P, IS_EMPTY), NAME("head", 0, 0, IS_SPECIAL), NAME("html", 0, 0, IS_SPECIAL)},
  ['i' - 'a'] = {NAME("img", 0, 0, IS_EMPTY), NAME("i", B_I, 0, 0), NAME("input", 0, 0, IS_EMPTY), NAME("isindex", 0, 0, IS_EMPTY)},
  ['l' - 'a'] = {NAME("li", LI, ADDRESS | DL | HEADING | LI | P | PRE, 0), NAME("link", 0, 0, IS_EMPTY), NAME("legend", LEGEND, 0, 0),
                 NAME("listing", PRE, P, 0)},
  ['m' - 'a'] = {NAME("meta", 0, 0, IS_EMPTY | IS_SPECIAL), NAME("menu", DIR_MENU, P | UL, 0)},
  ['n' - 'a'] = {NAME("noscript", 0, SCRIPT, 0)},
  ['o' - 'a'] = {NAME("ol", OL, P | UL, 0), NAME("option", OPTION, OPTION, 0), NAME("optgroup", 0, OPTION, 0)},
  ['p' - 'a'] = {NAME("p", P, B_I | BIG | HEADING | P | U, 0), NAME("pre", PRE, P | UL, 0), NAME("param", 0, 0, IS_EMPTY)},
  ['s' - 'a'] = {NAME("span", SPAN, 0, 0), NAME("script", SCRIPT, 0, IS_SPECIAL), NAME("style", 0, 0, IS_SPECIAL), NAME("s", BIG, 0, 0),
                 NAME("small", BIG, 0, 0), NAME("strike", BIG, 0, 0)},
  ['t' - 'a'] = {NAME("td", CELL, A | B_I | FONT | P | SPAN | CELL | U, 0), NAME("tr", TR, CAPTION | COLGROUP | P | CELL | TR, 0),
                 NAME("th", CELL, A | B_I | FONT | P | SPAN | CELL | U, 0), NAME("table", 0, A | HEADING | P | PRE, 0),
                 NAME("tbody", TBODY, CAPTION | COLGROUP | P | TBODY | CELL | TFOOT | THEAD | TR, 0), NAME("thead", THEAD, CAPTION | COLGROUP, 0),
                 NAME("tfoot", TFOOT, CAPTION | COLGROUP | P | TBODY | CELL | THEAD | TR, 0), NAME("title", 0, P, 0), NAME("tt", BIG, 0, 0)},
  ['u' - 'a'] = {NAME("ul", UL, ADDRESS | DIR_MENU | OL | P | PRE, 0), NAME("u", U, 0, 0)},
  ['x' - 'a'] = {NAME("xmp", PRE, P, 0)},
};

const element_info *element_info_of(const uint8_t *name, size_t length) {
  static const element_info unknown = {.kind = 0}, special = {.kind = IS_SPECIAL};
  const element_info *info = element_infos[ascii_lowercase(name[0]) - 'a'];
  for (size_t i = 0; i < sizeof element_infos[0] / sizeof *info && info[i].word; i++)
    if (info[i].length == length && equals_lowercase((const uint8_t *)info[i].word, name, length)) return &info[i];
  /* htmlAutoClose compares a name only up to its first dot. */
  return memchr(name, '.', length) ? &special : &unknown;
}
