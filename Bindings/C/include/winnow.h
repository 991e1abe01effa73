/* Winnow for C and whatever calls C.
 *
 * A pipeline may be used by many threads at a time. Texts are UTF-8. What a function returns is freed with winnow_free, but for
 * the version. A function that fails returns NULL, and sets *error to a sentence, which is freed with winnow_free too; error may
 * be NULL where nobody wants to know. */
#ifndef WINNOW_H
#define WINNOW_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct winnow_pipeline winnow_pipeline;

/* A page: bytes of HTML, and what is known of them. charset and url may be NULL. */
typedef struct winnow_page {
  const char *html;
  size_t length;
  const char *charset;
  const char *url;
} winnow_page;

/* The version, such as "0.1.0". It is not freed. */
const char *winnow_version(void);

/* A pipeline that comes with Winnow: "article", "news". */
winnow_pipeline *winnow_pipeline_named(const char *name, char **error);

/* The pipeline of a file's text; it may extend those that come with Winnow. A mistake is named with its line and column. */
winnow_pipeline *winnow_pipeline_parse(const char *json, char **error);

void winnow_pipeline_free(winnow_pipeline *pipeline);

/* What the pipeline's writers write of the page: a record as a line of JSON, unless the pipeline says otherwise. */
char *winnow_clean(const winnow_pipeline *pipeline, winnow_page page, char **error);

/* The main text of the page, an empty line between blocks; "" for a page without main content. */
char *winnow_text(const winnow_pipeline *pipeline, winnow_page page, char **error);

/* What each stage did, and why: JSON, a list of {"stage", "kind", "rule", "detail", "path", "text" or "key" and "value"}. */
char *winnow_explain(const winnow_pipeline *pipeline, winnow_page page, char **error);

/* A JSON Schema of pipeline files. */
char *winnow_pipeline_schema(void);

void winnow_free(char *text);

#ifdef __cplusplus
}
#endif
#endif
