"""What part of each block is main content: the annotated text laid along the page's blocks."""
import re

WORD = re.compile(r"\w+", re.UNICODE)


def words(text):
    return WORD.findall(text.lower())


def matched(page, gold):
    """For each word of the page whether it is one of a longest common subsequence with gold (Hyyro, bit-parallel)."""
    hits = [False] * len(page)
    if not page or not gold:
        return hits
    masks = {}
    for j, word in enumerate(gold):
        masks[word] = masks.get(word, 0) | 1 << j
    full, rows = (1 << len(gold)) - 1, []
    v = full
    for word in page:
        u = v & masks.get(word, 0)
        v = ((v + u) | (v - u)) & full
        rows.append(v)
    i, j = len(page), len(gold)
    while i and j:
        if rows[i - 1] >> (j - 1) & 1:
            j -= 1
        else:
            i -= 1
            if not (i and not rows[i - 1] >> (j - 1) & 1):
                hits[i] = True
                j -= 1
    return hits


def shares(blocks, gold):
    """(matched words, words) of each block's text."""
    parts = [words(text) for text in blocks]
    hits = matched([word for part in parts for word in part], words(gold))
    out, at = [], 0
    for part in parts:
        out.append((sum(hits[at:at + len(part)]), len(part)))
        at += len(part)
    return out


def word_f1(prediction, gold):
    """The main figure of the benchmark, from Counters of words."""
    n, m = sum(prediction.values()), sum(gold.values())
    if not n or not m:
        return 1.0 if n == m else 0.0
    hit = sum((prediction & gold).values())
    return 2 * hit / (n + m)
