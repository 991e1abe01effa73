/* Winnow for C and whatever calls C.
 *
 * A pipeline may be used by many threads at a time. Texts are UTF-8 and end in a NUL; one in a page has become a blank. What a
 * function returns is freed with winnow_free, but for the version. A function that fails returns NULL, and sets *error to a
 * sentence, which is freed with winnow_free too; error may be NULL where nobody wants to know. */
#ifndef WINNOW_H
#define WINNOW_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct winnow_pipeline winnow_pipeline;

/* A page: bytes of HTML, and what is known of them. All but html and length may be NULL: the charset that the server named, the
 * page's address, and what tells it from others, which is its address otherwise. */
typedef struct winnow_page {
  const char *html;
  size_t length;
  const char *charset;
  const char *url;
  const char *id;
} winnow_page;

/* The version, such as "0.1.0". It is not freed. */
const char *winnow_version(void);

/* A pipeline by its name or the path of its file, looked for as `winnow run` does; "auto" chooses by the page's host.
 * survey is the path of what `winnow survey` wrote, or NULL. */
winnow_pipeline *winnow_pipeline_named(const char *name, const char *survey, char **error);

/* The pipeline of a file's text, which may extend others. A mistake is named with its line and column. */
winnow_pipeline *winnow_pipeline_parse(const char *json, const char *survey, char **error);

/* The same pipeline with another writer: format is one of `winnow run --format`, such as "markdown"; options is a JSON object
 * with those of the writer, such as {"links": false}, or NULL. */
winnow_pipeline *winnow_pipeline_writing(const winnow_pipeline *pipeline, const char *format, const char *options, char **error);

void winnow_pipeline_free(winnow_pipeline *pipeline);

/* What the pipeline's writers write of the page: a record as a line of JSON, unless the pipeline says otherwise. */
char *winnow_clean(const winnow_pipeline *pipeline, winnow_page page, char **error);

/* The main text of the page, an empty line between blocks; "" for a page without main content. */
char *winnow_text(const winnow_pipeline *pipeline, winnow_page page, char **error);

/* What each stage does, and why: JSON, a list of {"stage", "kind", "rule", "detail", "path", "source", "text" or "key" and
 * "value"}; source is the range of the page's bytes as UTF-8. */
char *winnow_dry_run(const winnow_pipeline *pipeline, winnow_page page, char **error);

/* What became of some words of the page, and the smallest change of the pipeline that keeps them: JSON, as `winnow explain --json`
 * writes it; "null" for words that the page does not have. */
char *winnow_explain(const winnow_pipeline *pipeline, winnow_page page, const char *words, char **error);

/* A JSON Schema of pipeline files. */
char *winnow_pipeline_schema(void);

void winnow_free(char *text);

#ifdef __cplusplus
}
#endif
#endif
