/* What Debian's archives ask for, and the static winnow does without. */
#include <stddef.h>
#include <stdio.h>

/* libxml2 is given UTF-8 alone, so that ICU's converters, with their 30 MB of tables, are never asked: there are none. */
void *ucnv_open_72(const char *name, int *error) {
  enum { U_UNSUPPORTED_ERROR = 16 };
  (void)name;
  *error = U_UNSUPPORTED_ERROR;
  return NULL;
}
void ucnv_close_72(void *converter) { (void)converter; }
void ucnv_convertEx_72(void) {}
void ucnv_setFromUCallBack_72(void) {}
void ucnv_setToUCallBack_72(void) {}
void UCNV_FROM_U_CALLBACK_STOP_72(void) {}
void UCNV_TO_U_CALLBACK_STOP_72(void) {}

/* glibc has this from 2.32 on. That there may be other threads is always right. */
char __libc_single_threaded = 0;

/* Debian's libxml2.a is made for executables, and takes the streams of glibc to be in the same one. In a library they are elsewhere:
   the archive is made to ask for these in their place. */
#define STREAM(name) \
  __attribute__((visibility("hidden"))) FILE *without_##name; \
  __attribute__((constructor)) static void take_##name(void) { without_##name = name; }
STREAM(stdin)
STREAM(stdout)
STREAM(stderr)
