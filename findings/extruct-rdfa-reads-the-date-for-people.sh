#!/bin/sh
# extruct 0.18.0 reads RDFa in a page of HTML without the rules of HTML: for a time element it gives the text that people see, not its
# datetime attribute, so that the date of publication is "am Donnerstag", and the language of each text, which stands in the lang attribute,
# is lost. No error is given, and of the same element it reads the date right as microdata. HTML+RDFa 1.1 (section 3.1) has both rules:
# datetime is the value, and lang is the language. pyRdfa3 3.6.5, with which extruct reads RDFa, follows them if it is told that the page is
# HTML. extruct, which by its README is for HTML (RDFa being "experimental"), never tells it.
#
# Seen: extruct, RDFa       {'@value': 'am Donnerstag'}, headline {'@value': 'Neues'}
#       extruct, microdata  2024-02-29
#       pyRdfa, text/html   "2024-02-29"^^xsd:date, headline "Neues"@de
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/dates.py" <<'PY'
import io, extruct, rdflib
from pyRdfa import pyRdfa
page = '''<!DOCTYPE html><html lang="de"><head><title>A</title></head><body vocab="http://schema.org/" typeof="Article" resource="#a"
itemscope itemtype="http://schema.org/Article"><h1 property="headline" itemprop="headline">Neues</h1>
<time property="datePublished" itemprop="datePublished" datetime="2024-02-29">am Donnerstag</time></body></html>'''
found = extruct.extract(page, base_url="http://a.example/", syntaxes=["rdfa", "microdata"])
article = next(node for node in found["rdfa"] if "http://schema.org/headline" in node)
print("extruct RDFa", article["http://schema.org/datePublished"], article["http://schema.org/headline"])
print("extruct microdata", found["microdata"][0]["properties"]["datePublished"])
graph = pyRdfa(base="http://a.example/", media_type="text/html").graph_from_source(io.BytesIO(page.encode()))
schema = rdflib.Namespace("http://schema.org/")
print("pyRdfa text/html", *(graph.value(predicate=schema[name], subject=rdflib.URIRef("http://a.example/#a")).n3() for name in ("datePublished", "headline")))
PY
python3 -m venv "$work/python"
"$work/python/bin/pip" install -q --disable-pip-version-check extruct==0.18.0 pyrdfa3==3.6.5 rdflib==7.6.0
"$work/python/bin/python" "$work/dates.py" | tee "$work/seen"
grep -qxF "extruct RDFa [{'@value': 'am Donnerstag'}] [{'@value': 'Neues'}]" "$work/seen"
grep -qxF "extruct microdata 2024-02-29" "$work/seen"
grep -qxF 'pyRdfa text/html "2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date> "Neues"@de' "$work/seen"
