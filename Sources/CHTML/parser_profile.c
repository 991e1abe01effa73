#include "parser_profile.h"
#include "chtml.h"

#include <libxml/parser.h>
#include <pthread.h>
#include <stdlib.h>

/* The first and the last version whose rules the prescan repeats, as verified by Tests/parsers. */
#define FIRST_PRESCANNED 20914
#define LAST_PRESCANNED 20914

/* From 2.14 on the library has another soname, an HTML5 tokenizer, and other struct layouts. */
#define FIRST_HTML_TOKENIZER 21400

/* From 2.11 on htmlParseCharData advances over a character before it emits the text that ends with it. */
#define FIRST_EXACT_TEXT_POSITION 21100

parser_profile parser_profile_of(int running, int compiled) {
  return (parser_profile){
    .running = running, .compiled = compiled,
    .is_compatible = (running >= FIRST_HTML_TOKENIZER) == (compiled >= FIRST_HTML_TOKENIZER),
    .prescans = running >= FIRST_PRESCANNED && running <= LAST_PRESCANNED,
    .reads_comments = running >= FIRST_HTML_TOKENIZER,
    .lags_in_long_texts = running < FIRST_EXACT_TEXT_POSITION,
  };
}

static parser_profile profile;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void read_profile(void) {
  /* "20914", possibly with a suffix: "20914-GITv2.9.14" */
  profile = parser_profile_of((int)strtol(xmlParserVersion, NULL, 10), LIBXML_VERSION);
}

const parser_profile *parser_profile_running(void) {
  pthread_once(&once, read_profile);
  return &profile;
}

static chtml_parser public_profile(const parser_profile *p) {
  return (chtml_parser){.running = p->running, .compiled = p->compiled, .is_compatible = p->is_compatible, .prescans = p->prescans};
}

chtml_parser chtml_parser_of(int running, int compiled) {
  const parser_profile p = parser_profile_of(running, compiled);
  return public_profile(&p);
}

chtml_parser chtml_parser_running(void) { return public_profile(parser_profile_running()); }
