"""The public surface of the libraries, from the compiler's symbol graphs.

    surface.py SYMBOLGRAPHS list           writes API.md: every public symbol, a line each
    surface.py SYMBOLGRAPHS undocumented   writes file:line of those without a word of documentation; ends with 1 if there are any

SYMBOLGRAPHS is the folder that `swift package dump-symbol-graph` writes. An option of a step is documented by its @Option."""
import glob
import json
import os
import sys

MODULES = {"Winnow": "pages, stages and pipelines", "WinnowStages": "the built-in stages and pipelines", "WinnowTesting": "the laws that stages keep",
           "WinnowIO": "reading and writing", "WinnowCommand": "the command line as a library"}


def symbols(folder, module):
    seen = {}
    for path in glob.glob(os.path.join(folder, f"{module}.symbols.json")) + glob.glob(os.path.join(folder, f"{module}@*.symbols.json")):
        with open(path, encoding="utf-8") as file:
            for symbol in json.load(file)["symbols"]:
                if symbol["accessLevel"] in ("public", "open") and "::SYNTHESIZED::" not in symbol["identifier"]["precise"]:
                    seen[symbol["identifier"]["precise"]] = symbol
    return seen.values()


def is_option(symbol, sources):
    location = symbol.get("location")
    if not location:
        return False
    path = location["uri"].removeprefix("file://")
    if path not in sources:
        with open(path, encoding="utf-8") as file:
            sources[path] = file.read().split("\n")
    line = location["position"]["line"]
    return any("@Option(" in text for text in sources[path][max(0, line - 2):line + 1])


def declaration(symbol):
    return " ".join("".join(part["spelling"] for part in symbol.get("declarationFragments", [])).split())


folder, verb = sys.argv[1:]
if verb == "list":
    print("# The public surface\n\nWritten by `Documentation/surface`, from the compiler's symbol graphs; CI holds it against the sources. Semantic versions count what")
    print("changes here: a line that goes or changes is a breaking change, a new one is not.")
    for module, what in MODULES.items():
        print(f"\n## {module}\n\n{what[0].upper()}{what[1:]}.\n")
        lines, cases = set(), {}
        for symbol in symbols(folder, module):
            *parent, name = symbol["pathComponents"]
            if symbol["kind"]["identifier"] == "swift.enum.case" and "(" not in name:
                cases.setdefault(".".join(parent), set()).add(name)
            else:
                lines.add(f"- `{'.'.join(symbol['pathComponents'])}`: `{declaration(symbol)}`")
        lines |= {f"- `{parent}`: `case {', '.join(sorted(names))}`" for parent, names in cases.items()}
        print("\n".join(sorted(lines)))
else:
    sources, missing = {}, []
    for module in MODULES:
        for symbol in symbols(folder, module):
            if "docComment" not in symbol and not is_option(symbol, sources):
                location = symbol.get("location", {"uri": "", "position": {"line": -1}})
                missing.append(f"{os.path.relpath(location['uri'].removeprefix('file://'))}:{location['position']['line'] + 1}: {'.'.join(symbol['pathComponents'])}")
    print("\n".join(sorted(missing)))
    sys.exit(1 if missing else 0)
