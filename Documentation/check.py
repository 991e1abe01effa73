"""Runs or compiles every block of code of the documentation and the README; follows the links of all documents, looks for the names of the
glossary in the sources, and compares the picture of the README with what the program says.

    check.py WINNOW

sh: run, in a folder with the pages and files that the texts speak of; in a document of its own they follow one another.
swift: stands so in a source that CI compiles. json: a pipeline, or a part of one, that `winnow pipeline lint` takes.
python: stands so in a program that CI runs, or is a recipe, which Bindings/python/tests/test_recipes.py runs. html: an example of a stage, which is a test."""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

winnow, root = os.path.abspath(sys.argv[1]), os.path.abspath(os.path.join(os.path.dirname(__file__), ".."))
failed = 0
# What ends by itself only when a person ends it, or is what CI has done already.
NOT_RUN = re.compile(r"^(winnow try |Distribution/|Integrations/|spark-submit |pip |swift build -c release|\./setup|Bindings/|Fuzz/|WINNOW_|python -c |curl |swift run -c release|swift package plugin)")


def fails(where, what):
    global failed
    failed += 1
    print(f"FAILS  {where}: {what}")


def blocks(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for match in re.finditer(r"^```(\w+)\n(.*?)^```", text, re.M | re.S):
        yield match[1], match[2], f"{os.path.relpath(path, root)}:{text[:match.start()].count(chr(10)) + 2}"


def sandbox():
    folder = tempfile.mkdtemp()
    shutil.copytree(os.path.join(root, "Fixtures/seed"), os.path.join(folder, "pages"))
    with open(os.path.join(folder, "page.html"), "w", encoding="utf-8") as file:
        file.write("<title>Rain | Site</title><h1>Rain</h1><p>It has rained for a week, and the river is high, say those who live by it.<p>Nobody knows when it will end, and the mill has stopped, according to the harbour office.<h3>Read more</h3><ul><li><a href=/1>The drought that went before it</a><li><a href=/2>A bridge is closed again</a></ul>")
    lines, records, gold = [], [], []
    for name in sorted(glob.glob(os.path.join(folder, "pages/*.html"))):
        with open(name, encoding="utf-8") as file:
            html = file.read()
        page = {"id": os.path.basename(name), "url": f"https://news.example.org/{os.path.basename(name)}", "html": html}
        lines.append(json.dumps(page))
        gold.append(json.dumps({"id": page["id"], "text": "rain", "language": "ar", "gold": {"attributions": [{"kind": "publisher", "name": "بلدي نيوز", "evidence": "بلدي نيوز"}]}}))
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html.encode()
        records.append(f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {page['url']}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:x:{len(records)}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n")
    for name, text in [("pages.ndjson", "\n".join(lines) + "\n"), ("gold.ndjson", "\n".join(gold) + "\n"), ("my-news.json", '{"name": "my-news", "extends": "news", "patch": {"drop-meta-lines": false}}')]:
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    with open(os.path.join(folder, "crawl.warc"), "wb") as file:
        file.writelines(records)
    subprocess.run(["gzip", "-k", "crawl.warc"], cwd=folder, check=True)
    os.makedirs(os.path.join(folder, "bin"))
    os.symlink(winnow, os.path.join(folder, "bin/winnow"))
    return folder


def shell(path, codes):
    folder = sandbox()
    # A package of the text shares what Examples/check built of Winnow; it has a plan of its own.
    built = os.path.join(root, ".build-examples")
    for plan in glob.glob(os.path.join(built, "*.yaml")):
        os.remove(plan)
    environment = {**os.environ, "PATH": os.path.join(folder, "bin") + ":" + os.environ["PATH"], "SWIFTPM_BUILD_DIR": built}
    script = ["set -euo pipefail"]
    for code, where in codes:
        for line in code.replace("\\\n", " ").split("\n"):
            command = line.split("   #")[0].strip()
            # For release it would build all of Winnow once more.
            command += " -c debug" if command == "./build-plugin" else ""
            if command and not command.startswith("#") and not NOT_RUN.match(command):
                # 1 is an answer of these: the words were dropped, there are differences.
                command += " || [ $? = 1 ]" if command.startswith(("winnow explain", "winnow diff")) else ""
                # None failed here, so that there is no page to run again.
                command += " || [ $? = 66 ]" if command.startswith("winnow run news failed.ndjson") else ""
                script.append(f"echo {json.dumps(where)} >&3; {command}")
    with open(os.path.join(folder, "at"), "w") as at:
        result = subprocess.run(["bash", "-c", "exec 3>at\n" + "\n".join(script)], cwd=folder, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if result.returncode:
        with open(os.path.join(folder, "at")) as at:
            fails(at.read().strip().split("\n")[-1], f"ends with {result.returncode}: {result.stderr[-600:]}")
    shutil.rmtree(folder)


def flat(text):
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


compiled = {path: open(path, encoding="utf-8").read() for pattern in ("Examples/*/Sources/**/*.swift", "Examples/OwnProgram/Package.swift", "Examples/*/*.py", "Integrations/*/*.py", "Tests/**/*.swift", "Sources/WinnowCommand/Extend/Template/*.swift.template", "Sources/WinnowStages/Write/*.swift")
            for path in glob.glob(os.path.join(root, pattern), recursive=True)}
made = flat("\n".join(compiled.values()).replace("{{type}}", "DropAdverts").replace("{{name}}", "drop-adverts").replace("public ", "").replace("package ", ""))


def lint(code, where):
    text = code if code.lstrip().startswith("{") else "{" + code + "}"
    try:
        pipeline = json.loads(text)
    except ValueError as error:
        return fails(where, f"no JSON: {error}")
    if not any(key in pipeline for key in ("stages", "extends", "patch", "tests")):
        return None
    if "stages" not in pipeline:
        pipeline.setdefault("extends", "news")
    # Stages of the text's own package are built and run where the package is.
    text = json.dumps(pipeline)
    if "drop-adverts" in text:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "pipeline.json")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        with open(os.path.join(folder, "my-site.survey.json"), "w", encoding="utf-8") as file:
            file.write('{"version": 1, "hosts": {}}')
        result = subprocess.run([winnow, "--allow-exec", "pipeline", "lint", path], capture_output=True, text=True)
        if result.returncode == 0 and "tests" in pipeline:
            result = subprocess.run([winnow, "--allow-exec", "test", path], capture_output=True, text=True)
        if result.returncode:
            fails(where, result.stdout + result.stderr)


count = 0
contributing = os.path.join(root, "CONTRIBUTING.md")
for path in [os.path.join(root, "README.md"), contributing, *sorted(glob.glob(os.path.join(root, "Documentation/Winnow.docc/*.md")))]:
    codes = []
    for language, code, where in blocks(path):
        count += 1
        if language == "sh":
            # The two commands at the head of the README are those that CI begins with, and those of CONTRIBUTING are for the repository.
            if "./setup" not in code and path != contributing:
                codes.append((code, where))
        elif language == "python" and os.path.basename(path) == "Python.md":
            continue
        elif language in ("swift", "python"):
            if flat(code.replace("public ", "").replace("package ", "")) not in made:
                fails(where, "stands in no source that is compiled")
        elif language == "json":
            lint(code, where)
        elif language != "html":
            fails(where, f"nobody knows how to check {language}")
    shell(path, codes)

# Links within the repository, `path` or `path#heading`, lead somewhere.
documents = subprocess.run(["git", "ls-files", "*.md"], cwd=root, capture_output=True, text=True, check=True).stdout.split()
articles = {os.path.splitext(os.path.basename(name))[0] for name in documents if ".docc/" in name} | {"All-stages"}


def headings(path):
    with open(path, encoding="utf-8") as file:
        titles = re.findall(r"^#+ (.+)$", file.read(), re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


for name in documents:
    with open(os.path.join(root, name), encoding="utf-8") as file:
        text = re.sub(r"^```.*?^```|`[^`\n]+`", "", file.read(), flags=re.M | re.S)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        target, _, heading = link.partition("#")
        path = os.path.join(root, os.path.dirname(name), target) if target else os.path.join(root, name)
        if re.match(r"https?:", link) or ".docc/" in name and link == "architecture":
            continue
        if not os.path.exists(path):
            fails(name, f"a link leads to {target}, which is not there")
        elif heading and heading not in headings(path):
            fails(name, f"a link leads to {link}, which has no such heading")
    for link in re.findall(r"<doc:([^>]+)>", text):
        if link not in articles:
            fails(name, f"there is no article {link}")

# The names of the glossary are those of the code.
words = set()
for path in glob.glob(os.path.join(root, "Sources/**/*"), recursive=True) + glob.glob(os.path.join(root, "Tests/**/*.swift"), recursive=True):
    if path.endswith((".swift", ".c", ".h", ".json")):
        words.add(os.path.basename(path))
        with open(path, encoding="utf-8") as file:
            words.update(re.findall(r"\w+", file.read()))
with open(os.path.join(root, "GLOSSARY.md"), encoding="utf-8") as file:
    for number, line in enumerate(file, 1):
        for name in re.findall(r"`([\w.+]+)`", line):
            if name not in words and name + ".swift" not in words:
                fails(f"GLOSSARY.md:{number}", f"no source has the name {name}")

drawing = subprocess.run([sys.executable, os.path.join(root, "Documentation/picture.py"), winnow, "--check"], capture_output=True, text=True)
if drawing.returncode:
    fails("Documentation/dry-run.svg", drawing.stderr.strip())

print(f"{count} blocks of code and {len(documents)} documents, {failed} mistakes")
sys.exit(1 if failed else 0)
