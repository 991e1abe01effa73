"""Makes letters.json: how likely the letters of each language follow each other, for the choice of a charset.

    letters.py WORDFREQ LANGDETECT --out letters.json

WORDFREQ is the folder `data` of the package wordfreq 3.1 (word lists, CC BY-SA 4.0), LANGDETECT the folder `profiles` of
langdetect 1.0.9 (Apache 2.0). Nothing is random: the same lists give the same file.
"""
import argparse
import collections
import gzip
import json
import math
import pathlib
import unicodedata

import msgpack

LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"   # half bits
SCRIPTS = {
    "Latin": "en fr de es pt it nl ca da sv nb fi is pl cs sk hu ro sl sh lt lv tr vi id et sq",
    "Cyrillic": "ru uk bg mk sr", "Greek": "el", "Arabic": "ar fa ur", "Hebrew": "he", "Thai": "th",
}
IDEOGRAPHS = "zh zh-Hant ja ko"
FROM_PROFILES = {"et", "sq", "th"}
NAMES = {"nb": "no", "sh": "hr"}
RAREST = 1e-5            # letters that are rarer are not of the language's alphabet
FLOOR = 2.0 ** -15
CHARACTERS = 4000

# What the legacy charsets have in place of a letter that they lack.
LEGACY = {"ro": str.maketrans("șț", "şţ"), "fa": str.maketrans("ی", "ي"), "ur": str.maketrans("ی", "ي")}
CYRILLIC = str.maketrans("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш")


def serbian(word):
    for pair, letter in (("nj", "њ"), ("lj", "љ"), ("dž", "џ")):
        word = word.replace(pair, letter)
    return word.translate(CYRILLIC)


def words(folder, language):
    """Words with how often they come, of a list in bands of a hundredth of a bel."""
    file = next(f for f in (folder / f"large_{language}.msgpack.gz", folder / f"small_{language}.msgpack.gz") if f.exists())
    for i, band in enumerate(msgpack.load(gzip.open(file), raw=False)[1:]):
        for word in band:
            yield unicodedata.normalize("NFC", word), 10 ** (-i / 100)


def is_letter(c):
    return unicodedata.category(c)[0] in "LM" or c == "\u200c"


def pairs_of_words(folder, language):
    pairs = collections.Counter()
    source = "sh" if language == "sr" else language
    for word, often in words(folder, source):
        if language == "sr":
            word = serbian(word)
        word = word.translate(LEGACY.get(language, {}))
        letters = " " + "".join(c if is_letter(c) else " " for c in word) + " "
        for a, b in zip(letters, letters[1:]):
            if a + b != "  ":
                pairs[a, b] += often
    return pairs


def pairs_of_profile(folder, language):
    pairs = collections.Counter()
    for gram, count in json.loads((folder / language).read_text())["freq"].items():
        if len(gram) == 2 and all(c == " " or is_letter(c) for c in gram):
            pairs[tuple(gram.lower())] += count
    return pairs


def script(c):
    name = unicodedata.name(c, "")
    return "Arabic" if c == "\u200c" else next((s for s in SCRIPTS if name.startswith(s.upper())), "Common" if c == " " else "")


def level(p):
    return LEVELS[min(len(LEVELS) - 1, max(0, round(-2 * math.log2(p))))]


def language_model(name, script_name, pairs):
    pairs = {p: n for p, n in pairs.items() if all(c == " " or script(c) == script_name or unicodedata.category(c) == "Mn" for c in p)}
    single = collections.Counter()
    for (a, b), n in pairs.items():
        single[b] += n
    total = sum(single.values())
    letters = " " + "".join(sorted(c for c, n in single.items() if c != " " and n / total > RAREST))
    single = {c: single[c] / total for c in letters}
    known = sum(single.values())
    rows = []
    for a in letters:
        of_a = sum(pairs.get((a, b), 0) for b in letters) or 1
        trust = 0.97 if of_a > RAREST * total else 0.5
        rows.append("".join(level(max(FLOOR, trust * pairs.get((a, b), 0) / of_a + (1 - trust) * single[b] / known)) for b in letters))
    return {"language": name, "script": script_name, "letters": letters[1:], "pairs": "".join(rows)}


def character_model(folder, language):
    single = collections.Counter()
    for word, often in words(folder, language.split("-")[0]):
        for c in word:
            if ord(c) > 0x7F and is_letter(c):
                single[c] += often
    if language == "zh-Hant":
        traditional = collections.defaultdict(list)
        for t, s in msgpack.load(gzip.open(folder / "_chinese_mapping.msgpack.gz"), raw=False, strict_map_key=False).items():
            traditional[chr(s) if isinstance(s, int) else s].append(chr(t) if isinstance(t, int) else t)
        moved = collections.Counter()
        for c, n in single.items():
            forms = [t for t in traditional.get(c, []) if encodes(t)] + ([c] if encodes(c) else [])
            for form in forms:
                moved[form] += n / len(forms)
        single = moved
    total = sum(single.values())
    bands = collections.defaultdict(list)
    for c, n in sorted(single.most_common(CHARACTERS), key=lambda x: x[0]):
        bands[round(-math.log2(n / total))].append(c)
    return {"language": language, "bits": {str(bits): "".join(bands[bits]) for bits in sorted(bands)}}


def encodes(c):
    try:
        c.encode("big5")
        return True
    except UnicodeEncodeError:
        return False


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wordfreq", type=pathlib.Path)
    parser.add_argument("langdetect", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    rows = []
    for script_name, languages in SCRIPTS.items():
        for language in languages.split():
            pairs = pairs_of_profile(options.langdetect, language) if language in FROM_PROFILES else pairs_of_words(options.wordfreq, language)
            rows.append(language_model(NAMES.get(language, language), script_name, pairs))
    characters = [character_model(options.wordfreq, language) for language in IDEOGRAPHS.split()]
    lines = ",\n".join("    " + json.dumps(row, ensure_ascii=False).replace("\u200c", "\\u200C") for row in rows)
    more = ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in characters)
    options.out.write_text(
        '{\n  "$schema": "../../../../Schemas/letters.schema.json",\n'
        '  "source": "Training/charset/letters.py, from the word lists of wordfreq 3.1 (CC BY-SA 4.0) and the profiles of langdetect 1.0.9 (Apache 2.0)",\n'
        f'  "pairs": [\n{lines}\n  ],\n  "characters": [\n{more}\n  ]\n}}\n')


main()
