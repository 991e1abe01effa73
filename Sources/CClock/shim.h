#ifndef CCLOCK_H
#define CCLOCK_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Seconds since 1970, or SOURCE_DATE_EPOCH if it is set, for reproducible outputs
   (https://reproducible-builds.org/specs/source-date-epoch/). */
static inline int64_t cclock_now(void) {
  const char *said = getenv("SOURCE_DATE_EPOCH");
  if (said != NULL && *said >= '0' && *said <= '9') return strtoll(said, NULL, 10);
  return time(NULL);
}

/* Sets SOURCE_DATE_EPOCH for this process and its children, so that a resumed run writes the same bytes. Call before threads start: setenv
   is not thread-safe. */
static inline void cclock_set_source_date_epoch(int64_t now) {
  char text[24];
  snprintf(text, sizeof text, "%lld", (long long)now);
  setenv("SOURCE_DATE_EPOCH", text, 1);
}

#endif
