#!/bin/sh
# libxml2 2.13.8 (in lxml 5.4.0) and 2.14.6 (lxml 6.0.2): the HTML parser does not know that wbr, source and track are void. What follows
# them in the same element becomes their content: of "Donau<wbr>dampf <b>schiff</b>" all behind the wbr is within it, so that whoever drops
# wbr elements with what they hold, as an HTML cleaner may with a void element, drops the rest of the paragraph; and the img of a picture
# is a child of its last source. The page is valid HTML, and html5lib, which follows the standard, reads wbr and img beside what precedes.
#
# Seen: the same line for both:
#       wbr holds 'dampf schiff', img is in source
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/void.py" <<'PY'
import lxml.etree, lxml.html
page = lxml.html.document_fromstring('<p>Donau<wbr>dampf <b>schiff</b></p><picture><source srcset="a.webp"><img src="b.jpg" alt=""></picture>')
wbr, img = next(page.iter("wbr")), next(page.iter("img"))
print(".".join(map(str, lxml.etree.LIBXML_VERSION)), "wbr holds", repr(wbr.text_content()) + ", img is in", img.getparent().tag)
PY
cat >"$work/standard.py" <<'PY'
import html5lib
page = html5lib.parse('<p>Donau<wbr>dampf <b>schiff</b></p><picture><source srcset="a.webp"><img src="b.jpg" alt=""></picture>', namespaceHTMLElements=False)
print("html5lib wbr holds", repr("".join(page.find(".//wbr").itertext())) + ", img is in", next(p.tag for p in page.iter() if p.find("img") is not None))
PY
for version in 6.0.2 5.4.0; do
  python3 -m venv "$work/$version"
  "$work/$version/bin/pip" install -q --disable-pip-version-check "lxml==$version" html5lib==1.1
  "$work/$version/bin/python" "$work/void.py"
done | tee "$work/seen"
"$work/5.4.0/bin/python" "$work/standard.py" | tee -a "$work/seen"
grep -qxF "2.14.6 wbr holds 'dampf schiff', img is in source" "$work/seen"
grep -qxF "2.13.8 wbr holds 'dampf schiff', img is in source" "$work/seen"
grep -qxF "html5lib wbr holds '', img is in picture" "$work/seen"
