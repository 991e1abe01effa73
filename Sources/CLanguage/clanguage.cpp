#include "clanguage.h"
#include <cstdio>
#include <cld2/public/compact_lang_det.h>
#include <cstring>

extern "C" int clanguage_detect(const uint8_t *text, size_t length, char *code, size_t capacity) {
  bool reliable = false;
  CLD2::Language language = CLD2::DetectLanguage(reinterpret_cast<const char *>(text), static_cast<int>(length), true, &reliable);
  const char *name = CLD2::LanguageCode(language);
  size_t n = std::strlen(name);
  if (language == CLD2::UNKNOWN_LANGUAGE || !reliable || n + 1 > capacity) return 0;
  std::memcpy(code, name, n + 1);
  return 1;
}
