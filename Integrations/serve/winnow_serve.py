"""The engine's side of `winnow serve`: pages in, an answer for each, in order, whatever happens to the process."""
import collections
import fcntl
import json
import os
import queue
import selectors
import shutil
import subprocess
import tempfile
import threading
import weakref
from typing import Iterable, Iterator, Mapping, Optional


# A page fits in, so that neither side waits for the other within one.
_F_SETPIPE_SZ, _PIPE_BYTES = 1031, 1 << 20


class WinnowError(Exception):
    """What is wrong for all pages, such as a pipeline that is not there."""


def binary(path: Optional[str] = None) -> str:
    """The path of `winnow`: this one, or else that of $WINNOW, of winnow-clean's wheel, or of $PATH."""
    found = path or os.environ.get("WINNOW") or _binary_of_wheel() or shutil.which("winnow")
    if not found or not os.access(found, os.X_OK):
        raise FileNotFoundError(f"there is no winnow at {found or '$PATH'}: install the wheel of winnow-clean, or give binary= or $WINNOW")
    return found


def _binary_of_wheel() -> Optional[str]:
    """The command that the wheel puts into $PATH is a script of its environment, and goes nowhere else."""
    try:
        import winnow_clean
        return winnow_clean.binary()
    except (ImportError, FileNotFoundError):
        return None


class Sent:
    """What is sent to `winnow serve --frames`: a page, a line of NDJSON with one or where it lies, or what is known of sites from there on."""
    __slots__ = ("kind", "head", "body")

    def __init__(self, kind: bytes, head: Mapping, body):
        self.kind, self.head, self.body = kind, head, body

    def __len__(self):
        return len(self.body)

    @property
    def is_page(self) -> bool:
        return self.kind != b"f"

    def parts(self):
        if self.kind != b"p":
            return [_head(self.kind, self.body), self.body]
        head = json.dumps(self.head, ensure_ascii=False).encode("utf-8", "replace")
        return [_head(b"p", head) + head + _head(b"b", self.body), self.body]

    def named(self) -> Mapping:
        """The page's id and address, for the record of its error."""
        if self.kind == b"p":
            return self.head
        try:
            said = json.loads(self._line())
            return {name: said.get(key) for name, key in self.head.items()}
        except (OSError, ValueError, AttributeError):
            return {}

    def _line(self) -> bytes:
        if self.kind == b"l":
            return bytes(self.body)
        place = json.loads(self.body)
        with open(place["file"], "rb") as file:
            file.seek(place["at"])
            return file.read(place["bytes"])


def _head(kind: bytes, body) -> bytes:
    return kind + len(body).to_bytes(8, "little")


def page(body, id=None, url=None, charset=None, form=None) -> Sent:
    """A page: a string, or the bytes of one in the charset that the server named, or in any. form: "text" for plain text.

    Bytes may be any buffer, such as Arrow's; it is not copied."""
    if isinstance(body, str):
        # Lone surrogates are no UTF-8; a reader of pages shows them as what they are, too.
        body, charset = body.encode("utf-8", "replace"), "utf-8"
    head = {"id": id, "url": url, "charset": charset, "form": form}
    return Sent(b"p", {key: value for key, value in head.items() if value is not None}, memoryview(body if body is not None else b"").cast("B"))


def line(body, id: str = "id", url: str = "url") -> Sent:
    """A page as a line of NDJSON, as bytes. id, url: the keys of these; `--fields` among a Winnow's options names the others."""
    return Sent(b"l", {"id": id, "url": url}, memoryview(body).cast("B"))


def place(file: str, at: int, bytes: int, id: str = "id", url: str = "url") -> Sent:
    """A page as a line of NDJSON that lies there in a file of this machine, which is not packed; winnow reads it. The rest is that of `line`."""
    return Sent(b"@", {"id": id, "url": url}, json.dumps({"file": file, "at": at, "bytes": bytes}).encode())


def findings(line: bytes) -> Sent:
    """A line of `winnow survey --lines`."""
    return Sent(b"f", {}, line)


class Winnow:
    """Processes of `winnow`, one at a time.

    A page that ends the process, or has no answer in time, is given to a second one and a third, since somebody else may have ended
    it; then its answer is an error record. Pages that had no answer yet are sent again, so that none is lost and none is there twice.
    """

    # So much is sent ahead of the answers.
    _MOST_PAGES, _MOST_BYTES = 64, 8 << 20
    _TRIES = 3
    # Mistakes of the command line, of inputs and of pipeline files: they are the same for all pages.
    _MISTAKES = (64, 66, 78)

    def __init__(self, binary: str, pipeline: str = "news", options: Iterable[str] = (), pipelines: Optional[Mapping[str, bytes]] = None,
                 survey: Optional[bytes] = None, seconds: float = 120):
        """
        pipelines: files by their names, which `pipeline` and `extends` may name. survey: a file of `winnow survey`.
        seconds: how long a page may take before its process is ended.
        """
        self.binary, self.pipeline, self.options, self.seconds = binary, pipeline, list(options), seconds
        self._folder = tempfile.mkdtemp(prefix="winnow-")
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        for name, text in (pipelines or {}).items():
            self._write(name, text)
        if survey is not None:
            self.options += ["--survey", self._write("survey", survey)]
        self.pid: Optional[int] = None

    def _write(self, name: str, text: bytes) -> str:
        path = os.path.join(self._folder, os.path.basename(name))
        with open(path, "wb") as file:
            file.write(text)
        return path

    def run(self, *arguments: str, input: bytes = b"") -> bytes:
        """Another verb, with the same pipelines."""
        done = subprocess.run([self.binary, *arguments], input=input, capture_output=True, env=self.environment())
        if done.returncode:
            raise WinnowError(done.stderr.decode("utf-8", "replace").strip())
        return done.stdout

    def lines(self, *arguments: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The lines that another verb writes, which reads these pieces on its standard input meanwhile."""
        failure = []
        with tempfile.TemporaryFile() as said, subprocess.Popen(
                [self.binary, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said, env=self.environment()) as process:
            def feed():
                try:
                    with process.stdin as pipe:
                        for piece in pieces:
                            pipe.write(piece)
                except BaseException as error:  # It is raised where the lines are read.
                    failure.append(error)

            feeding = threading.Thread(target=feed, daemon=True)
            feeding.start()
            yield from process.stdout
            feeding.join()
            code = process.wait()
            said.seek(0)
            if code > 0:
                raise WinnowError(said.read().decode("utf-8", "replace").strip())
            if failure:
                raise failure[0]
            if code:
                raise WinnowError(f"winnow came to signal {-code}")

    def environment(self) -> Mapping[str, str]:
        """What its processes know of where pipelines are."""
        return {**os.environ, "WINNOW_PIPELINES": self._folder}

    def start(self) -> "_Process":
        command = [self.binary, "serve", "--frames", self.pipeline, "--heartbeat", "0", *self.options]
        process = _Process(command, self.environment())
        self.pid = process.process.pid
        return process

    def answers(self, pages: Iterable[Sent]) -> Iterator[bytes]:
        """An answer for each page: its record, or an error, as a line of JSON. Pages are asked for as far ahead as they are sent."""
        source, pending, sent, at_end, tries = iter(pages), collections.deque(), 0, False, 0
        known = None
        process = None
        try:
            while True:
                while not at_end and len(pending) < self._MOST_PAGES and sent < self._MOST_BYTES:
                    sending = next(source, None)
                    if sending is None:
                        at_end = True
                        break
                    if process is None:
                        process = self.start()
                    process.send(sending)
                    pending.append(sending)
                    sent += len(sending)
                while pending and not pending[0].is_page:
                    known = pending.popleft()
                    sent -= len(known)
                if not pending:
                    if at_end:
                        return
                    continue
                answer = process.answer(self.seconds)
                if answer is None:
                    why = process.end()
                    tries += 1
                    if tries == self._TRIES:
                        answer = _error(pending[0], why)
                    process = self.start()
                    if known:
                        process.send(known)
                    for again in list(pending)[1 if answer else 0:]:
                        process.send(again)
                if answer is not None:
                    sent -= len(pending.popleft())
                    tries = 0
                    yield answer
        finally:
            if process is not None:
                process.close()


def _error(sent: Sent, why: str) -> bytes:
    head = sent.named()
    record = {"id": str(head.get("id") or head.get("url") or ""), "url": head.get("url"), "error": why}
    return json.dumps({key: value for key, value in record.items() if value is not None}, ensure_ascii=False).encode() + b"\n"


class _Process:
    def __init__(self, command, environment):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, bufsize=0)
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                fcntl.fcntl(pipe, _F_SETPIPE_SZ, _PIPE_BYTES)
            except OSError:
                pass  # A smaller pipe works, too.
        self._ahead = bytearray()
        self._searched = 0
        self._said = collections.deque(maxlen=20)
        # The process reads while it writes; so must we, or both would wait.
        self._queue = queue.SimpleQueue()
        self._threads = [threading.Thread(target=target, daemon=True) for target in (self._write, self._listen)]
        for thread in self._threads:
            thread.start()
        self._selector = selectors.DefaultSelector()
        self._selector.register(self.process.stdout, selectors.EVENT_READ)

    def _write(self):
        try:
            while (sent := self._queue.get()) is not None:
                for part in sent.parts():
                    rest = memoryview(part)
                    while rest:
                        rest = rest[self.process.stdin.write(rest):]
            self.process.stdin.close()
        except OSError:
            pass  # Its end is seen where its answers are read.

    def _listen(self):
        for said in self.process.stderr:
            self._said.append(said.decode("utf-8", "replace").rstrip())

    def send(self, sent: Sent):
        self._queue.put(sent)

    def answer(self, seconds: float) -> Optional[bytes]:
        """The next line; None where the process ended or took too long."""
        while True:
            end = self._ahead.find(b"\n", self._searched)
            if end >= 0:
                answer = bytes(self._ahead[:end + 1])
                del self._ahead[:end + 1]
                self._searched = 0
                return answer
            self._searched = len(self._ahead)
            if not self._selector.select(seconds):
                return None
            more = self.process.stdout.read(1 << 20)
            if not more:
                return None
            self._ahead += more

    def end(self) -> str:
        """Ends the process, and says how it had ended.

        Raises WinnowError for what is wrong for all pages."""
        try:
            code = self.process.wait(0.5)
        except subprocess.TimeoutExpired:
            code = None
        self.close()
        if code in Winnow._MISTAKES:
            raise WinnowError("\n".join(self._said) or f"winnow ended with {code}")
        return "winnow did not answer in time" if code is None else f"winnow came to signal {-code}" if code < 0 else f"winnow ended with {code}"

    def close(self):
        self._queue.put(None)
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for thread in self._threads:
            thread.join(5)
        self._selector.close()
        for file in (self.process.stdin, self.process.stdout, self.process.stderr):
            try:
                file.close()
            except OSError:
                pass
