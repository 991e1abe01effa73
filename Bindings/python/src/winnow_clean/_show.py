"""How a record shows itself: to a notebook, and as JSON."""
import dataclasses
import html
import re
from typing import Any, Callable, Dict, List, Optional

from ._edit import Edit

_SHOWN = ("title", "authors", "published", "modified", "site", "language", "page_type", "confidence", "url", "error")


def key_of(attribute: str) -> str:
    """The key of the record in JSON and in tables: `titleRaw` of `title_raw`, `from` of `from_`."""
    return re.sub(r"_([a-z])", lambda letter: letter[1].upper(), attribute).rstrip("_")


def plain(value: Any) -> Any:
    """A value as JSON has it; what was not found is absent."""
    if dataclasses.is_dataclass(value):
        found = ((key_of(field.name), getattr(value, field.name)) for field in dataclasses.fields(value))
        return {key: plain(part) for key, part in found if part not in (None, [], {}, ())}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return {key: plain(item) for key, item in value.items()} if isinstance(value, dict) else value


class Shown:
    """What a record can do."""

    _edits: Optional[Callable[[], List[Edit]]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The record as a line of NDJSON has it: what was not found is absent."""
        found: Dict[str, Any] = plain(self)
        if "error" in found:
            found.pop("text", None)
            return found
        return {**found, "text": found.get("text", ""), "blocks": found.get("blocks", [])}

    def _repr_html_(self) -> str:
        """For notebooks: the record's head, the text, and what was dropped with its reasons, where `record()` made it."""
        def said(value: Any) -> str:
            return html.escape(", ".join(getattr(item, "name", str(item)) for item in value) if isinstance(value, list) else str(value))

        head = "".join(f"<tr><th style='text-align:left'>{name}</th><td style='text-align:left'>{said(value)}</td></tr>"
                       for name in _SHOWN for value in [getattr(self, name, None)] if value)
        kept = "".join(_BLOCKS.get(block.kind, "<p>{}</p>").format(html.escape(block.text)) for block in getattr(self, "blocks", ()))
        dropped = "".join(
            f"<p><del style='opacity:.6'>{html.escape(edit.text or '')}</del><br><small>{html.escape(f'{edit.stage}: {edit.rule} {edit.detail}')}</small></p>"
            for edit in (self._edits() if self._edits else ()) if edit.kind == "drop" and edit.text)
        direction = getattr(self, "direction", None) or "auto"
        return (f"<table>{head}</table><details open><summary>kept</summary><div dir='{direction}'>{kept}</div></details>"
                + (f"<details><summary>dropped</summary><div dir='{direction}'>{dropped}</div></details>" if dropped else ""))


_BLOCKS = {"heading": "<h4>{}</h4>", "item": "<li>{}</li>", "code": "<pre>{}</pre>", "quote": "<blockquote>{}</blockquote>", "caption": "<p><em>{}</em></p>"}
