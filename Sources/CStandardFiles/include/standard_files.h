#ifndef STANDARD_FILES_H
#define STANDARD_FILES_H

/// Opens those of standard input, output and error that are closed in such a way that they can be used for nothing. Without it
/// the next file that is opened, such as an output, would be standard error. It is done when the program begins, before the
/// runtime opens files of its own; a program that asks for it again changes nothing.
void standard_files_fill_gaps(void);

#endif
