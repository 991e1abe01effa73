#ifndef CLANGUAGE_H
#define CLANGUAGE_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif
/* CLD2's guess at the language of UTF-8 text, as an ISO 639 code with its NUL; 0 if it is not reliable. */
int clanguage_detect(const uint8_t *text, size_t length, char *code, size_t capacity);
#ifdef __cplusplus
}
#endif
#endif
