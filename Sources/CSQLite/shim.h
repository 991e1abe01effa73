#include <sqlite3.h>

/* A macro that Swift does not import: the bytes are copied before the call returns. */
static inline sqlite3_destructor_type csqlite_copied(void) { return SQLITE_TRANSIENT; }
