/* The prescan; see prescan.h. It repeats rules of libxml2's HTMLparser.c. Invariant: the tree is the same with it and without it.
   It runs only with the versions listed in parser_profile.c, since a changed rule would lose text.

   Versions: those whose sources were checked. If two are given, the function is the same in both. 2.15.4 has none of these rules.
   Tests: of TreeAgainstDOMTests, by number, or by name.
     1  the same tree with and without stripping
     2  every element inside and after every other
     3  stripping does not change the tree of malformed pages
     4  stripping keeps source offsets

   rule                                                        function                      versions          test
   a comment ends at the first --> or --!>                     htmlParseComment              2.9.14            1, 3
   <!--> and <!---> open one, unlike in HTML; here they are     htmlParseComment              2.9.14            ParserVersionTests
   one, as in HTML
   a name begins with a letter, _ : . and goes on with          htmlParseHTMLName             2.9.10, 2.9.14    1, 2
   these, digits and -; a longer one than 99 bytes is cut
   blanks are space, tab, LF and CR                             htmlSkipBlankChars            2.9.10, 2.9.14    1, 3
   < is a tag's before a letter alone                           htmlParseContentInternal      2.9.14            1, 3
   in a start tag, what begins no name goes to the next         htmlParseStartTag             2.9.14            1, 3
   blank, > or />
   a value without quotes ends at a blank or >                  htmlParseHTMLAttribute        2.9.10, 2.9.14    1, 3
   of attributes with one name the first counts                 htmlParseStartTag             2.9.14            1
   an end tag goes to the first >, whatever is in it            htmlParseEndTag               2.9.14            1, 3
   script and style end at </ and their name; an end tag at     htmlParseScript,              2.9.14            1, 2, 3
   their very beginning may close them as well; they are        htmlParseContentInternal
   closed at once by <noscript>, or <body> and <frameset>       htmlAutoClose
   which start tag closes which open element (element_info.c)   htmlAutoClose                 2.9.14            2
   html, head and body are there once, and a second one         htmlParseStartTag,            2.9.14            1, 2
   gives its attributes to the first                            htmlCheckImplied
   text that stands nowhere gets a paragraph                    htmlCheckParagraph            2.9.10, 2.9.14    1, 2
   blanks outside the body are no text; each part of a          areBlanks,                    2.9.10, 2.9.14    1
   thousand bytes is judged by itself                           htmlParseCharDataInternal
   a declaration ends at its first > outside quotes             htmlParseDocTypeDecl          2.9.14            1, 3
   an instruction ends at its first >; what looks like a tag    htmlParsePI                   2.9.14            1, 3
   in either, a script too, may be none
   an end tag right after a declaration that has something      htmlParseContentInternal      2.9.14            1, 3
   before it is text
   references (reference.c): names of HTML 4 with their         htmlParseEntityRef,           2.9.10, 2.9.14    1
   semicolon, numbers that are characters                       htmlParseCharRef              2.9.14            1
   a text of a thousand bytes or more is handed on before        htmlParseCharDataInternal     2.9.10, 2.9.14    4
   the last character is stepped over (parse.c) */
#include "byte_summary.h"
#include "element_info.h"
#include "elide.h"
#include "start_tag.h"

static int note_json_ld(prescan_result *l, size_t start, size_t end) {
  if (!PRESCAN_RESERVE(l->json_ld, l->data_count, l->data_capacity)) return 0;
  l->json_ld[l->data_count++] = (chtml_slice){(uint32_t)start, (uint32_t)(end - start)};
  return 1;
}

/* Updates the state after a start tag that is passed to the parser. */
static void track_start_tag(prescan_state *s, const element_info *info, const uint8_t *name, size_t length, int closes_itself) {
  s->seen |= info->closable;
  s->is_in_element = 0;
  if (is_document_element(name, length)) {            /* a second one is not an element, and a self-closing one closes its parent */
    s->innermost = s->seen;
    if (closes_itself) s->is_in_body = 0;
    else if (is_name(name, length, "body") && !s->was_in_body) s->is_in_body = s->was_in_body = 1;
  } else if (!closes_itself && !(info->kind & IS_EMPTY)) {
    s->innermost = info->closable;
    s->is_in_element = 1;
  } else if (info->closes) {
    s->innermost = s->seen;
  }
}

/* The same after an end tag. */
static void track_end_tag(prescan_state *s, const uint8_t *name, size_t length) {
  s->innermost = s->seen;
  s->is_in_element = 0;
  if (is_document_element(name, length)) s->is_in_body = 0;
}

/* From here on the parser gets everything except comments, since it is unknown which bytes it reads as markup. */
static void disable_elision(prescan_state *s) { s->can_elide = s->is_in_body = 0; }

/* Whether more events may be listed. */
static int has_capacity(const prescan_state *s) { return s->prescanned->event_count < s->max_events; }

/* Whether an element may be part of an elided subtree: libxml2 adds it to the innermost open element, and closes none for it. */
static int can_elide_element(const prescan_state *s, const element_info *info) {
  if (!s->is_in_body || (info->kind & IS_SPECIAL) || s->open_count == MAX_OPEN || !has_capacity(s)) return 0;
  return !(info->closes & (s->open_count ? s->open[s->open_count - 1].closable : s->innermost));
}

/* Lists an event that may become part of an elided subtree. 0 if memory is exhausted. */
static int append_event(prescan_state *s, prescan_event event) {
  prescan_result *l = s->prescanned;
  if (!PRESCAN_RESERVE(l->events, l->event_count, l->event_capacity)) return 0;
  l->events[l->event_count++] = event;
  return 1;
}

/* Decides on all events since `resolved`: complete elements, texts and comments are elided; start tags without an end are passed to the
   parser. 0 if memory is exhausted. */
static int resolve(prescan_state *s) {
  prescan_result *l = s->prescanned;
  while (s->resolved < l->event_count) {
    size_t first = s->resolved;
    const prescan_event e = l->events[first];
    size_t from = e.slice.start, to = from + e.slice.length;
    s->resolved = first + 1;
    if (e.kind == PRESCAN_TEXT) {
      if (e.slice.length >= LONG_TEXT && !elide_range(s, from, to, (prescan_placeholder){.has_references = e.has_references}, 0)) return 0;
    } else if (e.kind == PRESCAN_COMMENT) {
      if (!elide_bytes(s, from, to, 0)) return 0;
    } else if (e.kind == PRESCAN_START && !e.end) {
      const uint8_t *name = s->input.bytes + from + 1;
      if (!elide_attributes(s, from + 1 + e.name_length, to - 1, e.first_attribute, e.attribute_count)) return 0;
      track_start_tag(s, element_info_of(name, e.name_length), name, e.name_length, 0);
    } else {
      if (e.kind == PRESCAN_START) s->resolved = e.end + 1;
      const prescan_event last = l->events[s->resolved - 1];
      prescan_placeholder subtree = {.first_event = (uint32_t)first, .event_count = (uint32_t)(s->resolved - first)};
      if (!elide_range(s, from, last.slice.start + last.slice.length, subtree, 0)) return 0;
    }
  }
  s->open_count = 0;
  return 1;
}

/* Reads the start tag at `at`. `next`: where the scan continues. `is_text`: whether the parser reads what follows as text. */
static int scan_start_tag(prescan_state *s, size_t at, size_t *next, int *is_text) {
  bytes_view v = s->input;
  prescan_result *l = s->prescanned;
  const uint8_t *name = v.bytes + at + 1;
  size_t name_end = skip(v, at + 1, CONTINUES_NAME), name_length = name_end - at - 1, first = l->attribute_count;
  int script = is_name(name, name_length, "script"), raw = script || is_name(name, name_length, "style");
  start_tag tag;
  if (!start_tag_read(s, name_end, script, &tag)) return 0;
  *next = tag.end;
  *is_text = s->can_elide && name_length <= MAX_NAME_LENGTH && tag.end < v.length;
  if (!*is_text || !tag.is_elided) l->attribute_count = first;
  uint32_t count = (uint32_t)(l->attribute_count - first);
  const element_info *info = element_info_of(name, name_length);
  if (*is_text && tag.is_elided && can_elide_element(s, info)) {
    int is_empty = tag.closes_itself || (info->kind & IS_EMPTY);
    prescan_event event = {.slice = {(uint32_t)at, (uint32_t)(tag.end - at)}, .first_attribute = (uint32_t)first, .attribute_count = count,
      .kind = is_empty ? PRESCAN_EMPTY : PRESCAN_START, .name_length = (uint8_t)name_length};
    if (!is_empty) {
      s->open[s->open_count].event = (uint32_t)l->event_count;
      s->open[s->open_count++].closable = info->closable;
    }
    return append_event(s, event) && (s->open_count || resolve(s));
  }
  if (!resolve(s)) return 0;
  if (*is_text) {
    if (tag.is_elided && !elide_attributes(s, name_end, tag.close, (uint32_t)first, count)) return 0;
    track_start_tag(s, info, name, name_length, tag.closes_itself);
  }
  if (raw && !tag.closes_itself && tag.end < v.length && !markup_has_closing_first_tag(v, tag.end, script)) {
    int is_sure;
    *next = markup_raw_end(v, tag.end, script ? "script" : "style", name_length, &is_sure);
    if (!is_sure) {
      disable_elision(s);
      s->extent = PRESCAN_NOTHING;      /* a comment may be raw text, and contain the end tag */
      *is_text = 0;
    }
    if (markup_is_json_ld(v, tag.type, tag.end) && !note_json_ld(l, tag.end, *next)) return 0;
    return !s->can_elide || elide_bytes(s, tag.end, *next, 0);
  }
  return 1;
}

/* Reads an end tag from `at` to `end`. */
static int scan_end_tag(prescan_state *s, size_t at, size_t end, size_t name_length) {
  const uint8_t *name = s->input.bytes + at + 2;
  if (s->open_count) {
    prescan_event *start = s->prescanned->events + s->open[s->open_count - 1].event;
    if (start->name_length == name_length && equals_ignoring_case(s->input.bytes + start->slice.start + 1, name, name_length)) {
      start->end = (uint32_t)s->prescanned->event_count;
      s->open_count--;
      return append_event(s, (prescan_event){.slice = {(uint32_t)at, (uint32_t)(end - at)}, .kind = PRESCAN_END}) && (s->open_count || resolve(s));
    }
    if (!resolve(s)) return 0;
  }
  track_end_tag(s, name, name_length);
  return 1;
}

/* Reads a text from `from` to the next tag, at `to`. */
static int scan_text(prescan_state *s, size_t from, size_t to, int is_text, int is_whole) {
  if (s->open_count) {
    byte_summary found = has_capacity(s) ? byte_summary_of(s->input.bytes + from, to - from) : (byte_summary){0, 0};
    if (found.is_plain)
      return append_event(s, (prescan_event){.slice = {(uint32_t)from, (uint32_t)(to - from)}, .kind = PRESCAN_TEXT, .has_references = (uint8_t)found.has_references});
    if (!resolve(s)) return 0;
  }
  /* libxml2 wraps a text outside every element in a paragraph. */
  if (!s->is_in_body && !s->is_in_element && skip((bytes_view){s->input.bytes, to}, from, BLANK) < to)
    s->seen |= PARAGRAPH;
  return !is_text || to - from < LONG_TEXT || elide_text(s, from, to, is_whole);
}

/* Whether only whitespace and comments come before `at`. */
static int is_first(bytes_view v, size_t at) {
  size_t i = skip(v, 0, BLANK);
  while (i < at && word_at(v, i, "<!--", 4)) i = skip(v, markup_comment_end(v, i, 1), BLANK);
  return i == at;
}

static int scan_all(prescan_state *s) {
  bytes_view v = s->input;
  /* Whether the parser reads what follows as text, and whether a text begins here. */
  int is_text = 0, is_whole = 0;
  /* The end of the last declaration with anything before it: a comment there is kept, since an end tag may follow. */
  size_t declaration_end = v.length;
  int is_declared = 0;
  s->can_elide = s->extent == PRESCAN_EVERYTHING;
  size_t i = find_byte(v, 0, '<');
  if (!scan_text(s, 0, i, is_text, is_whole)) return 0;
  while (i < v.length) {
    size_t next = i + 1, end, name_length;
    uint8_t second = i + 1 < v.length ? v.bytes[i + 1] : 0;
    if (word_at(v, i, "<!--", 4)) {
      int stays = s->extent == PRESCAN_NOTHING || markup_is_joined(v, i) || i == declaration_end;
      next = markup_comment_end(v, i, s->extent == PRESCAN_NOTHING || !stays);
      is_whole = 0;
      if ((stays || !has_capacity(s)) && !resolve(s)) return 0;
      if (!stays && !(s->open_count ? append_event(s, (prescan_event){.slice = {(uint32_t)i, (uint32_t)(next - i)}, .kind = PRESCAN_COMMENT}) : elide_bytes(s, i, next, 0))) return 0;
    } else if (has_class(second, LETTER)) {
      if (!scan_start_tag(s, i, &next, &is_text)) return 0;
      is_whole = is_text;
    } else if ((end = markup_end_tag_end(v, i, &name_length))) {
      next = end;
      is_text = is_whole = s->can_elide;
      if (!scan_end_tag(s, i, end, name_length)) return 0;
    } else {
      if (!resolve(s)) return 0;
      is_text = 0;
      if (second == '/' && i + 2 < v.length && has_class(v.bytes[i + 2], STARTS_NAME)) {
        /* libxml2 skips everything in a malformed end tag up to its `>`, including other tags. */
        next = find_byte(v, i, '>');
        track_end_tag(s, v.bytes + i + 2, skip(v, i + 2, CONTINUES_NAME) - i - 2);
      } else if (second == '!' || second == '?') {
        end = markup_simple_end(v, i);
        if (!end) disable_elision(s);
        else if (second == '!' && (is_declared || !is_first(v, i))) declaration_end = end;
        is_declared |= second == '!';   /* evaluated once, since a hostile page has many */
      }
    }
    i = find_byte(v, next, '<');
    if (i > next && !scan_text(s, next, i, is_text, is_whole)) return 0;
  }
  if (!resolve(s)) return 0;
  elide_up_to(s, v.length);
  s->prescanned->bytes[s->prescanned->length] = 0;
  return 1;
}

/* Minimum bytes of input per event: a page of only small elements would take too much memory. */
#define BYTES_PER_EVENT 12

int prescan_make(const uint8_t *input, size_t length, prescan_extent extent, prescan_result *l) {
  memset(l, 0, sizeof *l);
  l->bytes = malloc(length + 1);
  prescan_state s = {.prescanned = l, .input = {input, length}, .extent = extent, .max_events = length / BYTES_PER_EVENT + 1024};
  if (l->bytes && scan_all(&s)) return 1;
  prescan_free(l);
  return 0;
}

void prescan_free(prescan_result *l) {
  free(l->bytes); free(l->offset_map); free(l->json_ld); free(l->tags); free(l->attributes); free(l->placeholders); free(l->events);
  memset(l, 0, sizeof *l);
}