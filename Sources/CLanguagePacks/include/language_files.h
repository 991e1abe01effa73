// The JSON files of Sources/WinnowStages/Language/Data, embedded by the compiler (#embed of C23): Swift's own embedding makes a literal of
// a file, which takes minutes for some hundred kilobytes.
#pragma once
#include <stddef.h>

/// A file: its name without the ending, and its bytes, which live as long as the program.
struct language_file {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/// The first of the files, and how many there are.
const struct language_file *language_files_begin(void);
extern const size_t language_file_count;
