"""The engine's side of `winnow serve --stdio`: pages in, an answer for each, in order, whatever happens to the process."""
import base64
import collections
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


class WinnowError(Exception):
    """What is wrong for all pages, such as a pipeline that is not there."""


def line(page: Mapping) -> bytes:
    """A page as `winnow serve` reads it. `html` may be bytes in any charset."""
    html = page.get("html")
    if isinstance(html, (bytes, bytearray, memoryview)):
        page = {**page, "html": None, "html_base64": base64.b64encode(html).decode("ascii")}
    # Lone surrogates are no UTF-8; a reader of pages shows them as what they are, too.
    return json.dumps({key: value for key, value in page.items() if value is not None}, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


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

    def environment(self) -> Mapping[str, str]:
        """What its processes know of where pipelines are."""
        return {**os.environ, "WINNOW_PIPELINES": self._folder}

    def start(self) -> "_Process":
        command = [self.binary, "serve", "--stdio", self.pipeline, "--heartbeat", "0", *self.options]
        process = _Process(command, self.environment())
        self.pid = process.process.pid
        return process

    def answers(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Lines of pages in, an answer each; a line that begins with {"findings": has none.

        Lines are asked for as far ahead as is sent."""
        source, pending, sent, at_end, tries = iter(lines), collections.deque(), 0, False, 0
        findings = None
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
                while pending and _is_findings(pending[0]):
                    findings = pending.popleft()
                    sent -= len(findings)
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
                    if findings:
                        process.send(findings)
                    for again in list(pending)[1 if answer else 0:]:
                        process.send(again)
                if answer is not None:
                    sent -= len(pending.popleft())
                    tries = 0
                    yield answer
        finally:
            if process is not None:
                process.close()


def _is_findings(sent: bytes) -> bool:
    return sent.startswith(b'{"findings":')


def _error(sent: bytes, why: str) -> bytes:
    page = json.loads(sent)
    record = {"id": str(page.get("id") or page.get("url") or ""), "url": page.get("url"), "error": why}
    return json.dumps({key: value for key, value in record.items() if value is not None}, ensure_ascii=False).encode() + b"\n"


class _Process:
    def __init__(self, command, environment):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, bufsize=0)
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
                rest = memoryview(sent)
                while rest:
                    rest = rest[self.process.stdin.write(rest):]
            self.process.stdin.close()
        except OSError:
            pass  # Its end is seen where its answers are read.

    def _listen(self):
        for said in self.process.stderr:
            self._said.append(said.decode("utf-8", "replace").rstrip())

    def send(self, sent: bytes):
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
