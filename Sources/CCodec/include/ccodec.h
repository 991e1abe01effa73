#ifndef CCODEC_H
#define CCODEC_H

#include <stddef.h>
#include <stdint.h>

/* zlib, zstd and brotli behind one way to unpack a stream piece by piece. Members of gzip that are small and there as a whole,
   as WARC files have them, are left to libdeflate, which takes half of zlib's time. */

typedef enum { CCODEC_GZIP, CCODEC_DEFLATE, CCODEC_ZSTD, CCODEC_BROTLI } ccodec_kind;

typedef enum {
  CCODEC_MORE,                         /* all input is used: give more */
  CCODEC_FULL,                         /* the output is full: give room */
  CCODEC_END,                          /* a member has ended; more input may be another one */
  CCODEC_DAMAGED,
} ccodec_status;

typedef struct ccodec ccodec;

/* NULL without memory. */
ccodec *ccodec_open(ccodec_kind kind);
void ccodec_close(ccodec *codec);
/* Begins with a new member. */
void ccodec_reset(ccodec *codec);
/* Unpacks some of the input; `used` and `made` are set whatever the status. */
ccodec_status ccodec_unpack(ccodec *codec, const uint8_t *input, size_t length, size_t *used, uint8_t *output, size_t room, size_t *made);

/* Packs the input as one member, or for brotli as the whole stream; the caller frees it. NULL without memory, and for deflate. */
uint8_t *ccodec_pack(ccodec_kind kind, const uint8_t *input, size_t length, size_t *made);
void ccodec_free(uint8_t *packed);

#endif
