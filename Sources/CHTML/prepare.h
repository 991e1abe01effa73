#ifndef CHTML_PREPARE_H
#define CHTML_PREPARE_H

/* Sets libxml2 up, once, before the first parse. Left to itself it does so in the first parser, and two threads that make
   their first parsers at the same time wait for each other for ever. */
void chtml_prepare(void);

#endif
