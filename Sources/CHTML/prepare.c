#include "prepare.h"

#include <libxml/parser.h>
#include <pthread.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;

void chtml_prepare(void) { pthread_once(&once, xmlInitParser); }
