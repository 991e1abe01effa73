// What a library with stages gives to the winnow that loads it.
#ifndef WINNOW_PLUGIN_H
#define WINNOW_PLUGIN_H

#define WINNOW_VERSION "0.1.0"

/// Stages in a library of their own, and what they were built with.
typedef struct {
  /// Winnow's version and the compiler's, as the library was built.
  const char *_Nonnull built;
  /// A list of stages, which only a Winnow of the same build may look at.
  void *_Nonnull stages;
} WinnowPlugin;

/// Winnow's version and the compiler's, to its commit: compiled anew into whatever calls it.
static inline const char *_Nonnull winnow_built_with(void) {
  return WINNOW_VERSION ", " __VERSION__;
}

/// The version of `WinnowPlugin`. A library that has this symbol carries a Winnow of its own: stages are not linked with it.
int winnow_plugin_abi_version(void);

#endif
