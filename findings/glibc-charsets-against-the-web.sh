#!/bin/sh
# iconv of glibc 2.36 (Debian 12), against WHATWG's Encoding Standard and Python, for two charsets that web pages have:
# - BIG5-HKSCS has no full-width slash: the bytes A1 FE, which plain BIG5 and CP950 of the same iconv have, are "illegal input".
#   Python's big5hkscs reads U+FF0F.
# - EUC-JP-MS reads the IBM extensions in rows 89 to 92 as private-use characters: F9 A1, the first of 374 ideographs, is U+E178,
#   which no font shows, and no error is given.
#
# Seen: BIG5-HKSCS A1FE  exit 1
#       BIG5 A1FE        ef bc 8f
#       EUC-JP-MS F9A1   ee 85 b8
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
version=$(dpkg-query -W -f '${Version}' libc-bin)
(cd "$work" && apt-get download -qq "libc-bin=$version" "libc6=$version" && for package in *.deb; do dpkg-deb -x "$package" root; done)
export GCONV_PATH="$work/root/usr/lib/x86_64-linux-gnu/gconv"
convert() { "$work/root/usr/bin/iconv" -f "$1" -t UTF-8 2>/dev/null | od -An -tx1; }
hkscs=0; printf '\241\376' | "$work/root/usr/bin/iconv" -f BIG5-HKSCS -t UTF-8 >/dev/null 2>&1 || hkscs=$?
big5=$(printf '\241\376' | convert BIG5)
japanese=$(printf '\371\241' | convert EUC-JP-MS)
python=$(python3 -c 'print(bytes.fromhex("a1fe").decode("big5hkscs") == "\uff0f")')
echo "glibc $version: BIG5-HKSCS A1FE exit $hkscs; BIG5 A1FE$big5; EUC-JP-MS F9A1$japanese; Python's big5hkscs reads A1FE as U+FF0F: $python"
[ $hkscs = 1 ] && [ "$big5" = " ef bc 8f" ] && [ "$japanese" = " ee 85 b8" ] && [ "$python" = True ]
