#!/bin/sh
# FastWARC 2.0.1 knows the fields of a WARC record only in the standard's own spelling: with "Warc-Type", the form in which header maps
# such as Go's put that name, the record is of type unknown, so that an iterator over responses gives none, without an error; with
# "content-length" the record's body is empty, and what stands behind the record is out of reach ("Invalid WARC header"); with "content-type" the
# HTTP header is left in the body. "Field names are case-insensitive" (WARC 1.1, section 4), the record's own header map is (it finds
# "warc-type" under any spelling), and both FastWARC 0.15.2 and warcio 1.8.1 read all four files alike.
#
# Seen, of two equal records each, the bodies of the responses that are iterated:
#       2.0.1  WARC-Type       b'hello' b'hello'
#       2.0.1  Warc-Type       (none)
#       2.0.1  content-length  b'' Invalid WARC header
#       2.0.1  content-type    b'HTTP/1.1 200 OK\r\n\r\nhello' b'HTTP/1.1 200 OK\r\n\r\nhello'
#       0.15.2, warcio 1.8.1: b'hello' b'hello' for each
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/records.py" <<'PY'
import importlib.metadata, io
import warcio
from fastwarc.warc import ArchiveIterator, WarcRecordType

def bodies(records):
    seen = []
    try:
        for body in records: seen.append(repr(body))
    except OSError as error: seen.append(str(error))
    return " ".join(seen) or "(none)"

response = b"HTTP/1.1 200 OK\r\n\r\nhello"
record = (b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:11111111-1111-4111-8111-111111111111>\r\n"
          b"WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Target-URI: http://a.example/\r\n"
          b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(response) + response + b"\r\n\r\n")
for standard, spelling in ("WARC-Type", "WARC-Type"), ("WARC-Type", "Warc-Type"), ("Content-Length", "content-length"), ("Content-Type", "content-type"):
    file = 2 * record.replace(standard.encode(), spelling.encode())
    fastwarc = bodies(r.reader.read() for r in ArchiveIterator(io.BytesIO(file), record_types=WarcRecordType.response))
    print(importlib.metadata.version("fastwarc"), spelling, fastwarc)
    print("warcio", spelling, bodies(r.content_stream().read() for r in warcio.ArchiveIterator(io.BytesIO(file)) if r.rec_type == "response"))
PY
for version in 2.0.1 0.15.2; do
  python3 -m venv "$work/$version"
  "$work/$version/bin/pip" install -q --disable-pip-version-check "fastwarc==$version" warcio==1.8.1
  "$work/$version/bin/python" "$work/records.py"
done | tee "$work/seen"
grep -qxF "2.0.1 WARC-Type b'hello' b'hello'" "$work/seen"
grep -qxF "2.0.1 Warc-Type (none)" "$work/seen"
grep -qxF "2.0.1 content-length b'' Invalid WARC header" "$work/seen"
grep -qxF "2.0.1 content-type b'HTTP/1.1 200 OK\\r\\n\\r\\nhello' b'HTTP/1.1 200 OK\\r\\n\\r\\nhello'" "$work/seen"
[ "$(grep -cE "^(0\.15\.2|warcio) [A-Za-z-]+ b'hello' b'hello'$" "$work/seen")" = 12 ]
