#ifndef STANDARD_FILES_H
#define STANDARD_FILES_H

/// Opens /dev/null for each closed standard stream, with the wrong access mode, so that its use fails. Otherwise the next opened file, such
/// as an output, would become standard error. Runs as a constructor, before the runtime opens files; further calls have no effect.
void standard_streams_open_missing(void);

#endif
