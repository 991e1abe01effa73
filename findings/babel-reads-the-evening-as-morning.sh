#!/bin/sh
# Babel 2.19.0 reads the times that it writes wrong: parse_time looks for the letters "am" and "pm" alone, whatever the locale calls the halves of
# the day. What format_time writes for 21:05 in Arabic, Spanish of Latin America, Korean, Greek and Taiwan's Chinese is read as 9:05, twelve
# hours early, with no error. Of Babel's 352 locales with a 12-hour clock this befalls 168; the others write AM and PM in Latin letters. The
# documentation says that the locale's time format leads the parser, and that format says where the half of the day stands ("a" or "B" of
# CLDR's patterns, UTS #35), whose names are in Babel's own data (get_period_names). dateparser 1.5.0 reads all six right.
#
# Seen: ar       9:05 م       Babel 09:05:00  dateparser 21:05:00        (format_time gave the text for 21:05)
#       es_MX    9:05 p.m.    Babel 09:05:00  dateparser 21:05:00
#       ko       오후 9:05     Babel 09:05:00  dateparser 21:05:00
#       el       9:05 μ.μ.    Babel 09:05:00  dateparser 21:05:00
#       zh_Hant  晚上9:05      Babel 09:05:00  dateparser 21:05:00
#       en_US    9:05 PM      Babel 21:05:00  dateparser 21:05:00
#       168 of 352 locales
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/times.py" <<'PY'
import datetime, re
import dateparser
from babel.dates import format_time, get_time_format, parse_time
from babel.localedata import locale_identifiers
evening = datetime.time(21, 5)
for locale, language in ("ar", "ar"), ("es_MX", "es"), ("ko", "ko"), ("el", "el"), ("zh_Hant", "zh-Hant"), ("en_US", "en"):
    text = format_time(evening, "short", locale=locale)
    by_dateparser = dateparser.parse(text, languages=[language])
    print(locale, "Babel", parse_time(text, locale=locale, format="short"), "dateparser", by_dateparser and by_dateparser.time())
halves = [locale for locale in locale_identifiers()
          if "h" in re.sub("'[^']*'", "", get_time_format("short", locale=locale).pattern)]
early = [locale for locale in halves
         if parse_time(format_time(evening, "short", locale=locale), locale=locale, format="short") == datetime.time(9, 5)]
print(len(early), "of", len(halves), "locales")
PY
python3 -m venv "$work/python"
"$work/python/bin/pip" install -q --disable-pip-version-check babel==2.19.0 dateparser==1.5.0
"$work/python/bin/python" "$work/times.py" | tee "$work/seen"
for locale in ar es_MX ko el zh_Hant; do grep -qxF "$locale Babel 09:05:00 dateparser 21:05:00" "$work/seen"; done
grep -qxF "en_US Babel 21:05:00 dateparser 21:05:00" "$work/seen"
grep -qxF "168 of 352 locales" "$work/seen"
