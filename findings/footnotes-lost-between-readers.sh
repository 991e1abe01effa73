#!/bin/sh
# Footnotes that Python-Markdown 3.11.3 and markdown-it-py 4.3.0 (with mdit-py-plugins 0.7.0) keep, others lose with no error:
# - The note of a note, usual in scholarly editions: mistune 3.4.0 makes a mark that links to nothing and leaves the text out, pandoc 3.9
#   (pypandoc-binary 1.17) with its gfm reader leaves out mark and text. cmark-gfm (cmarkgfm 2025.10.22), GitHub's own reader, has both.
# - Marks that differ by case, [^a] and [^A], as editions have for two kinds of notes: mistune, cmark-gfm and pandoc's gfm take them for one. The
#   second text is lost, and both marks have the first; pandoc even prints two notes with the same text.
# CommonMark has no footnotes; its link labels ignore case, which mistune's documentation does not say of notes. Pandoc's own "markdown" reader
# keeps such marks apart.
#
# Seen:                  note of a note        case
#       Python-Markdown  kept                  kept
#       markdown-it-py   kept                  kept
#       cmark-gfm        kept                  lost
#       mistune          lost, dead link       lost
#       pandoc gfm       lost                  lost
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/notes.py" <<'PY'
import re
import cmarkgfm, markdown, mistune, pypandoc
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
readers = {
    "Python-Markdown": lambda text: markdown.markdown(text, extensions=["footnotes"]),
    "markdown-it-py": MarkdownIt().use(footnote_plugin).render,
    "cmark-gfm": lambda text: cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_FOOTNOTES),
    "mistune": mistune.create_markdown(plugins=["footnotes"]),
    "pandoc gfm": lambda text: pypandoc.convert_text(text, "html", "gfm"),
}
texts = {"nested": "A[^1].\n\n[^1]: First[^2]\n\n[^2]: Second\n", "case": "A[^a] B[^A].\n\n[^a]: First\n\n[^A]: Second\n"}
for name, read in readers.items():
    for kind, text in texts.items():
        html = read(text)
        dead = set(re.findall(r'href="#([^"]+)"', html)) - set(re.findall(r'id="([^"]+)"', html))
        print(name, kind, "First", html.count("First"), "Second", html.count("Second"), "dead links", len(dead))
PY
python3 -m venv "$work/python"
"$work/python/bin/pip" install -q --disable-pip-version-check cmarkgfm==2025.10.22 markdown==3.11.3 mistune==3.4.0 markdown-it-py==4.3.0 \
  mdit-py-plugins==0.7.0 pypandoc-binary==1.17
"$work/python/bin/python" "$work/notes.py" | tee "$work/seen"
for name in Python-Markdown markdown-it-py; do
  for kind in nested case; do grep -qxF "$name $kind First 1 Second 1 dead links 0" "$work/seen"; done
done
grep -qxF "cmark-gfm nested First 1 Second 1 dead links 0" "$work/seen"
grep -qxF "cmark-gfm case First 1 Second 0 dead links 0" "$work/seen"
grep -qxF "mistune nested First 1 Second 0 dead links 1" "$work/seen"
grep -qxF "mistune case First 1 Second 0 dead links 0" "$work/seen"
grep -qxF "pandoc gfm nested First 1 Second 0 dead links 0" "$work/seen"
grep -qxF "pandoc gfm case First 2 Second 0 dead links 0" "$work/seen"
