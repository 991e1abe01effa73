#!/bin/sh
# Python's euc_kr codec (of 3.11) writes each of the 8822 Hangul syllables that KS X 1001 has no code for as eight bytes: the filler A4 D4
# and three letters, a form that this standard defines (clause 4.3). The web doesn't: the Encoding Standard, whose EUC-KR has all 11172 syllables
# in two bytes, reads the eight bytes as a filler and three single letters, and so does libxml2. So Beautiful Soup 4.15.0, asked for a page in
# EUC-KR, promises a character reference for what the charset lacks, but writes "똠양꿍" (tom yam kung) such that html5lib 1.1 and lxml 6.1.3
# read "ㅤㄸㅗㅁ양꿍" in it: six characters for three, and no search for the word finds the page. No error is given, and Python itself reads its
# bytes back right. Python's cp949 is the Encoding Standard's EUC-KR.
#
# Seen: written   a4d4a4a8a4c7a4b1bee7b2e1, by the Encoding Standard 8c63bee7b2e1
#       Python    U+B620 U+C591 U+AFCD (똠양꿍)
#       html5lib  U+3164 U+3138 U+3157 U+3141 U+C591 U+AFCD, lxml the same
#       8822 syllables in eight bytes
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/syllables.py" <<'PY'
import bs4, html5lib, lxml.html
soup = bs4.BeautifulSoup('<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>A</title></head><body><p>똠양꿍</p></body></html>', "html.parser")
page = soup.encode("euc-kr")
assert b'charset="euc-kr"' in page
points = lambda text: " ".join(f"U+{ord(letter):04X}" for letter in text)
print("written", page.split(b"<p>")[1].split(b"</p>")[0].hex(), "standard", "똠양꿍".encode("cp949").hex())
print("Python", points(page.decode("euc-kr").split("<p>")[1].split("</p>")[0]))
print("html5lib", points(html5lib.parse(page, namespaceHTMLElements=False).findtext(".//p")))
print("lxml", points(lxml.html.document_fromstring(page).findtext(".//p")))
print("eight bytes", sum(len(chr(point).encode("euc_kr")) == 8 for point in range(0xAC00, 0xD7A4)))
PY
python3 -m venv "$work/python"
"$work/python/bin/pip" install -q --disable-pip-version-check beautifulsoup4==4.15.0 html5lib==1.1 lxml==6.1.3
"$work/python/bin/python" "$work/syllables.py" | tee "$work/seen"
grep -qxF "written a4d4a4a8a4c7a4b1bee7b2e1 standard 8c63bee7b2e1" "$work/seen"
grep -qxF "Python U+B620 U+C591 U+AFCD" "$work/seen"
grep -qxF "html5lib U+3164 U+3138 U+3157 U+3141 U+C591 U+AFCD" "$work/seen"
grep -qxF "lxml U+3164 U+3138 U+3157 U+3141 U+C591 U+AFCD" "$work/seen"
grep -qxF "eight bytes 8822" "$work/seen"
