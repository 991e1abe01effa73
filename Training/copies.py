"""Copies of pages with other surroundings, so that the model does not learn the few sites that there are by heart.

Of what stands around the main content some is left out, some comes from other sites, and classes and ids lose their names.
"""
import copy
import random

from lxml import html

from labels import words

INVISIBLE = {"script", "style", "noscript", "template", "head", "title", "meta", "link"}
HOLDERS = {"body", "main", "section", "article", "div"}
NONE, MOST = 0.05, 0.9            # of an element's triples of words that are in the annotated text: surroundings, and main content
BARE = 0.1                        # of the copies have no surroundings at all, as texts have that a feed or a reader's mode gives
LEFT_OUT = 0.3                    # of the surroundings of the others
LENT = (3, 400)                   # words that an element has which is lent to another page
MOST_LENT = 4
RENAMED = (0, 0, 0.15, 0.4, 0.8)  # of the names of classes and ids, by chance one of these


def triples(text):
    found = words(text)
    return {tuple(found[i:i + 3]) for i in range(max(1, len(found) - 2))} if found else set()


def parsed(page):
    return html.document_fromstring(page["html"].encode("utf-8", "surrogatepass"), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))


def elements(root):
    return (element for element in root.iter() if isinstance(element.tag, str))


def surroundings(element, main):
    """The largest elements that have nothing of the main content."""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in INVISIBLE or not (said := triples(" ".join(child.itertext()))):
            continue
        share = len(said & main) / len(said)
        if share < NONE:
            yield child
        elif share < MOST:
            yield from surroundings(child, main)


def renamed(root, chance):
    share, names = chance.choice(RENAMED), {}
    for element in elements(root) if share else ():
        for key in ("class", "id"):
            if element.get(key):
                for name in element.get(key).split():
                    if name not in names:
                        names[name] = name if chance.random() > share else f"x{chance.getrandbits(24):06x}"
                element.set(key, " ".join(names[name] for name in element.get(key).split()))


def copies(pages, gold, fold, names, seed):
    """Yields for each page copies with the ids "ID#NAME". What is lent comes from the page's own fold, so that folds stay apart."""
    chance, known = random.Random(seed), []
    lent = {k: [] for k in set(fold.values())}
    for page in pages:
        root, main = parsed(page), triples(gold[page["id"]]["text"] or "")
        if (body := root.find("body")) is None:
            continue
        known.append((page, main))
        lent[fold[page["id"]]] += [html.tostring(element, encoding="unicode", with_tail=False) for element in surroundings(body, main)
                                   if LENT[0] <= len(words(" ".join(element.itertext()))) <= LENT[1]]
    for page, main in known:
        whole = parsed(page)
        for name in names:
            root = copy.deepcopy(whole)
            body = root.find("body")
            is_bare = chance.random() < BARE
            for element in list(surroundings(body, main)):
                if is_bare or chance.random() < LEFT_OUT:
                    element.drop_tree()
            holders = [element for element in elements(body) if element.tag in HOLDERS]
            for _ in range(0 if is_bare else chance.randint(0, MOST_LENT)):
                holder = chance.choice(holders)
                element = html.fragment_fromstring(chance.choice(lent[fold[page["id"]]]), create_parent=False)
                holder.insert(chance.choice([0, len(holder), chance.randint(0, len(holder))]), element)
            renamed(root, chance)
            yield {"id": f"{page['id']}#{name}", "url": page["url"], "html": html.tostring(root, encoding="unicode")}
