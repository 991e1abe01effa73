// What a plugin library exports to the winnow that loads it.
#ifndef WINNOW_PLUGIN_H
#define WINNOW_PLUGIN_H

#define WINNOW_VERSION "0.1.0"

/// The stages of a shared library, and its build.
typedef struct {
  /// The versions of Winnow and of the compiler that built the library.
  const char *_Nonnull built;
  /// A list of stages, which is valid only for a Winnow of the same build.
  void *_Nonnull stages;
} WinnowPlugin;

/// The version of Winnow, up to its commit, and of the compiler of the including translation unit.
static inline const char *_Nonnull winnow_built_with(void) {
  return WINNOW_VERSION ", " __VERSION__;
}

/// The version of `WinnowPlugin`. A library that has this symbol carries a Winnow of its own: stages are not linked with it.
int winnow_plugin_abi_version(void);

#endif
