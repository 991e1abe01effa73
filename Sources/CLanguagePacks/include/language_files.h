// The JSON files of Sources/WinnowStages/Language/Data, embedded with #embed (C23): Swift's embedding turns a file into a literal, which
// takes minutes to compile for some hundred kilobytes.
#pragma once
#include <stddef.h>

/// A file: its name without extension, and its bytes, with static lifetime.
struct language_file {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/// The first file, and the number of files.
const struct language_file *language_files_begin(void);
extern const size_t language_file_count;
