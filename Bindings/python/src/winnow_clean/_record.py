"""The record of a page. Written by make_record.py from Schemas/record.schema.json."""
from dataclasses import dataclass, field
from typing import Any, Dict, List, Literal, Optional, Tuple

from ._show import Shown


@dataclass
class Author:
    """Who wrote an article."""

    name: str
    kind: Optional[Literal["organization"]] = None
    """A newsroom, an agency, a company; absent for a person."""

    @classmethod
    def from_dict(cls, values: Any) -> "Author":
        """Of what JSON has."""
        return cls(
            values["name"], values.get("kind"))


@dataclass
class Dateline:
    """The line that says where, when and through whom a report came."""

    outlet: Optional[str] = None
    place: Optional[str] = None
    agency: Optional[str] = None
    date: Optional[str] = None
    note: Optional[str] = None

    @classmethod
    def from_dict(cls, values: Any) -> "Dateline":
        """Of what JSON has."""
        return cls(
            values.get("outlet"), values.get("place"), values.get("agency"), values.get("date"), values.get("note"))


@dataclass
class Block:
    """A part of the text."""

    kind: Literal["paragraph", "heading", "item", "cell", "code", "caption", "quote"]
    text: str
    level: Optional[int] = None
    """Of a heading."""

    @classmethod
    def from_dict(cls, values: Any) -> "Block":
        """Of what JSON has."""
        return cls(
            values["kind"], values["text"], values.get("level"))


@dataclass
class Image:
    """A picture of the content."""

    url: str
    """Resolved where the page's own address is known."""
    alt: Optional[str] = None
    caption: Optional[str] = None
    credit: Optional[str] = None
    """Who made it or owns it."""
    width: Optional[int] = None
    """In CSS pixels, as the page declares it."""
    height: Optional[int] = None

    @classmethod
    def from_dict(cls, values: Any) -> "Image":
        """Of what JSON has."""
        return cls(
            values["url"], values.get("alt"), values.get("caption"), values.get("credit"), values.get("width"), values.get("height"))


@dataclass
class Related:
    """What the page offers to read besides."""

    title: str
    url: Optional[str] = None

    @classmethod
    def from_dict(cls, values: Any) -> "Related":
        """Of what JSON has."""
        return cls(
            values["title"], values.get("url"))


@dataclass
class Attribution:
    """Whom a page credits, and the words that prove it."""

    kind: Literal["publisher", "author", "agency", "cited", "photo", "editor", "translator", "place"]
    name: str
    evidence: str
    """The exact words of the page, white space collapsed."""
    confidence: float
    rule: str
    id: Optional[str] = None
    """Of the agency, where the list of agencies knows it: reuters; generic:… for words such as “agencies”."""
    source: Optional[Tuple[int, int]] = None
    """The bytes of the page, as UTF-8, in which the evidence stands; absent for metadata."""

    @classmethod
    def from_dict(cls, values: Any) -> "Attribution":
        """Of what JSON has."""
        return cls(
            values["kind"], values["name"], values["evidence"], values["confidence"], values["rule"], values.get("id"),
            tuple(values["source"]) if "source" in values else None)


@dataclass
class Provenance:
    """Where a value came from, and whether it lost against another."""

    value: str
    from_: str
    stage: str
    lost: Optional[bool] = None

    @classmethod
    def from_dict(cls, values: Any) -> "Provenance":
        """Of what JSON has."""
        return cls(
            values["value"], values["from"], values["stage"], values.get("lost"))


@dataclass
class Record(Shown):
    """What was found out about a page. What was not found is `None`, or an empty list or text."""

    id: str
    """What tells the page from the others of the run; of a file its path, with \\xHH for each byte that is not UTF-8 or would disturb a terminal."""
    url: Optional[str] = None
    """Where it was fetched."""
    fetched: Optional[str] = None
    """When it was fetched, as the crawler says it."""
    error: Optional[str] = None
    """Why it could not be cleaned."""
    title: Optional[str] = None
    """The article's title, without the site's banner."""
    title_raw: Optional[str] = None
    """The title as the page's head has it."""
    site: Optional[str] = None
    """The name of the site or outlet."""
    canonical: Optional[str] = None
    """The address that the page calls its own."""
    published: Optional[str] = None
    """When it was published."""
    modified: Optional[str] = None
    """When it was last changed."""
    shown: Optional[str] = None
    """The day that the page shows to its readers, where it is not the declared one."""
    section: Optional[str] = None
    description: Optional[str] = None
    image: Optional[str] = None
    """The address of the picture that stands for the page."""
    licence: Optional[str] = None
    """The address or name of the licence."""
    language: Optional[str] = None
    """Of the text: the primary subtag of BCP 47."""
    locale: Optional[str] = None
    """The same with its region or script, as the page declares it."""
    script: Optional[str] = None
    """That most of the text is written in, ISO 15924."""
    direction: Optional[Literal["ltr", "rtl"]] = None
    page_type: Optional[Literal["article", "documentation", "service", "forum", "collection", "listing", "product"]] = None
    recovered_from: Optional[str] = None
    """Where the text was found, where the page itself shows none: __NEXT_DATA__, JSON-LD articleBody."""
    duplicate_of: Optional[str] = None
    """The id of an earlier page of the run that has the same text, or nearly."""
    is_paywalled: Optional[bool] = None
    """Whether readers must pay or subscribe for the whole of it; absent where the page says nothing of that."""
    confidence: Optional[float] = None
    """How much of the text is expected to be right."""
    authors: List[Author] = field(default_factory=list)
    tags: List[str] = field(default_factory=list)
    dateline: Optional[Dateline] = None
    text: str = ""
    """The blocks' texts, parted by empty lines; items of a list and cells by line ends."""
    blocks: List[Block] = field(default_factory=list)
    markdown: Optional[str] = None
    """The content as Markdown without the title, where the writer was asked for it."""
    images: List[Image] = field(default_factory=list)
    """The pictures of the content."""
    related: List[Related] = field(default_factory=list)
    """What the page offers to read besides, taken out of the text."""
    attributions: List[Attribution] = field(default_factory=list)
    comments: List[str] = field(default_factory=list)
    """What readers wrote under the article, a text a paragraph."""
    warnings: List[str] = field(default_factory=list)
    provenance: Dict[str, List[Provenance]] = field(default_factory=dict)
    """By the record's key: where its values came from, and which others they won against."""

    @classmethod
    def from_dict(cls, values: Any) -> "Record":
        """Of what JSON has."""
        return cls(
            values["id"], values.get("url"), values.get("fetched"), values.get("error"), values.get("title"), values.get("titleRaw"),
            values.get("site"), values.get("canonical"), values.get("published"), values.get("modified"), values.get("shown"),
            values.get("section"), values.get("description"), values.get("image"), values.get("licence"), values.get("language"),
            values.get("locale"), values.get("script"), values.get("direction"), values.get("pageType"), values.get("recoveredFrom"),
            values.get("duplicateOf"), values.get("isPaywalled"), values.get("confidence"), [Author.from_dict(item) for item in
            values.get("authors", ())], values.get("tags", []), Dateline.from_dict(values["dateline"]) if "dateline" in values else None,
            values.get("text", ""), [Block.from_dict(item) for item in values.get("blocks", ())], values.get("markdown"),
            [Image.from_dict(item) for item in values.get("images", ())], [Related.from_dict(item) for item in values.get("related", ())],
            [Attribution.from_dict(item) for item in values.get("attributions", ())], values.get("comments", []), values.get("warnings",
            []), {key: [Provenance.from_dict(item) for item in values] for key, values in values.get("provenance", {}).items()})
