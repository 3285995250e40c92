"""Time `sora preview`: from the stroke of a file to its page, and how fast frames are drawn.

    python benchmarks/preview.py path/to/repository [EDITS]

The repository is copied; a story of its own is edited there, then a file of code that the page
names.  Times are medians over real HTTP.
"""

from __future__ import annotations

import http.client
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

STORY = Path(__file__).resolve().parent.parent / "stories" / "the-apprentice.yaml"
OLD = "A pencil sits behind his ear"


def main(source: Path, edits: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / source.resolve().name
        shutil.copytree(
            source, root, symlinks=True, ignore=shutil.ignore_patterns(".venv", ".sora")
        )
        shutil.copy(STORY, root / "tale.yaml")
        (root / "sora.yaml").write_text("story: ./tale.yaml\n", "utf-8")
        command = [sys.executable, "-m", "slapstick", "preview", str(root)]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            assert process.stdout
            began = time.perf_counter()
            address = urlsplit(process.stdout.readline().decode().strip())
            print(f"first page after {time.perf_counter() - began:.1f} s (with the scan)")
            try:
                measure(root, address.netloc, address.path, edits)
            finally:
                process.terminate()


def measure(root: Path, host: str, base: str, edits: int) -> None:
    story = root / "tale.yaml"
    text = story.read_text("utf-8")
    listening = http.client.HTTPConnection(host)
    listening.request("GET", f"{base}events")
    stream = listening.getresponse()
    told(stream)

    def edit(number: int) -> None:
        story.write_text(text.replace(OLD, f"A pencil of length {number} sits there"), "utf-8")
        shown(f"of length {number} sits")

    def shown(words: str) -> None:
        while words.encode() not in fetched(host, base):
            told(stream)

    def edit_code(more: int) -> None:
        source.write_text("\n" * more + code, "utf-8")
        shown(f"{path}:{int(line) + more}:")

    def free() -> int:
        """Return by how many lines the code must move for the page to name one it does not yet."""
        page = fetched(host, base).decode()
        return next(more for more in range(1, 999) if f"{path}:{int(line) + more}:" not in page)

    strokes = [timed(lambda number=number: edit(number)) for number in range(edits)]  # type: ignore[misc]  # mypy knows no default of a lambda
    print(f"an edit is served after {statistics.median(strokes) * 1000:.0f} ms", end=" ")
    print(f"(worst of {edits}: {max(strokes) * 1000:.0f} ms)")
    cited = re.findall(r"([\w./-]+\.\w+):(\d+):\d+", fetched(host, base).decode())
    path, line = next(p for p in cited if (root / p[0]).is_file() and p[0] != story.name)
    source = root / path
    code = source.read_text("utf-8")
    strokes = [timed(partial(edit_code, free())) for _ in range(edits)]
    print(f"an edit of code after {statistics.median(strokes) * 1000:.0f} ms", end=" ")
    print(f"(worst of {edits}: {max(strokes) * 1000:.0f} ms)")
    beats = re.findall(rb'data-frames="([^"]+)" data-count="(\d+)"', fetched(host, base))
    name, count = max(beats, key=lambda beat: int(beat[1]))
    frames = [f"{base}{name.decode()}/{index}.jpg" for index in range(min(int(count), 90))]
    times = [timed(lambda frame=frame: fetched(host, frame)) for frame in frames]  # type: ignore[misc]  # as above
    print(f"a frame is drawn and served in {statistics.median(times[1:]) * 1000:.0f} ms", end=" ")
    print(f"(the first of a beat: {times[0] * 1000:.0f} ms)")


def told(stream: http.client.HTTPResponse) -> None:
    while not stream.readline().startswith(b"data: "):
        pass


def fetched(host: str, path: str) -> bytes:
    connection = http.client.HTTPConnection(host)
    connection.request("GET", path)
    answer = connection.getresponse()
    assert answer.status == 200, path
    return answer.read()


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 15)
