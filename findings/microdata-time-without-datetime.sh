#!/bin/sh
# extruct 0.18.0 and microdata 0.8.0, two readers of microdata for Python: a property that is a time element without a datetime attribute
# has the empty string for its value, so a valid page that prints its date in the machine's form has no date of publication. In HTML (sections
# "Values" of microdata and "The time element") the value of a time element is its datetime value, which is the element's text if the attribute
# is missing. Only data and meter, which extruct reads by the same rule, are empty without theirs. mf2py 2.0.2, with which extruct reads
# microformats, takes the text.
#
# Seen: extruct    {'dateCreated': '2024-03-08', 'datePublished': ''}
#       microdata  {'dateCreated': '2024-03-08', 'datePublished': ''}
#       mf2py      2024-03-09
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/time.py" <<'PY'
import extruct, mf2py, microdata
page = '''<!DOCTYPE html><html lang=en><title>A</title><article class=h-entry itemscope itemtype=https://schema.org/Article>
<time itemprop=dateCreated datetime=2024-03-08>Friday</time> <time class=dt-published itemprop=datePublished>2024-03-09</time></article></html>'''
print("extruct", extruct.extract(page, syntaxes=["microdata"])["microdata"][0]["properties"])
print("microdata", {name: values[0] for name, values in sorted(microdata.get_items(page)[0].props.items())})
print("mf2py", mf2py.parse(doc=page)["items"][0]["properties"]["published"][0])
PY
python3 -m venv "$work/python"
"$work/python/bin/pip" install -q --disable-pip-version-check extruct==0.18.0 microdata==0.8.0 mf2py==2.0.2
"$work/python/bin/python" "$work/time.py" | tee "$work/seen"
grep -qxF "extruct {'dateCreated': '2024-03-08', 'datePublished': ''}" "$work/seen"
grep -qxF "microdata {'dateCreated': '2024-03-08', 'datePublished': ''}" "$work/seen"
grep -qxF "mf2py 2024-03-09" "$work/seen"
