#!/bin/sh
# dateparser 1.5.0 tries its 200 languages on a date until one fits, and some fit ISO 8601. Without its accent, as dateparser compares it, the
# Lower Sorbian abbreviation of day, "ź", is the Z of UTC: the time digits before the Z become a count of days, and the date itself is dropped.
# "20240229T101500Z", the basic format with seconds, is the day 101500 days ago, in the 18th century; "2024-02-29T10Z" is ten days ago, and
# "2024-02-29T10:15:00,5Z", with the comma, one of the two decimal signs of ISO 8601, is five days ago. The W of a week date is Polish
# "w" (in): "2024-W10-3", 6 March 2024, is 3 October. No error is given, the day moves with the clock, and the extended format with a
# point is read right. 1.4.0 finds no date in the first three. The documentation says that the language is detected and names no such
# limit; Python's datetime.fromisoformat reads all five as ISO 8601 has them.
#
# Seen: 1.5.0 20240229T101500Z        1746-05-08 (dsb)    ISO 8601 2024-02-29
#       1.5.0 2024-02-29T10Z          2024-03-21 (dsb)    ISO 8601 2024-02-29
#       1.5.0 2024-02-29T10:15:00,5Z  2024-03-26 (dsb)    ISO 8601 2024-02-29
#       1.5.0 2024-W10-3              2024-10-03 (pl)     ISO 8601 2024-03-06
#       1.5.0 2024-02-29T10:15:00Z    2024-02-29 (en)     ISO 8601 2024-02-29
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/dates.py" <<'PY'
import datetime, importlib.metadata
from dateparser.date import DateDataParser
parser = DateDataParser(settings={"RELATIVE_BASE": datetime.datetime(2024, 3, 31)})
for text in "20240229T101500Z", "2024-02-29T10Z", "2024-02-29T10:15:00,5Z", "2024-W10-3", "2024-02-29T10:15:00Z":
    read = parser.get_date_data(text)
    print(importlib.metadata.version("dateparser"), text, read.date_obj and read.date_obj.date(), f"({read.locale})",
          "ISO 8601", datetime.datetime.fromisoformat(text).date())
PY
for version in 1.5.0 1.4.0; do
  python3 -m venv "$work/$version"
  "$work/$version/bin/pip" install -q --disable-pip-version-check "dateparser==$version"
  "$work/$version/bin/python" "$work/dates.py"
done | tee "$work/seen"
grep -qxF "1.5.0 20240229T101500Z 1746-05-08 (dsb) ISO 8601 2024-02-29" "$work/seen"
grep -qxF "1.5.0 2024-02-29T10Z 2024-03-21 (dsb) ISO 8601 2024-02-29" "$work/seen"
grep -qxF "1.5.0 2024-02-29T10:15:00,5Z 2024-03-26 (dsb) ISO 8601 2024-02-29" "$work/seen"
grep -qxF "1.5.0 2024-W10-3 2024-10-03 (pl) ISO 8601 2024-03-06" "$work/seen"
grep -qxF "1.5.0 2024-02-29T10:15:00Z 2024-02-29 (en) ISO 8601 2024-02-29" "$work/seen"
grep -qxF "1.4.0 20240229T101500Z None (None) ISO 8601 2024-02-29" "$work/seen"
