"""What stages did to a page, and what became of some of its words."""
from dataclasses import dataclass
from typing import Any, Dict, Optional, Tuple


@dataclass
class Edit:
    """One mark of a stage."""

    stage: str
    """The stage's id in the pipeline."""
    kind: str
    """What was done: drop, keep, cut, replace, label, set; candidate for a value that might have been the record's."""
    rule: str
    """Why, in words that are the same whenever the rule speaks."""
    detail: str = ""
    """What the rule saw here."""
    path: Optional[str] = None
    """Where it stands in the page, as a selector."""
    source: Optional[Tuple[int, int]] = None
    """The bytes of the page, as UTF-8."""
    text: Optional[str] = None
    """What stood there."""
    key: Optional[str] = None
    """The key of the record that is set."""
    value: Optional[str] = None
    """Its value."""

    @classmethod
    def from_dict(cls, values: Any) -> "Edit":
        """Of what JSON has."""
        return cls(**{**values, "source": tuple(values["source"]) if "source" in values else None})


@dataclass
class SuggestedChange:
    """The smallest change of a pipeline that keeps a block which it drops, tried on its page."""

    pipeline: str
    """A pipeline file with the change, which `Pipeline(json.loads(…))` takes."""
    lets_in_blocks: int
    """So many other blocks come in with it."""
    lets_in_letters: int
    """So many letters they have."""
    loses_blocks: int
    """So many blocks go for it."""


@dataclass
class Explanation:
    """What became of some words of a page."""

    fate: str
    """kept, changed or dropped."""
    text: str
    """The block that has them."""
    path: str
    """Where it stands, as a selector."""
    line: int
    """From 1, in the page."""
    column: int
    """In characters, from 1."""
    stage: Optional[str] = None
    """The stage that dropped or changed them."""
    rule: Optional[str] = None
    """Its rule."""
    detail: Optional[str] = None
    """What the rule saw."""
    remedy: Optional[SuggestedChange] = None
    """What would keep them; `None` where nothing does, and where they are kept."""
    rules: Optional[Dict[str, Any]] = None
    """What the rules of attribution made of the words, as `winnow explain --json` has it."""

    @classmethod
    def from_dict(cls, values: Any) -> "Explanation":
        """Of what JSON has."""
        remedy = values.get("remedy")
        return cls(
            values["fate"], values["text"], values["path"], values["line"], values["column"], values.get("stage"), values.get("rule"), values.get("detail"),
            remedy and SuggestedChange(remedy["file"], remedy["letsInBlocks"], remedy["letsInLetters"], remedy["losesBlocks"]), values.get("rules"))

    def __str__(self) -> str:
        if self.fate == "kept":
            return "It stands in the result."
        reason = f"{self.fate} by {self.stage}: {self.rule}" + (f", {self.detail}" if self.detail else "")
        return reason + (f"; this keeps it: {self.remedy.pipeline}" if self.remedy else "")
