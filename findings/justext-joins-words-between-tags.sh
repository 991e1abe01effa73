#!/bin/sh
# jusText 3.0.2, which corpora of the web are cleaned with, drops each piece of text that is white space alone, so the space between two
# inline elements is gone and their words are one: "Ann" and "Lee" in two links become "AnnLee", "<b>New</b> <i>York</i>" is "NewYork", and
# a no-break space and a line break go the same way. The paragraph's text and its count of words, by which it is judged, are both of the
# joined words. The README names boilerplate that it removes, such as navigation, headers and footers, and no space. In CSS (Text Level 3,
# section 4.1.1) such white space collapses to one space and stays. html-text 0.7.1, on the same lxml, keeps all words apart.
#
# Seen: <p>By <a href="a">Ann</a> <a href="b">Lee</a></p>    jusText By AnnLee     2 words    html-text By Ann Lee
#       <p>In <b>New</b> <i>York</i> today</p>               jusText In NewYork today  3 words    html-text In New York today
#       <p>Pay <b>1</b>&nbsp;<b>000</b> in <i>May</i></p>    jusText Pay 1000 in May   4 words    html-text Pay 1 000 in May
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/words.py" <<'PY'
import html_text, justext
for body in ('<p>By <a href="a">Ann</a> <a href="b">Lee</a></p>', '<p>In <b>New</b> <i>York</i> today</p>',
             '<p>In <b>New</b>\n<i>York</i> today</p>', '<p>Pay <b>1</b>&nbsp;<b>000</b> in <i>May</i></p>'):
    page = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A</title></head><body>{body}</body></html>'
    paragraph, = justext.justext(page, justext.get_stoplist("English"))
    print(repr(body), "jusText", repr(paragraph.text), paragraph.words_count, "words; html-text", repr(html_text.extract_text(body)))
PY
python3 -m venv "$work/python"
"$work/python/bin/pip" install -q --disable-pip-version-check justext==3.0.2 html-text==0.7.1 lxml==6.1.3 lxml_html_clean==0.4.6
"$work/python/bin/python" "$work/words.py" | tee "$work/seen"
expect() { grep -qF "$1" "$work/seen"; }
expect "Lee</a></p>' jusText 'By AnnLee' 2 words; html-text 'By Ann Lee'"
expect "</b> <i>York</i> today</p>' jusText 'In NewYork today' 3 words; html-text 'In New York today'"
expect "</b>\\n<i>York</i> today</p>' jusText 'In NewYork today' 3 words; html-text 'In New York today'"
expect "<i>May</i></p>' jusText 'Pay 1000 in May' 4 words; html-text 'Pay 1 000 in May'"
