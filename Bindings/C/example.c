/* Writes the main text of the page on standard input: example [PIPELINE] < page.html */
#include <stdio.h>
#include <stdlib.h>
#include "winnow.h"

int main(int count, char **words) {
  size_t length = 0, capacity = 1 << 16;
  char *html = malloc(capacity), *error = NULL;
  for (size_t more; (more = fread(html + length, 1, capacity - length, stdin)) > 0;)
    if ((length += more) == capacity) html = realloc(html, capacity *= 2);

  winnow_pipeline *pipeline = winnow_pipeline_named(count > 1 ? words[1] : "article", NULL, &error);
  winnow_page page = {.html = html, .length = length};
  char *text = pipeline ? winnow_text(pipeline, page, &error) : NULL;
  fprintf(text ? stdout : stderr, "%s\n", text ? text : error);

  winnow_pipeline_free(pipeline);
  winnow_free(text);
  winnow_free(error);
  free(html);
  return text ? 0 : 1;
}
