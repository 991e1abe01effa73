"""Shows a dry run in a terminal of 80 and of 132 columns, and looks whether its lines fit and its columns are straight.

    columns.py WINNOW

Wants Debian's tmux. Says what does not hold, and ends with 1."""
import os
import re
import subprocess
import sys
import tempfile
import time

winnow = os.path.abspath(sys.argv[1])
WORDS = ["نص عربي طويل عن المطر الذي هطل أمس على المدينة", "טקסט בעברית על הגשם שירד אתמול בעיר הגדולה", "关于昨天在城市里下的大雨的一段中文文字", "雨についての日本語の文章と한국어 문장",
         "👩‍👩‍👧 emoji 👍🏽 and 🇩🇪 flags ❤️ in a line", "e\u0301 and o\u0308 with marks set apart", "plain words about the rain of yesterday"]
html = "<title>雨 مطر</title><h1>雨 مطر</h1><nav>" + "".join(f"<a href=/{n}>{words}</a> " for n, words in enumerate(WORDS)) + "</nav>" + "".join(
    f"<p>{words * 9}</p><p class=share><a href=/>{words}</a></p>" for words in WORDS)
failed = False


def tmux(*arguments):
    return subprocess.run(["tmux", "-L", "winnow-columns", *arguments], check=True, capture_output=True, text=True).stdout


with tempfile.TemporaryDirectory() as folder:
    page, done = os.path.join(folder, "page.html"), os.path.join(folder, "done")
    with open(page, "w", encoding="utf-8") as file:
        file.write(html)
    for width in (80, 132):
        command = [winnow, "dry-run", "news", page]
        lines = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, "COLUMNS": str(width)}).stdout.rstrip("\n").split("\n")
        tmux("new-session", "-d", "-x", str(width), "-y", str(len(lines) * 2 + 10), f"env -u COLUMNS LC_ALL=C.UTF-8 {' '.join(command)}; touch {done}; sleep 60")
        while not os.path.exists(done):
            time.sleep(0.1)
        time.sleep(0.3)
        shown = tmux("capture-pane", "-p").rstrip("\n").split("\n")
        tmux("kill-server")
        os.remove(done)
        rows = [len(line) for line in shown if re.fullmatch(r"[a-z-]+ +[·−\d]+ +[·−\d]+ +\d+\.\d\d", line)]
        for what, holds in [(f"no line of {len(lines)} is broken", len(shown) == len(lines)), ("the table is straight", len(rows) > 3 and len(set(rows)) == 1)]:
            print(f"{'holds ' if holds else 'FAILS '} at {width} columns {what}")
            failed = failed or not holds
sys.exit(failed)
