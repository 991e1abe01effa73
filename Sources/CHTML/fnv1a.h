/* FNV-1a, 64 bits (RFC 9923): where it begins, and what it multiplies by. */
#ifndef CHTML_FNV1A_H
#define CHTML_FNV1A_H

#define FNV1A_OFFSET_BASIS 0xCBF29CE484222325u
#define FNV1A_PRIME 0x100000001B3u

#endif
