#!/bin/sh
# Resiliparse 2.0.1, two ways by which one letter decides how a whole page is read, with no error:
# - detect_encoding, whose answer the manual hands on to the parser, where "best guess" is said to be sufficient, takes valid UTF-8 for
#   another charset if it has a single letter that is not ASCII: one "Müller" in 29 KB of English is cp1252, one "café" cp1250, one "it’s"
#   cp1258, the Vietnamese charset, and so the word is "MÃ¼ller". More text does not help, more such letters do. A declaration is looked at
#   with from_html_meta=True only. Other bytes than UTF-8's give valid UTF-8 by chance hardly ever, so other detectors try it first:
#   charset-normalizer 3.5.3 and chardet 7.7.0 say UTF-8 for all three.
# - With it, of a page that declares Shift_JIS or EUC-KR, one letter that the web's charset of that name has and Python's codec of that name
#   hasn't, such as the 髙 of the name 髙橋, makes the decoding fail. parse_from_bytes then takes Windows-1252 for the whole page, so that no
#   Korean letter is left, or, if that fails too, drops bytes, so that 髙橋 is read as 煖ｴ. The documentation says that names are mapped by
#   WHATWG's Encoding Standard; the decoders aren't its. html5lib 1.1 reads all four pages right.
#
# Seen: Müller  detected cp1252, read MÃ¼ller      charset-normalizer utf_8, chardet utf-8
#       café    detected cp1250, read cafĂ©
#       it’s    detected cp1258, read itâ€™s
#       Shift_JIS  高橋は火曜日に来た。  read 高橋は火曜日に来た。
#       Shift_JIS  髙橋は火曜日に来た。  read 煖ｴは火曜日に来た。
#       EUC-KR     모든 사람은 자유다.    read 모든 사람은 자유다.
#       EUC-KR     모든 사람은 똠양꿍.    read ¸ðµç »ç¶÷Àº Œc¾ç²á.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/letters.py" <<'PY'
import chardet, charset_normalizer, html5lib
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree
filler = "The committee met on Tuesday and agreed that the report should be published before the end of the year. " * 140
for word in "Müller", "café", "it’s":
    page = f"{filler}{word} {filler}".encode()
    found = detect_encoding(page)
    read = HTMLTree.parse_from_bytes(page, found).body.text.split()[len(filler.split())]
    print(word, len(page) // 1000, "KB, detected", found + ", read", read + ", charset-normalizer", charset_normalizer.from_bytes(page).best().encoding
          + ", chardet", chardet.detect(page)["encoding"])
for charset, codec, text in (("Shift_JIS", "cp932", "高橋は火曜日に来た。"), ("Shift_JIS", "cp932", "髙橋は火曜日に来た。"),
                             ("EUC-KR", "cp949", "모든 사람은 자유다."), ("EUC-KR", "cp949", "모든 사람은 똠양꿍.")):
    page = f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>A</title></head><body><p>{text}</p></body></html>'.encode(codec)
    tree = HTMLTree.parse_from_bytes(page, detect_encoding(page, from_html_meta=True))
    standard = html5lib.parse(page, namespaceHTMLElements=False).findtext(".//p")
    print(charset, text, "Resiliparse", tree.body.text, "html5lib", standard)
PY
python3 -m venv "$work/python"
"$work/python/bin/pip" install -q --disable-pip-version-check resiliparse==2.0.1 charset-normalizer==3.5.3 chardet==7.7.0 html5lib==1.1
"$work/python/bin/python" "$work/letters.py" | tee "$work/seen"
grep -qxF "Müller 29 KB, detected cp1252, read MÃ¼ller, charset-normalizer utf_8, chardet utf-8" "$work/seen"
grep -qxF "café 29 KB, detected cp1250, read cafĂ©, charset-normalizer utf_8, chardet utf-8" "$work/seen"
grep -qxF "it’s 29 KB, detected cp1258, read itâ€™s, charset-normalizer utf_8, chardet utf-8" "$work/seen"
grep -qxF "Shift_JIS 高橋は火曜日に来た。 Resiliparse 高橋は火曜日に来た。 html5lib 高橋は火曜日に来た。" "$work/seen"
grep -qxF "Shift_JIS 髙橋は火曜日に来た。 Resiliparse 煖ｴは火曜日に来た。 html5lib 髙橋は火曜日に来た。" "$work/seen"
grep -qxF "EUC-KR 모든 사람은 자유다. Resiliparse 모든 사람은 자유다. html5lib 모든 사람은 자유다." "$work/seen"
grep -qxF "EUC-KR 모든 사람은 똠양꿍. Resiliparse ¸ðµç »ç¶÷Àº Œc¾ç²á. html5lib 모든 사람은 똠양꿍." "$work/seen"
