#include "clanguage.h"
#include <cstdio>
#include <cld2/public/compact_lang_det.h>
#include <cstring>

extern "C" int clanguage_detect(const uint8_t *text, size_t length, char *code, size_t capacity) {
  bool reliable = false;
  CLD2::Language languages[3];
  int percent[3], bytes;
  CLD2::Language language =
      CLD2::DetectLanguageSummary(reinterpret_cast<const char *>(text), static_cast<int>(length), true, languages, percent, &bytes, &reliable);
  // CLD2 takes English for boilerplate beside a quarter of another language.
  if (reliable && percent[0] >= 60 && languages[0] != CLD2::UNKNOWN_LANGUAGE) language = languages[0];
  const char *name = CLD2::LanguageCode(language);
  size_t n = std::strlen(name);
  if (language == CLD2::UNKNOWN_LANGUAGE || !reliable || n + 1 > capacity) return 0;
  std::memcpy(code, name, n + 1);
  return 1;
}
