#include "winnow.h"
