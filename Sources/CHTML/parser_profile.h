#ifndef CHTML_PARSER_PROFILE_H
#define CHTML_PARSER_PROFILE_H

/* The properties of the loaded libxml2. It may differ from the one whose headers this was compiled with: 2.9 to 2.13 share the soname
   libxml2.so.2, and 2.14 and later libxml2.so.16. Version numbers are those of LIBXML_VERSION: 20914 is 2.9.14. */
typedef struct {
  int running, compiled;
  int is_compatible;          /* whether both have the same ABI: equal struct layouts */
  int prescans;               /* whether prescan.c, element_info.c and reference.c repeat its rules */
  int reads_comments;         /* whether it reads comments like HTML, including `<!-->` and `--!>`: 2.14 and later */
  int lags_in_long_texts;     /* whether it emits a long text before it advances over the last character: up to 2.10 */
} parser_profile;

parser_profile parser_profile_of(int running, int compiled);

/* The profile of the loaded libxml2. */
const parser_profile *parser_profile_running(void);

#endif
