#!/bin/sh
# htmldate 1.11.0, which trafilatura 2.3.1 has its dates from, gives dates that the page says of something else, or of nothing, as if they
# were sure:
# - It reads JSON-LD not as JSON but by a pattern, so the first datePublished in the text counts, whoever's it is: of an article from 2020
#   with a comment from 2022, or that is based on a book from 1998, the date of publication is the comment's or the book's if that stands
#   before the article's own. The order of properties has no meaning in JSON, and it is so without extensive_search too.
# - 2024年2月29日, the common form of a date in Chinese and Japanese, is 1 January 2024, in a paragraph and in a meta element for the date: only
#   the year is read, and the rest is made up. In an element of class "date" it's right, and so are Russian and Korean dates anywhere.
# The README calls it multilingual and its output validated, and names neither.
#
# Seen: JSON-LD, article 2020-02-03, comment 2022-02-03   2022-02-03 (trafilatura the same)
#       JSON-LD, article 2020-02-03, book 1998-02-03      1998-02-03
#       2024年2月29日 in p and meta                        2024-01-01 (trafilatura the same)
#       29 февраля 2024, 2024년 2월 29일                   2024-02-29
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/dates.py" <<'PY'
import json, htmldate, trafilatura
def page(language, head, body): return f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>A</title>{head}</head><body>{body}</body></html>'
def article(**first):
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A", **first, "datePublished": "2020-02-03"}
    return page("en", f'<script type="application/ld+json">{json.dumps(data)}</script>', "<p>B</p>")
chinese = "2024年2月29日"
for name, html in (("comment", article(comment=[{"@type": "Comment", "text": "C", "datePublished": "2022-02-03"}])),
                   ("book", article(isBasedOn={"@type": "Book", "name": "C", "datePublished": "1998-02-03"})),
                   ("alone", article()),
                   ("p", page("zh", "", f"<p>{chinese}</p>")), ("meta", page("ja", f'<meta name="date" content="{chinese}">', "<p>B</p>")),
                   ("Russian", page("ru", "", "<p>29 февраля 2024</p>")), ("Korean", page("ko", "", "<p>2024년 2월 29일</p>"))):
    print(name, htmldate.find_date(html, original_date=True), trafilatura.extract_metadata(html).date)
print("comment, not extensive", htmldate.find_date(article(comment=[{"@type": "Comment", "datePublished": "2022-02-03"}]), original_date=True, extensive_search=False))
PY
python3 -m venv "$work/python"
"$work/python/bin/pip" install -q --disable-pip-version-check htmldate==1.11.0 trafilatura==2.3.1 lxml_html_clean==0.4.6 dateparser==1.5.0
"$work/python/bin/python" "$work/dates.py" | tee "$work/seen"
grep -qxF "comment 2022-02-03 2022-02-03" "$work/seen"
grep -qxF "book 1998-02-03 1998-02-03" "$work/seen"
grep -qxF "alone 2020-02-03 2020-02-03" "$work/seen"
for place in p meta; do grep -qxF "$place 2024-01-01 2024-01-01" "$work/seen"; done
for language in Russian Korean; do grep -qxF "$language 2024-02-29 2024-02-29" "$work/seen"; done
grep -qxF "comment, not extensive 2022-02-03" "$work/seen"
