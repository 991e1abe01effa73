"""Draws what a dry run does to a page: Documentation/dry-run.svg, from what the program says of Documentation/dry-run.html.

    picture.py WINNOW            writes it anew
    picture.py WINNOW --check    ends with 1 where it is not what the program says now
"""
import html
import json
import os
import subprocess
import sys
import textwrap

folder = os.path.dirname(os.path.abspath(__file__))
page, picture = os.path.join(folder, "dry-run.html"), os.path.join(folder, "dry-run.svg")

WIDTH, LINE, COLUMN = 1040, 19, 590
# Characters that fit into a line of the column of the page, of reasons, and of the record.
FITS, REASON, VALUE = 74, 58, 110
COLOURS = ["#a4380f", "#0b6e4f", "#7b2d8b", "#1d5fa8", "#8a6d00", "#a3195b"]


def ask(*arguments):
    # The page stands in the current folder, so that no name of a folder comes into the picture.
    return json.loads(subprocess.run([winnow, *arguments, os.path.basename(page)], cwd=folder, capture_output=True, check=True).stdout)


def blocks(run, record):
    """The blocks of the page in its order: where each stands, its text, and the stage and reason that dropped it."""
    with open(page, encoding="utf-8") as file:
        source = file.read()
    found = [(source.index(block["text"]), block["text"], None, "") for block in record["blocks"]]
    for stage in run["stages"]:
        for edit in stage["edits"]:
            if edit["kind"] == "drop":
                # What weighed most in a score, after a semicolon, is for the dry run itself.
                reason = f"{edit['rule']}: {edit['detail'].split('; ')[0]}" if edit.get("detail") else edit["rule"]
                found.append((len(source.encode()[:edit["source"][0]].decode()), edit["text"], stage["id"], reason))
    return sorted(found)


def joined(found):
    """Neighbours that one stage dropped are one row where they fit, with the reason of the first."""
    rows = []
    for _, text, stage, reason in found:
        if rows and stage and rows[-1][1] == stage and len(rows[-1][0]) + len(text) + 3 <= FITS:
            rows[-1][0] += " · " + text
        else:
            rows.append([text, stage, reason])
    return rows


def values(record):
    """The record as keys and values, one line each."""
    dateline = ", ".join(f"{key} {value}" for key, value in record["dateline"].items())
    credits = [f"{found['kind']} {found['name']} (“{found['evidence']}”)" for found in record["attributions"] if found["kind"] in ("agency", "cited")]
    rows = [("title", record["title"]), ("site", record["site"]), ("published", record["published"]),
            ("authors", ", ".join(author["name"] for author in record["authors"])), ("dateline", dateline), ("language", record["language"]),
            ("related", "; ".join(link["title"] for link in record["related"]))]
    return rows + [("attributions" if number == 0 else "", credit) for number, credit in enumerate(credits)]


def element(text, x, y, **attributes):
    style = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items())
    return f'<text x="{x}" y="{y}"{style}>{html.escape(text, quote=False)}</text>'


def draw(run, record):
    out, y = [], 34
    out.append(element("$ winnow dry-run news dry-run.html", 20, y, font_family="ui-monospace, monospace", font_weight="600"))
    y += 16
    colours = {}
    for text, stage, reason in joined(blocks(run, record)):
        lines = textwrap.wrap(text, FITS) if stage is None else [textwrap.shorten(text, FITS, placeholder=" …")]
        height = LINE * max(len(lines), 1 if stage is None else 2) + 8
        if stage is None:
            for number, line in enumerate(lines):
                out.append(element(line, 20, y + 17 + LINE * number, fill="#111"))
        else:
            colour = colours.setdefault(stage, COLOURS[len(colours) % len(COLOURS)])
            out.append(f'<rect x="12" y="{y}" width="{WIDTH - 24}" height="{height - 4}" rx="4" fill="{colour}" fill-opacity="0.08"/>')
            out.append(element(lines[0], 20, y + 17, fill="#777", text_decoration="line-through"))
            out.append(element(stage, COLUMN, y + 17, fill=colour, font_weight="600"))
            out.append(element(textwrap.shorten(reason, REASON, placeholder=" …"), COLUMN, y + 17 + LINE - 2, fill="#555", font_size="12"))
        y += height
    y += 12
    out.append(f'<line x1="12" x2="{WIDTH - 12}" y1="{y}" y2="{y}" stroke="#ccc"/>')
    for key, value in values(record):
        y += LINE
        out.append(element(key, 20, y + 4, fill="#1d5fa8", font_weight="600"))
        out.append(element(textwrap.shorten(value, VALUE, placeholder=" …"), 130, y + 4, fill="#111"))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 24}" font-family="system-ui, sans-serif" font-size="14" role="img">'
    return "\n".join([head, "<title>A dry run: what is kept of a page, what was dropped by which stage and why, and the record</title>", '<rect width="100%" height="100%" fill="#fff"/>', *out, "</svg>", ""])


winnow = os.path.abspath(sys.argv[1])
drawn = draw(ask("dry-run", "news", "--json"), ask("run", "news"))
if sys.argv[2:] == ["--check"]:
    with open(picture, encoding="utf-8") as file:
        if file.read() != drawn:
            sys.exit("Documentation/dry-run.svg is not what the program says: Documentation/picture.py WINNOW draws it anew.")
else:
    with open(picture, "w", encoding="utf-8") as file:
        file.write(drawn)
