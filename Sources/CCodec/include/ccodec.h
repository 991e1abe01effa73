#ifndef CCODEC_H
#define CCODEC_H

#include <stddef.h>
#include <stdint.h>

/* One interface to zlib, zstd and brotli that decompresses a stream piece by piece. Members of gzip and frames of zstd that are small and there
   as a whole, as WARC files have them, are decompressed at once, those of gzip by libdeflate, which takes half of zlib's time.

   What was decompressed before damage is given: all of it for gzip and deflate, all but the block at fault for zstd, all but that of the
   last 256 bytes of input for brotli. */

typedef enum { CCODEC_GZIP, CCODEC_DEFLATE, CCODEC_ZSTD, CCODEC_BROTLI } ccodec_kind;

typedef enum {
  CCODEC_MORE,                         /* all input is used: give more */
  CCODEC_FULL,                         /* the output is full: give room */
  CCODEC_END,                          /* a member has ended; more input may be another one */
  CCODEC_DAMAGED,
  CCODEC_WINDOW,                       /* a frame of zstd asks for a window of more than CCODEC_LARGEST_WINDOW bytes */
  CCODEC_DICTIONARY,                   /* a frame of zstd was compressed with a dictionary that is not here */
  CCODEC_NO_MEMORY,
} ccodec_status;

/* What `zstd --long=29` makes; the tool itself decompresses more than 128 MiB only where it is told to. */
#define CCODEC_LARGEST_WINDOW_LOG 29
#define CCODEC_LARGEST_WINDOW (1ull << CCODEC_LARGEST_WINDOW_LOG)

typedef struct ccodec ccodec;

/* NULL without memory. */
ccodec *ccodec_open(ccodec_kind kind);
void ccodec_close(ccodec *codec);
/* Begins with a new member. */
void ccodec_reset(ccodec *codec);
/* Decompresses some of the input; `used` and `made` are set whatever the status. */
ccodec_status ccodec_decompress(ccodec *codec, const uint8_t *input, size_t length, size_t *used, uint8_t *output, size_t capacity, size_t *made);

/* The window that the frame of zstd at hand asks for, in bytes (RFC 8878, 3.1.1.1.2); 0 while its header is not read. */
uint64_t ccodec_window(const ccodec *codec);

/* All frames of zstd from now on are decompressed with this dictionary. 0 where it is none. */
int ccodec_use_dictionary(ccodec *codec, const uint8_t *bytes, size_t length);

/* Compresses the input as one member, or for brotli as the whole stream; the caller frees it. NULL without memory, and for deflate. */
uint8_t *ccodec_compress(ccodec_kind kind, const uint8_t *input, size_t length, size_t *made);
void ccodec_free(uint8_t *compressed);

#endif
