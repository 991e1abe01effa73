#!/bin/sh
# libxml2 2.14.6 (in lxml 6.0.2): its HTML parser takes the content of iframe for text without tags, as HTML does, but its serializer
# escapes that text, which HTML does not. So each turn of parsing and writing a page escapes the content of an iframe once more:
# "<b>Map</b>" is "&lt;b&gt;Map&lt;/b&gt;" after one turn and "&amp;lt;b&amp;gt;…" after two. With libxml2 2.13.8 (lxml 5.4.0) the page
# stays as it is, however often it is written.
#
# Seen: 2.14.6 <iframe src="m.html">&amp;lt;b&amp;gt;Map&amp;lt;/b&amp;gt;</iframe>
#       2.13.8 <iframe src="m.html"><b>Map</b></iframe>
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/turns.py" <<'PY'
import lxml.etree, lxml.html
page = '<html><body><p>a</p><iframe src="m.html"><b>Map</b></iframe></body></html>'
for turn in range(2):
    page = lxml.html.tostring(lxml.html.document_fromstring(page), encoding="unicode")
print(".".join(map(str, lxml.etree.LIBXML_VERSION)), page[page.index("<iframe"):page.index("</body>")])
PY
for version in 6.0.2 5.4.0; do
  python3 -m venv "$work/$version"
  "$work/$version/bin/pip" install -q --disable-pip-version-check "lxml==$version"
  "$work/$version/bin/python" "$work/turns.py"
done | tee "$work/seen"
grep -qxF '2.14.6 <iframe src="m.html">&amp;lt;b&amp;gt;Map&amp;lt;/b&amp;gt;</iframe>' "$work/seen"
grep -qxF '2.13.8 <iframe src="m.html"><b>Map</b></iframe>' "$work/seen"
