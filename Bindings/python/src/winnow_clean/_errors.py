"""What can go wrong."""


class WinnowError(ValueError):
    """What Winnow cannot use; the message says why, and what would be right."""


class PipelineError(WinnowError):
    """A mistake in a pipeline, a format or a survey: named with its line and column where it has one."""


class PageError(WinnowError):
    """A page that could not be cleaned: an empty or binary one, one that passes a limit, one that a stage fails on."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        """The page's id, or else its address."""
        self.reason = reason
        """Why it could not be cleaned."""

    def __reduce__(self) -> "tuple[type[PageError], tuple[str, str]]":
        return type(self), (self.name, self.reason)
