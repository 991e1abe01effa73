/* Winnow for C and for languages with a C interface.
 *
 * A pipeline may be used by many threads concurrently. Strings are UTF-8 and NUL-terminated; a NUL in a page is replaced by a space.
 * Results are freed with winnow_free, except for the version. A function that fails returns NULL, and sets *error to a message, which
 * is freed with winnow_free too; error may be NULL. */
#ifndef WINNOW_H
#define WINNOW_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct winnow_pipeline winnow_pipeline;

/* A page: bytes of HTML with their origin. All but html and length may be NULL: the charset that the server declared, the page's URL,
 * and an identifier, by default the URL. */
typedef struct winnow_page {
  const char *html;
  size_t length;
  const char *charset;
  const char *url;
  const char *id;
} winnow_page;

/* The version, such as "0.1.0". It is not freed. */
const char *winnow_version(void);

/* Loads a pipeline by its name or the path of its file, with the search order of `winnow run`; "auto" selects by the page's host.
 * survey is the path of a file of `winnow survey`, or NULL. */
winnow_pipeline *winnow_pipeline_named(const char *name, const char *survey, char **error);

/* Loads a pipeline from the text of a pipeline file, which may extend others. Errors have a line and a column. */
winnow_pipeline *winnow_pipeline_parse(const char *json, const char *survey, char **error);

/* The pipeline with another writer: format is one of `winnow run --format`, such as "markdown"; options is a JSON object
 * with the writer's options, such as {"links": false}, or NULL. */
winnow_pipeline *winnow_pipeline_writing(const winnow_pipeline *pipeline, const char *format, const char *options, char **error);

void winnow_pipeline_free(winnow_pipeline *pipeline);

/* The output of the pipeline's writers for the page: by default, a record as a line of JSON. */
char *winnow_clean(const winnow_pipeline *pipeline, winnow_page page, char **error);

/* The main text of the page, with an empty line between blocks; "" for a page without main content. */
char *winnow_text(const winnow_pipeline *pipeline, winnow_page page, char **error);

/* The edits of each stage with their reasons: JSON, an array of {"stage", "kind", "rule", "detail", "path", "source", "text" or "key" and
 * "value"}; source is the range of the page's bytes as UTF-8. */
char *winnow_dry_run(const winnow_pipeline *pipeline, winnow_page page, char **error);

/* What happened to some words of the page, and the smallest change of the pipeline that keeps them: JSON, as `winnow explain --json`
 * writes it; "null" if the page does not contain the words. */
char *winnow_explain(const winnow_pipeline *pipeline, winnow_page page, const char *words, char **error);

/* A JSON Schema of pipeline files. */
char *winnow_pipeline_schema(void);

void winnow_free(char *text);

#ifdef __cplusplus
}
#endif
#endif
