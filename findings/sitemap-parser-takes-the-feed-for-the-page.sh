#!/bin/sh
# ultimate-sitemap-parser 1.8.1, which "supports all sitemap formats: Sitemap XML, Google News, plain text, RSS 2.0, Atom 0.3/1.0", gives
# other pages and dates than valid sitemaps have, and raises no error:
# - Of an Atom entry that has both it takes the link with rel="self", the address of the entry's own Atom document, for the page, not the one
#   with rel="alternate", which is the page. So a crawl of the site has no HTML. And a link without rel, an alternate by RFC 4287 (section
#   4.2.7.2), is a self to it.
# - A title in XHTML, one of Atom's three kinds, ends the reading of the feed: it has no pages.
# - An RSS item whose address is its guid, as RSS 2.0 has it for a permanent link (isPermaLink is true by default), is left out.
# - A lastmod of a year or a month, both W3C's date format, as the sitemap protocol wants it, is filled up from the clock: "2024" is a day in
#   March if read in March, and in May if read in May.
# feedparser 6.0.14 has the page of all these feeds.
#
# Seen:   self and alternate  http://a.example/feeds/1    feedparser http://a.example/1.html
#         XHTML title         no page                     feedparser http://a.example/1.html
#         guid                no page                     feedparser http://a.example/2.html
#         lastmod 2024, 2023-02, read on 15 March    2024-03-15, 2023-02-15
#         lastmod 2024, 2023-02, read on 31 May      2024-05-31, 2023-02-28
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/pages.py" <<'PY'
import datetime, logging
from unittest import mock
import feedparser
from usp.tree import sitemap_from_str
logging.disable()
def atom(title, links): return f'''<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>
<id>tag:a.example,2024:0</id><updated>2024-02-29T10:15:00Z</updated><author><name>B</name></author><entry><id>tag:a.example,2024:1</id>
<title{title}</title><updated>2024-02-29T10:15:00Z</updated>{links}</entry></feed>'''
alternate = '<link rel="alternate" type="text/html" href="http://a.example/1.html"/>'
for name, feed in (("alternate", atom(">One", alternate)),
                   ("self and alternate", atom(">One", '<link rel="self" type="application/atom+xml" href="http://a.example/feeds/1"/>' + alternate)),
                   ("XHTML title", atom(' type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">H<sub>2</sub>O</div>', alternate)),
                   ("guid", '''<?xml version="1.0"?><rss version="2.0"><channel><title>A</title><link>http://a.example/</link><description>B</description>
<item><title>Two</title><guid>http://a.example/2.html</guid></item></channel></rss>''')):
    read = feedparser.parse(feed)
    assert not read.bozo
    print(name, [page.url for page in sitemap_from_str(feed).all_pages()], "feedparser", [entry.link for entry in read.entries])
sitemap = '''<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>http://a.example/1</loc><lastmod>2024</lastmod></url><url><loc>http://a.example/2</loc><lastmod>2023-02</lastmod></url></urlset>'''
for day in (2026, 3, 15), (2026, 5, 31):
    class Clock(datetime.datetime):
        @classmethod
        def now(cls, tz=None): return cls(*day, tzinfo=tz)
    with mock.patch("datetime.datetime", Clock):
        print("read on", datetime.date(*day), *(page.last_modified.date() for page in sitemap_from_str(sitemap).all_pages()))
PY
python3 -m venv "$work/python"
"$work/python/bin/pip" install -q --disable-pip-version-check ultimate-sitemap-parser==1.8.1 python-dateutil==2.9.0.post0 feedparser==6.0.14
"$work/python/bin/python" "$work/pages.py" | tee "$work/seen"
grep -qxF "alternate ['http://a.example/1.html'] feedparser ['http://a.example/1.html']" "$work/seen"
grep -qxF "self and alternate ['http://a.example/feeds/1'] feedparser ['http://a.example/1.html']" "$work/seen"
grep -qxF "XHTML title [] feedparser ['http://a.example/1.html']" "$work/seen"
grep -qxF "guid [] feedparser ['http://a.example/2.html']" "$work/seen"
grep -qxF "read on 2026-03-15 2024-03-15 2023-02-15" "$work/seen"
grep -qxF "read on 2026-05-31 2024-05-31 2023-02-28" "$work/seen"
