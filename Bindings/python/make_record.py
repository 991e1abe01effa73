"""Writes src/winnow_clean/_record.py from Schemas/record.schema.json; with --check, ends with 1 where it is not what the schema says."""
import json
import keyword
import pathlib
import re
import sys
import textwrap

HERE = pathlib.Path(__file__).resolve().parent
SCHEMA = json.loads((HERE / "../../Schemas/record.schema.json").read_text(encoding="utf-8"))
TARGET = HERE / "src/winnow_clean/_record.py"
SCALARS = {"string": "str", "number": "float", "integer": "int", "boolean": "bool"}


def attribute(key):
    """The name in Python of a key of the record."""
    return re.sub(r"([A-Z])", lambda letter: "_" + letter[0].lower(), key) + ("_" if keyword.iskeyword(key) else "")


def resolved(schema):
    return {**SCHEMA["$defs"][schema["$ref"].split("/")[-1]], **schema} if "$ref" in schema else schema


def hint(schema, classes):
    """The type of a value, and how it is made of what JSON has."""
    schema = resolved(schema)
    if "enum" in schema or "const" in schema:
        words = schema.get("enum") or [schema["const"]]
        return ("bool", "{}") if words == [True] else (f"Literal[{', '.join(json.dumps(word) for word in words)}]", "{}")
    kind = schema["type"]
    if kind == "array" and "prefixItems" in schema:
        items = [hint(item, classes)[0] for item in schema["prefixItems"]]
        return f"Tuple[{', '.join(items)}]", "tuple({})"
    if kind == "array":
        item, make = hint(schema["items"], classes)
        return f"List[{item}]", "{}" if make == "{}" else f"[{make.format('item')} for item in {{}}]"
    if kind == "object" and "properties" in schema:
        classes.setdefault(schema["title"], schema)
        return schema["title"], f"{schema['title']}.from_dict({{}})"
    if kind == "object":
        item, make = hint(schema["additionalProperties"], classes)
        return f"Dict[str, {item}]", f"{{{{key: {make.format('values')} for key, values in {{}}.items()}}}}"
    return SCALARS[kind], "{}"


def field_of(key, value, type_, make, is_required):
    """The lines that declare a field, and what it is made of."""
    found = make.format(f'values["{key}"]')
    if is_required:
        return type_, "", found
    if key == "text":
        return type_, ' = ""', 'values.get("text", "")'
    if type_.startswith(("List", "Dict")):
        empty = "list" if type_.startswith("List") else "dict"
        missing = "{}" if empty == "dict" else "[]" if make == "{}" else "()"
        return type_, f" = field(default_factory={empty})", make.format(f'values.get("{key}", {missing})')
    return f"Optional[{type_}]", " = None", f'values.get("{key}")' if make == "{}" else f'{found} if "{key}" in values else None'


def dataclass(name, schema, classes, base=""):
    fields, made, required = [], [], schema.get("required", [])
    for key in sorted(schema["properties"], key=lambda key: key not in required):
        value = resolved(schema["properties"][key])
        type_, default, make = field_of(key, value, *hint(value, classes), key in required)
        fields.append(f"{attribute(key)}: {type_}{default}")
        if "description" in value:
            fields.append('"""' + value["description"].replace("\\", "\\\\") + '"""')
        made.append(make)
    listed = textwrap.fill(", ".join(made), 140, initial_indent=" " * 12, subsequent_indent=" " * 12, break_long_words=False, break_on_hyphens=False)
    return f'''

@dataclass
class {name}{base}:
    """{WHAT[name]}"""

{textwrap.indent(chr(10).join(fields), "    ")}

    @classmethod
    def from_dict(cls, values: Any) -> "{name}":
        """Of what JSON has."""
        return cls(
{listed})
'''


WHAT = {"Author": "Who wrote an article.", "Dateline": "The line that says where, when and through whom a report came.", "Block": "A part of the text.",
        "Image": "A picture of the content.", "Related": "What the page offers to read besides.", "Attribution": "Whom a page credits, and the words that prove it.",
        "Provenance": "Where a value came from, and whether it lost against another.",
        "Record": "What was found out about a page. What was not found is `None`, or an empty list or text."}


def text():
    classes = {}
    record = dataclass("Record", SCHEMA, classes, "(Shown)")
    parts = [dataclass(name, schema, classes) for name, schema in classes.items()]
    return '''"""The record of a page. Written by make_record.py from Schemas/record.schema.json."""
from dataclasses import dataclass, field
from typing import Any, Dict, List, Literal, Optional, Tuple

from ._show import Shown
''' + "".join(parts) + record


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(0 if TARGET.read_text(encoding="utf-8") == text() else f"{TARGET} is not what the schema says: python3 {__file__} writes it")
    TARGET.write_text(text(), encoding="utf-8")
