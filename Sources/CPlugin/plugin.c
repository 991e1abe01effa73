#include "plugin.h"

int winnow_plugin_abi_version(void) { return 1; }
