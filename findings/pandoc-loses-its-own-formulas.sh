#!/bin/sh
# pandoc 3.9 (pypandoc-binary 1.17, the newest) doesn't read the formulas that it writes itself in three of its formats, and says nothing, even with
# --verbose:
# - OpenDocument: it writes each formula to the folder that content.xml names as "Formula-0/", with a slash, and looks for it without: all
#   formulas of the text are gone. Without the slash it reads the formula of the same file. The package's manifest has the slash too
#   (OpenDocument 1.3, part 2).
# - Typst with --standalone: all are gone; without, all are there.
# - DocBook with --mathml: a binomial becomes a fraction, 10 becomes 2.5. Pandoc writes it, as MathML has it (MathML 3, section 3.3.2: binomials are
#   fractions of no line), with linethickness="0", and doesn't look at that attribute. So it reads latex2mathml 3.81.1 as well.
# The manual has all three formats for input and output; what it warns of are formatting and complex tables.
#
# Seen: odt              The energy is.
#       typst            The energy is.
#       docbook          \left( \frac{5}{2} \right)
#       latex2mathml     \left( \frac{5}{2} \right)
#       docx             The energy $E = mc^{2}$ is.       \binom{5}{2}
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/formulas.py" <<'PY'
import os, subprocess, sys, zipfile
import latex2mathml.converter, pypandoc
os.chdir(sys.argv[1])
def pandoc(text, *options):
    ran = subprocess.run([pypandoc.get_pandoc_path(), "--verbose", *options], input=text.encode(), capture_output=True, check=True)
    return ran.stdout.decode().strip(), ran.stderr.decode().strip()
def show(name, text, said): print(name + ":", text, "(said: " + said + ")" if said else "(said nothing)")
assert str(pypandoc.get_pandoc_version()) == "3.9"
for form in "odt", "typst", "docx":
    pandoc("The energy $E=mc^2$ is.", "-f", "markdown", "-t", form, "--standalone", "-o", "a." + form)
    show(form, *pandoc("", "-f", form, "-t", "markdown", "a." + form))
with zipfile.ZipFile("a.odt") as before, zipfile.ZipFile("b.odt", "w") as after:
    for name in before.namelist():
        after.writestr(name, before.read(name).replace(b'"Formula-0/"', b'"Formula-0"' if name == "content.xml" else b'"Formula-0/"'))
show("odt without the slash", *pandoc("", "-f", "odt", "-t", "markdown", "b.odt"))
show("typst, a fragment", *pandoc(pandoc("The energy $E=mc^2$ is.", "-f", "markdown", "-t", "typst")[0], "-f", "typst", "-t", "markdown"))
for form in "docbook", "docx":
    pandoc(r"$\binom{5}{2}$", "-f", "markdown", "-t", form, "--standalone", "--mathml", "-o", "c." + form)
    show(form, *pandoc("", "-f", form, "-t", "markdown", "c." + form))
show("latex2mathml", *pandoc(latex2mathml.converter.convert(r"\binom{5}{2}"), "-f", "html", "-t", "markdown"))
PY
python3 -m venv "$work/python"
"$work/python/bin/pip" install -q --disable-pip-version-check pypandoc-binary==1.17 latex2mathml==3.81.1
"$work/python/bin/python" "$work/formulas.py" "$work" | tee "$work/seen"
for form in odt typst; do grep -qxF "$form: The energy is. (said nothing)" "$work/seen"; done
grep -qxF 'docx: The energy $E = mc^{2}$ is. (said nothing)' "$work/seen"
grep -qxF 'odt without the slash: The energy $$E = mc^{2}$$ is. (said nothing)' "$work/seen"
grep -qxF 'typst, a fragment: The energy $E = mc^{2}$ is. (said nothing)' "$work/seen"
for form in docbook latex2mathml; do grep -qxF "$form: "'$\left( \frac{5}{2} \right)$ (said nothing)' "$work/seen"; done
grep -qxF 'docx: $\binom{5}{2}$ (said nothing)' "$work/seen"
