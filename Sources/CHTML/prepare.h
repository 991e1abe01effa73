#ifndef CHTML_PREPARE_H
#define CHTML_PREPARE_H

/* Calls xmlInitParser once, before the first parse. Lazy initialization deadlocks in libxml2 2.9 when two threads create their first
   parsers concurrently. */
void chtml_prepare(void);

#endif
