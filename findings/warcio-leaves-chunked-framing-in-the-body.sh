#!/bin/sh
# warcio 1.8.1 decodes chunked bodies in content_stream(), as its README says, but leaves the framing in the text of two valid forms:
# - A trailer section behind the last chunk (RFC 9112, section 7.1.2; W3C's Server Timing lets that field stand there) ends up in the body: the
#   last chunk's "0", and the trailer without its first two letters, which are read for the final CRLF and lost.
# - "Transfer-Encoding: Chunked" is not decoded at all: chunk sizes stay within the text. Names of transfer codings are case-insensitive
#   (RFC 9112, section 7).
# No error is given. http.client of Python, which reads the same bytes, returns the body alone.
#
# Seen: chunked             warcio b'hello'                                        http.client b'hello'
#       chunked, trailer    warcio b'hello0\r\nrver-Timing: all;dur=3\r\n\r\n'     http.client b'hello'
#       Chunked             warcio b'5\r\nhello\r\n0\r\n\r\n'                      http.client b'hello'
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/bodies.py" <<'PY'
import http.client, io
from warcio.archiveiterator import ArchiveIterator

class Socket:
    def __init__(self, data): self.data = data
    def makefile(self, mode): return io.BytesIO(self.data)

trailer = b"Server-Timing: all;dur=3\r\n"
for name, coding, trailer in ("chunked", b"chunked", b""), ("chunked, trailer", b"chunked", trailer), ("Chunked", b"Chunked", b""):
    response = (b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: " + coding + b"\r\nTrailer: Server-Timing\r\n\r\n"
                b"5\r\nhello\r\n0\r\n" + trailer + b"\r\n")
    record = (b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:11111111-1111-4111-8111-111111111111>\r\n"
              b"WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Target-URI: http://a.example/\r\n"
              b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(response) + response + b"\r\n\r\n")
    by_warcio = next(iter(ArchiveIterator(io.BytesIO(record)))).content_stream().read()
    by_python = http.client.HTTPResponse(Socket(response))
    by_python.begin()
    print(f"{name}: warcio {by_warcio!r}, http.client {by_python.read()!r}")
PY
python3 -m venv "$work/python"
"$work/python/bin/pip" install -q --disable-pip-version-check warcio==1.8.1
"$work/python/bin/python" "$work/bodies.py" | tee "$work/seen"
grep -qxF "chunked: warcio b'hello', http.client b'hello'" "$work/seen"
grep -qxF "chunked, trailer: warcio b'hello0\\r\\nrver-Timing: all;dur=3\\r\\n\\r\\n', http.client b'hello'" "$work/seen"
grep -qxF "Chunked: warcio b'5\\r\\nhello\\r\\n0\\r\\n\\r\\n', http.client b'hello'" "$work/seen"
