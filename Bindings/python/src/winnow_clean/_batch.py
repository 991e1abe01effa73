"""Work by threads, its results in order."""
import collections
import os
from typing import TYPE_CHECKING, Callable, Deque, Iterable, Iterator, Optional, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

# So many items a worker are read before the first of them is handed out.
_AHEAD = 4


def cores() -> int:
    return len(os.sched_getaffinity(0))


def in_order(work: Callable[[Item], Result], items: Iterable[Item], workers: Optional[int]) -> Iterator[Result]:
    """What `work` makes of each item, in their order, by so many threads; at most a few items a thread are held."""
    count = cores() if workers is None else workers
    if count < 1:
        raise ValueError("workers is 1 or more")
    return _in_order(work, items, count)


def _in_order(work: Callable[[Item], Result], items: Iterable[Item], count: int) -> Iterator[Result]:
    # It takes as long to import as the rest of the package.
    from concurrent.futures import ThreadPoolExecutor
    pool = ThreadPoolExecutor(count, "winnow")
    waiting: "Deque[Future[Result]]" = collections.deque()
    try:
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) >= count * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
