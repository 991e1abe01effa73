#ifndef CCODEC_H
#define CCODEC_H

#include <stddef.h>
#include <stdint.h>

/* One interface to zlib, zstd and brotli for incremental decompression. Small gzip members and zstd frames that are complete in the input,
   as in WARC files, are decompressed at once; gzip members by libdeflate, which takes half of zlib's time.

   What was decompressed before damage is returned: all of it for gzip and deflate; for zstd all but the damaged block; for brotli all but
   the output of the last 256 bytes of input. */

typedef enum { CCODEC_GZIP, CCODEC_DEFLATE, CCODEC_ZSTD, CCODEC_BROTLI } ccodec_kind;

typedef enum {
  CCODEC_MORE,                         /* all input is consumed: provide more */
  CCODEC_FULL,                         /* the output is full: provide more space */
  CCODEC_END,                          /* a member has ended; more input may be another one */
  CCODEC_DAMAGED,
  CCODEC_WINDOW,                       /* a zstd frame requires a window of more than CCODEC_LARGEST_WINDOW bytes */
  CCODEC_DICTIONARY,                   /* a zstd frame requires a dictionary that is not available */
  CCODEC_NO_MEMORY,
} ccodec_status;

/* The window of `zstd --long=29`; the tool decompresses windows above 128 MiB only on request. */
#define CCODEC_LARGEST_WINDOW_LOG 29
#define CCODEC_LARGEST_WINDOW (1ull << CCODEC_LARGEST_WINDOW_LOG)

typedef struct ccodec ccodec;

/* NULL if memory is exhausted. */
ccodec *ccodec_open(ccodec_kind kind);
void ccodec_close(ccodec *codec);
/* Begins a new member. */
void ccodec_reset(ccodec *codec);
/* Decompresses some of the input; sets `used` and `made` with every status. */
ccodec_status ccodec_decompress(ccodec *codec, const uint8_t *input, size_t length, size_t *used, uint8_t *output, size_t capacity, size_t *made);

/* The window that the current zstd frame requires, in bytes (RFC 8878, 3.1.1.1.2); 0 before its header is read. */
uint64_t ccodec_window(const ccodec *codec);

/* Uses this dictionary for all following zstd frames. 0 if it is invalid. */
int ccodec_use_dictionary(ccodec *codec, const uint8_t *bytes, size_t length);

/* Compresses the input as one member, or for brotli as the whole stream; the caller frees it. NULL if memory is exhausted, and for
   deflate. */
uint8_t *ccodec_compress(ccodec_kind kind, const uint8_t *input, size_t length, size_t *made);
void ccodec_free(uint8_t *compressed);

#endif
