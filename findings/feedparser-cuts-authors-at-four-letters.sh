#!/bin/sh
# feedparser 6.0.14 takes an author of RSS apart into name and address by a pattern whose top-level domain has two to four letters. Of a
# longer one, such as .online, .museum or .example, the rest becomes part of the name: "ann@paper.example (Ann Lee)", the form that the
# specification of RSS 2.0 itself gives for author, is the person "ple (Ann Lee" with the address "ann@paper.exam". The feed is valid, bozo is
# False, and no warning is given. The undivided text is in the field author, but whoever takes author_detail.name or authors, as one does for
# a name alone, has the wrong one; all authors at such addresses are persons called "ple". The documentation has name for "the name of this
# entry's author", and no word on this. email.utils of Python reads all forms right.
#
# Seen: ann@example.com (Ann Lee)        Ann Lee       ann@example.com
#       ann@paper.example (Ann Lee)      ple (Ann Lee  ann@paper.exam
#       ann@paper.online (Ann Lee)       ne (Ann Lee   ann@paper.onli
#       Ann Lee <ann@paper.example>      Ann Lee <ple> ann@paper.exam
#       ann@paper.example                ple           ann@paper.exam
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/authors.py" <<'PY'
import email.utils, html, feedparser
for author in ("ann@example.com (Ann Lee)", "ann@paper.example (Ann Lee)", "ann@paper.online (Ann Lee)", "Ann Lee <ann@paper.example>", "ann@paper.example"):
    feed = feedparser.parse(f'''<?xml version="1.0"?><rss version="2.0"><channel><title>A</title><link>http://a.example/</link>
<description>B</description><item><title>C</title><author>{html.escape(author)}</author></item></channel></rss>''')
    assert not feed.bozo
    entry = feed.entries[0]
    assert entry.author == author and entry.authors == [entry.author_detail]
    print(author, "feedparser", repr(entry.author_detail.name) if "name" in entry.author_detail else None, entry.author_detail.email,
          "email.utils", *map(repr, email.utils.parseaddr(author)))
PY
python3 -m venv "$work/python"
"$work/python/bin/pip" install -q --disable-pip-version-check feedparser==6.0.14
"$work/python/bin/python" "$work/authors.py" | tee "$work/seen"
grep -qxF "ann@example.com (Ann Lee) feedparser 'Ann Lee' ann@example.com email.utils 'Ann Lee' 'ann@example.com'" "$work/seen"
grep -qxF "ann@paper.example (Ann Lee) feedparser 'ple (Ann Lee' ann@paper.exam email.utils 'Ann Lee' 'ann@paper.example'" "$work/seen"
grep -qxF "ann@paper.online (Ann Lee) feedparser 'ne (Ann Lee' ann@paper.onli email.utils 'Ann Lee' 'ann@paper.online'" "$work/seen"
grep -qxF "Ann Lee <ann@paper.example> feedparser 'Ann Lee <ple>' ann@paper.exam email.utils 'Ann Lee' 'ann@paper.example'" "$work/seen"
grep -qxF "ann@paper.example feedparser 'ple' ann@paper.exam email.utils '' 'ann@paper.example'" "$work/seen"
