#include "ccodec.h"

#include <brotli/decode.h>
#include <brotli/encode.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

struct ccodec {
  ccodec_kind kind;
  z_stream zlib;
  struct libdeflate_decompressor *whole;
  int in_member;                        /* whether a member or frame was begun incrementally */
  int tried_raw;                        /* servers send deflate with and without zlib's header */
  ZSTD_DStream *zstd;
  size_t wanted;                       /* the input that zstd requests: the rest of its header, or the next block */
  uint8_t head[18];                    /* the beginning of the frame; maximum header size */
  size_t head_length;
  BrotliDecoderState *brotli;
};

static int begin(ccodec *c) {
  switch (c->kind) {
  case CCODEC_GZIP: return inflateInit2(&c->zlib, 15 + 16) == Z_OK;
  case CCODEC_DEFLATE: return inflateInit2(&c->zlib, 15) == Z_OK;
  case CCODEC_ZSTD:
    c->zstd = ZSTD_createDStream();
    return c->zstd && !ZSTD_isError(ZSTD_DCtx_setParameter(c->zstd, ZSTD_d_windowLogMax, CCODEC_LARGEST_WINDOW_LOG));
  case CCODEC_BROTLI:
    c->brotli = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    return c->brotli != NULL;
  }
  return 0;
}

static void finish(ccodec *c) {
  switch (c->kind) {
  case CCODEC_GZIP:
  case CCODEC_DEFLATE:
    inflateEnd(&c->zlib);
    if (c->whole) libdeflate_free_decompressor(c->whole);
    break;
  case CCODEC_ZSTD: ZSTD_freeDStream(c->zstd); break;
  case CCODEC_BROTLI: if (c->brotli) BrotliDecoderDestroyInstance(c->brotli); break;
  }
}

void ccodec_close(ccodec *c) {
  if (!c) return;
  finish(c);
  free(c);
}

ccodec *ccodec_open(ccodec_kind kind) {
  ccodec *c = calloc(1, sizeof *c);
  if (!c) return NULL;
  c->kind = kind;
  if (begin(c)) return c;
  ccodec_close(c);
  return NULL;
}

void ccodec_reset(ccodec *c) {
  c->in_member = 0;
  switch (c->kind) {
  case CCODEC_GZIP:
  case CCODEC_DEFLATE: inflateReset(&c->zlib); break;
  case CCODEC_ZSTD:
    ZSTD_DCtx_reset(c->zstd, ZSTD_reset_session_only);
    c->wanted = c->head_length = 0;
    break;
  case CCODEC_BROTLI:
    BrotliDecoderDestroyInstance(c->brotli);
    c->brotli = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    break;
  }
}

/* Decompresses a complete member at once. Fails if it is incomplete, does not fit, or is damaged; zlib then reports the status. */
static int decompress_member(ccodec *c, const uint8_t *input, size_t length, size_t *used, uint8_t *output, size_t capacity, size_t *made) {
  if (c->in_member) return 0;
  if (!c->whole && !(c->whole = libdeflate_alloc_decompressor())) return 0;
  return libdeflate_gzip_decompress_ex(c->whole, input, length, output, capacity, used, made) == LIBDEFLATE_SUCCESS;
}

/* The same for a zstd frame. An unknown size counts as too large. */
static int decompress_frame(ccodec *c, const uint8_t *input, size_t length, size_t *used, uint8_t *output, size_t capacity, size_t *made) {
  if (c->in_member || ZSTD_getFrameContentSize(input, length) > capacity) return 0;
  size_t frame = ZSTD_findFrameCompressedSize(input, length);
  if (ZSTD_isError(frame)) return 0;
  size_t result = ZSTD_decompressDCtx(c->zstd, output, capacity, input, frame);
  ZSTD_DCtx_reset(c->zstd, ZSTD_reset_session_only);
  if (ZSTD_isError(result)) return 0;
  *used = frame;
  *made = result;
  return 1;
}

static ccodec_status decompress_zlib(ccodec *c, const uint8_t *input, size_t length, size_t *used, uint8_t *output, size_t capacity, size_t *made) {
  uInt given = length > 1u << 30 ? 1u << 30 : (uInt)length, space = capacity > 1u << 30 ? 1u << 30 : (uInt)capacity;
  c->zlib.next_in = (Bytef *)input;
  c->zlib.avail_in = given;
  c->zlib.next_out = output;
  c->zlib.avail_out = space;
  int first = c->zlib.total_in == 0, result = inflate(&c->zlib, Z_NO_FLUSH);
  if (result == Z_DATA_ERROR && c->kind == CCODEC_DEFLATE && first && c->zlib.total_out == 0 && !c->tried_raw) {
    c->tried_raw = 1;
    inflateReset2(&c->zlib, -15);
    return decompress_zlib(c, input, length, used, output, capacity, made);
  }
  *used = given - c->zlib.avail_in;
  *made = space - c->zlib.avail_out;
  if (result == Z_STREAM_END) return CCODEC_END;
  if (result != Z_OK && result != Z_BUF_ERROR) return CCODEC_DAMAGED;
  return c->zlib.avail_out == 0 ? CCODEC_FULL : CCODEC_MORE;
}

static ccodec_status failure(size_t result) {
  switch (ZSTD_getErrorCode(result)) {
  case ZSTD_error_frameParameter_windowTooLarge: return CCODEC_WINDOW;
  case ZSTD_error_dictionary_wrong: return CCODEC_DICTIONARY;
  case ZSTD_error_memory_allocation: return CCODEC_NO_MEMORY;
  default: return CCODEC_DAMAGED;
  }
}

static void note_head(ccodec *c, const uint8_t *input, size_t length) {
  size_t missing = sizeof c->head - c->head_length, more = length < missing ? length : missing;
  memcpy(c->head + c->head_length, input, more);
  c->head_length += more;
}

/* The magic number of a frame, and the byte that determines the length of its header. */
#define ZSTD_FRAME_BEGINNING 5

/* Passes zstd no more than it requests, which is one block: a failing call returns nothing of the blocks that it decompressed before. */
static ccodec_status decompress_zstd(ccodec *c, const uint8_t *input, size_t length, size_t *used, uint8_t *output, size_t capacity, size_t *made) {
  ZSTD_outBuffer out = {output, capacity, 0};
  if (!c->in_member) c->wanted = ZSTD_FRAME_BEGINNING;
  c->in_member = 1;
  while (1) {
    size_t given = length - *used < c->wanted ? length - *used : c->wanted, before = out.pos;
    ZSTD_inBuffer in = {input + *used, given, 0};
    size_t left = ZSTD_decompressStream(c->zstd, &out, &in);
    if (ZSTD_isError(left)) {
      note_head(c, input + *used, given);
      return failure(left);
    }
    note_head(c, input + *used, in.pos);
    *used += in.pos;
    *made = out.pos;
    if (left == 0) return CCODEC_END;
    c->wanted = left;
    if (out.pos == out.size) return CCODEC_FULL;
    if (*used == length) return CCODEC_MORE;
    if (in.pos == 0 && out.pos == before) return CCODEC_DAMAGED;
  }
}

uint64_t ccodec_window(const ccodec *c) {
  static const uint8_t dictionary_bytes[] = {0, 1, 2, 4};
  if (c->head_length < 6) return 0;
  uint8_t descriptor = c->head[4], window = c->head[5];
  if (!(descriptor & 0x20)) {
    uint64_t base = 1ull << (10 + (window >> 3));
    return base + base / 8 * (window & 7);
  }
  /* Single segment: the window is the whole content. */
  size_t at = 5 + dictionary_bytes[descriptor & 3], bytes = 1u << (descriptor >> 6);
  if (at + bytes > c->head_length) return 0;
  uint64_t size = bytes == 2 ? 256 : 0;
  for (size_t i = 0; i < bytes; i++) size += (uint64_t)c->head[at + i] << (8 * i);
  return size;
}

int ccodec_use_dictionary(ccodec *c, const uint8_t *bytes, size_t length) {
  return c->kind == CCODEC_ZSTD && !ZSTD_isError(ZSTD_DCtx_loadDictionary(c->zstd, bytes, length));
}

/* A damaged stream returns nothing of its buffered output, so it is fed in pieces, each of which is flushed. */
#define BROTLI_PIECE 256

static ccodec_status decompress_brotli(ccodec *c, const uint8_t *input, size_t length, size_t *used, uint8_t *output, size_t capacity, size_t *made) {
  if (!c->brotli) return CCODEC_NO_MEMORY;
  while (1) {
    size_t given = length - *used < BROTLI_PIECE ? length - *used : BROTLI_PIECE, available = given, space = capacity - *made;
    const uint8_t *next = input + *used;
    uint8_t *to = output + *made;
    BrotliDecoderResult result = BrotliDecoderDecompressStream(c->brotli, &available, &next, &space, &to, NULL);
    *used += given - available;
    *made = capacity - space;
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return CCODEC_END;
    if (result == BROTLI_DECODER_RESULT_ERROR) return CCODEC_DAMAGED;
    if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) return CCODEC_FULL;
    if (*used == length) return CCODEC_MORE;
  }
}

ccodec_status ccodec_decompress(ccodec *c, const uint8_t *input, size_t length, size_t *used, uint8_t *output, size_t capacity, size_t *made) {
  *used = *made = 0;
  switch (c->kind) {
  case CCODEC_GZIP:
    if (decompress_member(c, input, length, used, output, capacity, made)) return CCODEC_END;
    *used = *made = 0;
    c->in_member = 1;
    return decompress_zlib(c, input, length, used, output, capacity, made);
  case CCODEC_DEFLATE: return decompress_zlib(c, input, length, used, output, capacity, made);
  case CCODEC_ZSTD:
    if (decompress_frame(c, input, length, used, output, capacity, made)) return CCODEC_END;
    return decompress_zstd(c, input, length, used, output, capacity, made);
  case CCODEC_BROTLI: return decompress_brotli(c, input, length, used, output, capacity, made);
  }
  return CCODEC_DAMAGED;
}

/* The default levels of the formats' tools; brotli's own default is meant for files that are compressed once. */
#define GZIP_LEVEL 6
#define BROTLI_LEVEL 5

static size_t compress_gzip(const uint8_t *input, size_t length, uint8_t *out, size_t capacity) {
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(GZIP_LEVEL);
  size_t made = compressor ? libdeflate_gzip_compress(compressor, input, length, out, capacity) : 0;
  if (compressor) libdeflate_free_compressor(compressor);
  return made;
}

static size_t compress_zstd(const uint8_t *input, size_t length, uint8_t *out, size_t capacity) {
  ZSTD_CCtx *compressor = ZSTD_createCCtx();
  if (!compressor) return 0;
  ZSTD_CCtx_setParameter(compressor, ZSTD_c_checksumFlag, 1);
  size_t made = ZSTD_compress2(compressor, out, capacity, input, length);
  ZSTD_freeCCtx(compressor);
  return ZSTD_isError(made) ? 0 : made;
}

static size_t compress_brotli(const uint8_t *input, size_t length, uint8_t *out, size_t capacity) {
  size_t made = capacity;
  return BrotliEncoderCompress(BROTLI_LEVEL, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, length, input, &made, out) ? made : 0;
}

uint8_t *ccodec_compress(ccodec_kind kind, const uint8_t *input, size_t length, size_t *made) {
  size_t capacity = 0;
  switch (kind) {
  case CCODEC_GZIP: capacity = libdeflate_gzip_compress_bound(NULL, length); break;
  case CCODEC_ZSTD: capacity = ZSTD_compressBound(length); break;
  case CCODEC_BROTLI: capacity = BrotliEncoderMaxCompressedSize(length); break;
  case CCODEC_DEFLATE: return NULL;
  }
  uint8_t *out = capacity ? malloc(capacity) : NULL;
  if (!out) return NULL;
  switch (kind) {
  case CCODEC_GZIP: *made = compress_gzip(input, length, out, capacity); break;
  case CCODEC_ZSTD: *made = compress_zstd(input, length, out, capacity); break;
  case CCODEC_BROTLI: *made = compress_brotli(input, length, out, capacity); break;
  case CCODEC_DEFLATE: *made = 0; break;
  }
  if (*made) return out;
  free(out);
  return NULL;
}

void ccodec_free(uint8_t *compressed) { free(compressed); }
