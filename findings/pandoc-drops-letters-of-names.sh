#!/bin/sh
# pandoc 3.9 (pypandoc-binary 1.17, the newest) drops letters of names that it reads from LaTeX and BibTeX: it does not know \dh, \th, \dj and \ng
# (ð, þ, đ and ŋ, with their capitals), commands of LaTeX's own T1 encoding, nor \texttimes. Þórður of Iceland becomes "órur", and as no capital is
# left, BibTeX's rule for small words makes that a "dropping particle": the person has no given name. "3 × 4" becomes "3 4". Nothing is said:
# that a command was skipped is told with --verbose only, for LaTeX. pylatexenc 2.11 and latexcodec 3.0.1 write just
# these commands for just these letters and read them back right, as LaTeX sets them (its encoding guide, T1; textcomp).
#
# Seen: pylatexenc  {\TH}\'or{\dh}ur J\'onsson  pandoc órur Jónsson     pylatexenc Þórður Jónsson
#       pylatexenc  Ana {\DJ}or{\dj}evi\'c      pandoc Ana orević       pylatexenc Ana Đorđević
#       pylatexenc  3 {\texttimes} 4            pandoc 3 4              pylatexenc 3 × 4
#       latexcodec  \TH \'or\dh ur J\'onsson    pandoc órur Jónsson     latexcodec Þórður Jónsson
#       BibTeX      [{"dropping-particle": "órur", "family": "Jónsson"}, {"family": "orević", "given": "Ana"}]
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/letters.py" <<'PY'
import codecs, json, latexcodec, pypandoc
from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexencode import unicode_to_latex
pandoc = lambda text, form, to: pypandoc.convert_text(text, to, form).strip()
assert str(pypandoc.get_pandoc_version()) == "3.9"
for text in "Þórður Jónsson", "Ana Đorđević", "3 × 4":
    latex = unicode_to_latex(text)
    print("pylatexenc", latex, "| pandoc", pandoc(latex, "latex", "plain"), "| itself", LatexNodes2Text().latex_to_text(latex))
latex = codecs.encode("Þórður Jónsson", "ulatex")
latex = latex.decode() if isinstance(latex, bytes) else latex
print("latexcodec", latex, "| pandoc", pandoc(latex, "latex", "plain"), "| itself", codecs.decode(latex, "ulatex"))
names = " and ".join(unicode_to_latex(name) for name in ("Þórður Jónsson", "Ana Đorđević"))
entry = json.loads(pandoc("@book{a, author = {%s}, title = {A}, year = 2020}" % names, "bibtex", "csljson"))[0]
print("BibTeX", json.dumps(entry["author"], ensure_ascii=False))
PY
python3 -m venv "$work/python"
"$work/python/bin/pip" install -q --disable-pip-version-check pypandoc-binary==1.17 pylatexenc==2.11 latexcodec==3.0.1
"$work/python/bin/python" "$work/letters.py" | tee "$work/seen"
grep -qxF "pylatexenc {\\TH}\\'or{\\dh}ur J\\'onsson | pandoc órur Jónsson | itself Þórður Jónsson" "$work/seen"
grep -qxF "pylatexenc Ana {\\DJ}or{\\dj}evi\\'c | pandoc Ana orević | itself Ana Đorđević" "$work/seen"
grep -qxF "pylatexenc 3 {\\texttimes} 4 | pandoc 3 4 | itself 3 × 4" "$work/seen"
grep -qxF "latexcodec \\TH \\'or\\dh ur J\\'onsson | pandoc órur Jónsson | itself Þórður Jónsson" "$work/seen"
grep -qxF 'BibTeX [{"dropping-particle": "órur", "family": "Jónsson"}, {"family": "orević", "given": "Ana"}]' "$work/seen"
