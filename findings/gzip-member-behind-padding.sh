#!/bin/sh
# gzip 1.12 (Debian 12): behind zero padding, which it ignores silently at the end of a file, it also ignores a whole valid member: "trailing
# garbage ignored", exit 2, and the second member's text is lost. Python's gzip reads both members of the same file. Files of padded
# members come from tapes, and from archives that are written in blocks and joined later.
#
# Seen: gzip -dc   one
#       Python     one two
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && apt-get download -qq gzip=1.12-1 && dpkg-deb -x gzip_*.deb gzip)
for word in one two; do echo $word | "$work/gzip/bin/gzip" -c >"$work/$word.gz"; done
head -c 512 /dev/zero >"$work/padding"
cat "$work/one.gz" "$work/padding" "$work/two.gz" >"$work/both.gz"
status=0
by_gzip=$("$work/gzip/bin/gzip" -dc "$work/both.gz" 2>"$work/said") || status=$?
by_python=$(python3 -c 'import gzip, sys; print(gzip.open(sys.argv[1]).read().decode().split())' "$work/both.gz")
echo "gzip: $by_gzip (exit $status; $(cat "$work/said"))"
echo "Python: $by_python"
[ "$by_gzip" = one ] && [ $status = 2 ] && [ "$by_python" = "['one', 'two']" ]
