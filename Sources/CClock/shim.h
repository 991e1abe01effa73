#ifndef CCLOCK_H
#define CCLOCK_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Seconds since 1970 until now; or until SOURCE_DATE_EPOCH, where it is set so that outputs are the same every time
   (https://reproducible-builds.org/specs/source-date-epoch/). */
static inline int64_t cclock_now(void) {
  const char *said = getenv("SOURCE_DATE_EPOCH");
  if (said != NULL && *said >= '0' && *said <= '9') return strtoll(said, NULL, 10);
  return time(NULL);
}

/* Lets this process, and those that it starts, take this for now: a run that goes on writes what it would have written. */
static inline void cclock_hold(int64_t now) {
  char text[24];
  snprintf(text, sizeof text, "%lld", (long long)now);
  setenv("SOURCE_DATE_EPOCH", text, 1);
}

#endif
