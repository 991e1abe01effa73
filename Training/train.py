#!/usr/bin/env python3
"""Learn the model of select-main from annotated pages.

    train.py PAGES GOLD --winnow .build/release/winnow --out main.model [--folds 5] [--seed 7] [--fold-models FOLDER]

PAGES and GOLD are NDJSON, plain or .gz: {"id", "url", "html"} and {"id", "url", "text", "page_type"}. The rows come from
`winnow features`, so that training and use can never differ. Figures are cross-validated with all pages of a domain in one
fold. --fold-models writes the model of each fold beside the ids it was not trained on, to measure the whole pipeline by.
"""
import argparse
import datetime
import gzip
import hashlib
import json
import pathlib
import shutil
import subprocess
import tempfile
from collections import Counter
from urllib.parse import urlparse

import lightgbm
import numpy as np

from copies import copies
from labels import shares, word_f1, words

UNIT = 8192                      # of the leaves in the model's file
BLOCKS = dict(objective="binary", max_depth=6, num_leaves=63, min_data_in_leaf=40, feature_fraction=0.4,
              min_sum_hessian_in_leaf=0.05, bagging_fraction=0.8, bagging_freq=1, lambda_l2=1.0)
PAGES = dict(objective="multiclassova", learning_rate=0.08, max_depth=4, num_leaves=15, min_data_in_leaf=8,
             feature_fraction=0.4, bagging_fraction=0.8, bagging_freq=1)
# The first pass is only what the second leans on. Sure: the log-odds of the first member, or as much below zero, at which the product does not ask the others.
FIRST, SECOND = dict(trees=48, rate=0.15, sure=2.0), dict(trees=72, rate=0.12, sure=1.0)
PAGE_TREES = 60
SLACK = 0.003
MEMBERS = 3                       # models whose mean counts: the first learns from the pages alone, each other one from copies of its own as well
COPIES, WEIGHT_OF_A_COPY = 2, 0.5
SETTLED = 10                      # the second pass does not learn from a block that the first gives less; the product asks it about fewer still


def read(name):
    with (gzip.open if str(name).endswith(".gz") else open)(name, "rb") as stream:
        for line in stream:
            yield json.loads(line)


class Schema:
    """What the product says of its features: their names and fingerprint, the types of pages, and its limits."""

    def __init__(self, winnow):
        said = json.loads(subprocess.run([winnow, "features", "--schema"], check=True, capture_output=True).stdout)
        self.fingerprint, self.types = said["fingerprint"], said["pageTypes"]
        self.page_names, self.first_names, self.second_names = said["pageNames"], said["firstNames"], said["secondNames"]
        deepest, least_asked = said["greatestDepth"], said["secondPassScores"][0]
        if max(BLOCKS["max_depth"], PAGES["max_depth"]) > deepest:
            raise SystemExit(f"the product reads trees of depth {deepest} at most")
        if SETTLED > least_asked:
            raise SystemExit(f"the product asks the second pass about scores from {least_asked} on, which it would not have learned from")


class Rows:
    """The rows of all pages, as the product writes them, with the share of each block that is main content."""

    def __init__(self, schema, winnow, pipeline, pages, gold, scores=None, labelled=None):
        """labelled: rows of the same pages, which have been laid along the annotated texts already."""
        command = [winnow, "features", str(pages), "--pipeline", pipeline] + (["--scores", str(scores)] if scores else [])
        self.schema, self.gold, self.start, self.texts = schema, [], [0], labelled.texts if labelled else []
        whole, rows, hits, counts = [], [], [], []
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        for line in process.stdout:
            record = json.loads(line)
            page = gold[record["id"]]
            self.gold.append(page)
            whole.append(np.frombuffer(bytes.fromhex(record["page"]), np.uint8))
            if not labelled:
                texts = [block["text"] for block in record["blocks"]]
                for hit, count in shares(texts, page["text"] or ""):
                    hits.append(hit)
                    counts.append(count)
                self.texts += [Counter(words(text)) for text in texts]
            rows += [np.frombuffer(bytes.fromhex(block["row"]), np.uint8) for block in record["blocks"]]
            self.start.append(len(rows))
        if process.wait():
            raise SystemExit("winnow features failed")
        self.page_rows, self.rows = np.stack(whole), np.stack(rows)
        self.hits, self.counts = (labelled.hits, labelled.counts) if labelled else (np.array(hits), np.array(counts))
        self.page = np.repeat(np.arange(len(self.gold)), np.diff(self.start))
        self.truth = (self.hits * 2 > self.counts).astype(int)
        self.types = np.array([schema.types.index(page["page_type"]) for page in self.gold])
        self.answers = [Counter(words(page["text"] or "")) for page in self.gold]
        # 0 for a page itself, the number of the member for whom a copy was made otherwise.
        self.member = np.array([int((page["id"] + "#0").split("#")[1].split(".")[0]) for page in self.gold])
        self.real = self.member == 0

    def weights(self):
        """A word weighs as much as the benchmark lets it weigh, and every page the same at most, but copies less."""
        words_due = np.array([max(20, sum(answer.values())) for answer in self.answers])
        weight = (self.counts + 1.0) / (words_due[self.page] + 50)
        total = np.bincount(self.page, weight, minlength=len(self.gold))
        return weight * (np.minimum(1, 1 / np.maximum(total, 1e-9)) * np.where(self.real, 1, WEIGHT_OF_A_COPY))[self.page]

    def f1(self, chosen):
        """The benchmark's figure of each page when these blocks are kept; of no use for copies."""
        answers = [Counter() for _ in self.gold]
        for i in np.nonzero(chosen & self.real[self.page])[0]:
            answers[self.page[i]].update(self.texts[i])
        return np.array([word_f1(answer, due) for answer, due in zip(answers, self.answers)])

    def counts_of(self, chosen):
        kept = np.bincount(self.page, self.counts * chosen, minlength=len(self.gold))
        right = np.bincount(self.page, self.hits * chosen, minlength=len(self.gold))
        due = np.array([sum(answer.values()) for answer in self.answers])
        return right, kept, due


def domain(url):
    return ".".join(urlparse(url).netloc.split(":")[0].split(".")[-2:])


def folds(gold, count, seed):
    return np.array([int(hashlib.sha1(f"{seed}{domain(page['url'])}".encode()).hexdigest(), 16) % count for page in gold])


def learn(rows, truth, weights, trees, parameters, seed):
    parameters = dict(parameters, verbose=-1, seed=seed, num_threads=2, deterministic=True, force_row_wise=True)
    return lightgbm.train(parameters, lightgbm.Dataset(rows, truth, weight=weights), trees)


def by_member(data, inside):
    """The pages among these that each member learns from."""
    return [inside & (data.real | (data.member == member)) for member in range(MEMBERS)]


def learn_blocks(data, inside, seed, look, without=True):
    """A model of each member."""
    parameters, weights, usable = dict(BLOCKS, learning_rate=look["rate"]), data.weights(), (data.counts > 0) & without
    uses = [pages[data.page] & usable for pages in by_member(data, inside)]
    return [learn(data.rows[use], data.truth[use], weights[use], look["trees"], parameters, seed + k) for k, use in enumerate(uses)]


def learn_types(data, inside, seed):
    """A model of each member."""
    return [learn(data.page_rows[use], data.types[use], None, PAGE_TREES, dict(PAGES, num_class=len(data.schema.types)), seed + k) for k, use in enumerate(by_member(data, inside))]


def probability(models, rows):
    """Of the mean of what the trees of all members come to; for page types each class by itself, not scaled to one."""
    return 1 / (1 + np.exp(-np.mean([model.predict(rows, raw_score=True) for model in models], 0)))


def level(probability):
    """A probability as the byte that the product makes of it."""
    return np.clip(np.round(probability * 255), 0, 255).astype(np.uint8)


def write_scores(path, data, scores, types):
    with open(path, "w") as out:
        for k, page in enumerate(data.gold):
            blocks = scores[data.start[k]:data.start[k + 1]].tolist()
            out.write(json.dumps({"id": page["id"], "blocks": blocks, "types": types[k].tolist()}) + "\n")


def thresholds(data, scores):
    """For each mode the score that F-beta is best at, as means over pages: 0.5 for precision, 1, and 2 for recall.

    The curves are flat at their tops, and other pages than these need more precision: of all scores that come within SLACK of
    the best, the highest.
    """
    best = {}
    for mode, beta in [("precision", 0.5), ("balanced", 1.0), ("recall", 2.0)]:
        figures = []
        for threshold in range(10, 240, 5):
            right, kept, due = data.counts_of(scores >= threshold)
            below = beta ** 2 * due + kept
            figures.append((np.mean(np.where(below > 0, (1 + beta ** 2) * right / np.maximum(below, 1), 1.0)[data.real]), threshold))
        most = max(figures)[0]
        best[mode] = max(threshold for figure, threshold in figures if figure >= most - SLACK)
    return best


def nodes(tree, out):
    """A tree's nodes, each before its branches: feature and the most that goes left, or 255 and a leaf's two bytes."""
    if "leaf_value" in tree:
        value = int(np.clip(round(tree["leaf_value"] / MEMBERS * UNIT), -32768, 32767)) & 0xFFFF
        out += bytes([255, value >> 8, value & 255])
        return
    out += bytes([tree["split_feature"], min(254, int(tree["threshold"]))])
    nodes(tree["left_child"], out)
    nodes(tree["right_child"], out)


def packed(models, width, classes, depth, sure):
    out = bytearray()
    for model in models:
        for tree in model.dump_model()["tree_info"]:
            nodes(tree["tree_structure"], out)
    levels = [round(UNIT * float(np.log((k + 0.5) / (254.5 - k)))) for k in range(255)]
    members = {"members": MEMBERS, "sure": round(sure * UNIT / MEMBERS)} if sure else {}
    return {"depth": depth, "width": width, "classes": classes, **members, "base": [0] * classes, "levels": levels, "bytes": len(out)}, bytes(out)


def export(path, name, schema, types, first, second, limits, note):
    parts, bodies = {}, b""
    for key, models, width, classes, depth, sure in [("pageTypes", types, len(schema.page_names), len(schema.types), PAGES["max_depth"], None),
                                                     ("first", first, len(schema.first_names), 1, BLOCKS["max_depth"], FIRST["sure"]),
                                                     ("second", second, len(schema.second_names), 1, BLOCKS["max_depth"], SECOND["sure"])]:
        parts[key], body = packed(models, width, classes, depth, sure)
        bodies += body
    head = {"name": name, "note": note, "fingerprint": schema.fingerprint, "thresholds": limits, "pageNames": schema.page_names,
            "firstNames": schema.first_names, "secondNames": schema.second_names, **parts}
    path.write_bytes(b"winnow-model 1\n" + json.dumps(head, separators=(",", ":")).encode() + b"\n" + bodies)


def by_type(data, figures):
    return {kind: round(float(figures[data.real & (data.types == k)].mean()), 4) for k, kind in enumerate(data.schema.types)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages")
    parser.add_argument("gold")
    parser.add_argument("--winnow", default=".build/release/winnow")
    parser.add_argument("--pipeline", default="article", help="whose select-main is trained")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--name", default="wcxb-3")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--fold-models", type=pathlib.Path)
    options = parser.parse_args()
    schema = Schema(options.winnow)
    gold = {page["id"]: page for page in read(options.gold)}
    with tempfile.TemporaryDirectory() as folder:
        pages = pathlib.Path(folder) / "pages.ndjson"
        with (gzip.open if options.pages.endswith(".gz") else open)(options.pages, "rb") as stream, open(pages, "wb") as out:
            shutil.copyfileobj(stream, out)
        own = {page["id"]: k for page, k in zip(gold.values(), folds(gold.values(), options.folds, options.seed))}
        count = len(gold)
        with open(pages, "a") as out:
            for page in copies(read(options.pages), gold, own, [f"{member}.{copy}" for member in range(1, MEMBERS) for copy in range(COPIES)], options.seed):
                gold[page["id"]] = dict(gold[page["id"].split("#")[0]], id=page["id"])
                out.write(json.dumps(page, ensure_ascii=False) + "\n")
        data1 = Rows(schema, options.winnow, options.pipeline, pages, gold)
        fold = folds(data1.gold, options.folds, options.seed)
        scores, types = np.zeros(len(data1.page), np.uint8), np.zeros((len(fold), len(schema.types)), np.uint8)
        models = []
        for k in range(options.folds):
            inside, out = fold != k, fold == k
            models.append((learn_types(data1, inside, options.seed), learn_blocks(data1, inside, options.seed, FIRST)))
            types[out] = level(probability(models[k][0], data1.page_rows[out]))
            scores[out[data1.page]] = level(probability(models[k][1], data1.rows[out[data1.page]]))
        print("page type", round(float((types.argmax(1) == data1.types)[data1.real].mean()), 4))
        write_scores(pathlib.Path(folder) / "scores.ndjson", data1, scores, types)
        data2 = Rows(schema, options.winnow, options.pipeline, pages, gold, pathlib.Path(folder) / "scores.ndjson", labelled=data1)
    final = np.zeros(len(data2.page), np.uint8)
    settled = scores < SETTLED
    seconds = [learn_blocks(data2, fold != k, options.seed, SECOND, ~settled) for k in range(options.folds)]
    for k in range(options.folds):
        out = (fold == k)[data2.page]
        final[out] = level(probability(seconds[k], data2.rows[out]))
    final = np.where(settled, scores, final)
    print("settled at the first pass", round(float(settled.mean()), 3))
    limits = thresholds(data2, final)
    figures = data2.f1(final >= limits["balanced"])
    print("thresholds", limits)
    print("cross-validated word F1", round(float(figures[data2.real].mean()), 4), by_type(data2, figures))
    print("of the right blocks", round(float(data2.f1(data2.truth > 0)[data2.real].mean()), 4))
    note = f"WCXB development half, CC-BY-4.0; {count} pages; {datetime.date.today()}"
    if options.fold_models:
        options.fold_models.mkdir(parents=True, exist_ok=True)
        for k in range(options.folds):
            export(options.fold_models / f"{k}.model", f"{options.name}-fold{k}", schema, *models[k], seconds[k], limits, note)
            ids = [page["id"] for page, f, real in zip(data1.gold, fold, data1.real) if f == k and real]
            (options.fold_models / f"{k}.ids").write_text("\n".join(ids) + "\n")
    everything = np.ones(len(fold), bool)
    export(options.out, options.name, schema, learn_types(data1, everything, options.seed), learn_blocks(data1, everything, options.seed, FIRST),
           learn_blocks(data2, everything, options.seed, SECOND, ~settled), limits, note)
    print("wrote", options.out, options.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
