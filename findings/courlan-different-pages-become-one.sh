#!/bin/sh
# courlan 1.4.0, which trafilatura 2.3.1 cleans addresses with, makes one address of those of several pages in its plain mode (not strict) if
# their queries have one of two valid forms:
# - A query without "=" is dropped: index.php?12345 and index.php?67890 become index.php.
# - Each percent-encoded byte that is not UTF-8, as sites in Windows-1251 and other charsets have in theirs, becomes U+FFFD: two words of the
#   same length are one.
# What comes out is a valid address of another page, or of none, and no error is given. Trafilatura's metadata names it for the page's own. The
# README speaks of "standardizing URLs in a consistent manner" and of removing "unnecessary components", not of this. By RFC 3986 a query is octets,
# in no set charset and form (sections 2.1 and 3.4), and a comparison must never take different addresses for the same (section 6.1). w3lib 2.5.0, of
# the same purpose, keeps all four apart.
#
# Seen: http://a.example/index.php?12345     courlan http://a.example/index.php
#       http://a.example/index.php?67890     courlan http://a.example/index.php
#       http://a.example/w?q=%EC%E8%F0       courlan http://a.example/w?q=%EF%BF%BD%EF%BF%BD%EF%BF%BD
#       http://a.example/w?q=%E4%EE%EC       courlan http://a.example/w?q=%EF%BF%BD%EF%BF%BD%EF%BF%BD
#       trafilatura the same for canonical links; w3lib 4 addresses
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/addresses.py" <<'PY'
import courlan, trafilatura, w3lib.url
pages = [f"http://a.example/{end}" for end in ("index.php?12345", "index.php?67890", "w?q=%EC%E8%F0", "w?q=%E4%EE%EC")]
for page in pages:
    html = f'<!DOCTYPE html><html lang="ru"><head><title>A</title><link rel="canonical" href="{page}"></head><body><p>B</p></body></html>'
    print(page, "courlan", courlan.clean_url(page), "trafilatura", trafilatura.extract_metadata(html).url)
print("w3lib", len({w3lib.url.canonicalize_url(page) for page in pages}), "addresses")
PY
python3 -m venv "$work/python"
"$work/python/bin/pip" install -q --disable-pip-version-check courlan==1.4.0 trafilatura==2.3.1 lxml_html_clean==0.4.6 w3lib==2.5.0
"$work/python/bin/python" "$work/addresses.py" | tee "$work/seen"
for number in 12345 67890; do
  grep -qxF "http://a.example/index.php?$number courlan http://a.example/index.php trafilatura http://a.example/index.php" "$work/seen"
done
replaced="http://a.example/w?q=%EF%BF%BD%EF%BF%BD%EF%BF%BD"
for word in %EC%E8%F0 %E4%EE%EC; do
  grep -qxF "http://a.example/w?q=$word courlan $replaced trafilatura $replaced" "$work/seen"
done
grep -qxF "w3lib 4 addresses" "$work/seen"
