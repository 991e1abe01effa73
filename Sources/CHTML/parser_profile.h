#ifndef CHTML_PARSER_PROFILE_H
#define CHTML_PARSER_PROFILE_H

/* What is known of the libxml2 that runs. It may be another than the one whose headers this was compiled with: 2.9 to 2.13 share
   the soname libxml2.so.2, and 2.14 and later libxml2.so.16. Versions are numbers as LIBXML_VERSION has them: 20914 is 2.9.14. */
typedef struct {
  int running, compiled;
  int is_compatible;          /* whether both have the same ABI: no field of a struct moved between them */
  int prescans;               /* whether prescan.c, element_info.c and reference.c repeat its rules */
  int reads_comments;         /* whether it reads comments as HTML does, `<!-->` and `--!>` too: 2.14 and later */
  int lags_in_long_texts;     /* whether it hands on a long text before it steps over the last character: up to 2.10 */
} parser_profile;

parser_profile parser_profile_of(int running, int compiled);

/* That of the libxml2 that runs. */
const parser_profile *parser_profile_running(void);

#endif
