"""A page as a caller has it, and as the library takes it."""
import os
import re
from typing import Any, Mapping, NamedTuple, Optional, Union

from . import _library
from ._errors import PageError

Html = Union[str, bytes, bytearray, memoryview]
# An address and nothing else.
_ADDRESS = re.compile(r"\s*https?://[^\s<>]+\s*", re.IGNORECASE)


class Page(NamedTuple):
    """A page, and what is known of it."""

    html: Html
    """A text, or bytes in any charset."""
    url: Optional[str] = None
    """Its address: it says the host for `auto` and conditions, and what relative addresses mean."""
    id: Optional[str] = None
    """What tells it from others; its address otherwise."""
    charset: Optional[str] = None
    """What the server named, for bytes; one that they refute is not believed."""

    @property
    def name(self) -> str:
        return self.id or self.url or "page"

    def raw(self) -> _library.Page:
        """
        Raises TypeError for what is no page, PageError for an address.
        """
        html, charset = self.html, self.charset
        if isinstance(html, str):
            if len(html) < 4096 and _ADDRESS.fullmatch(html):
                raise PageError(html.strip(), "this is an address, and Winnow does not fetch: pass the page, as urllib.request.urlopen(url).read() gives it")
            # Lone surrogates are no UTF-8.
            data, charset = html.encode("utf-8", "replace"), "utf-8"
        elif isinstance(html, bytes):
            data = html
        elif isinstance(html, (bytearray, memoryview)):
            data = bytes(html)
        elif isinstance(html, os.PathLike):
            raise TypeError(f"a page is a str or bytes, not a path: pass open({os.fspath(html)!r}, 'rb').read()")
        else:
            raise TypeError(f"a page is a str or bytes, not {'None' if html is None else 'a ' + type(html).__name__}")
        return _library.Page(data, len(data), *(None if value is None else value.encode("utf-8", "replace") for value in (charset, self.url, self.id)))


def page_of(value: "Union[Html, Page, Mapping[str, Any]]", number: int) -> Page:
    """A page of a batch: itself, its HTML, or a line of NDJSON; one without id and address is named by its number, from 1."""
    if isinstance(value, Page):
        page = value
    elif isinstance(value, Mapping):
        page = Page(value.get("html") or b"", value.get("url"), value.get("id"), value.get("charset"))
    else:
        page = Page(value)
    return page if page.id or page.url else page._replace(id=f"page {number}")
