"""Read what nobody wrote in good faith, for minutes, in all languages, and tell what it costs.

    nice python benchmarks/hostile.py [--minutes 20] [--seed 0] [--language ID ...] [--kind KIND]
    python benchmarks/hostile.py --case ruby/nested/17 [--seed 0]     # one case again, in the open

Cases follow from the seed.  Each file is given alone to a worker as a scan starts them, which is
watched: the processor's seconds, and the most memory it grew by.  Reported are files that were read
but took more than 2 s or 200 MB, and workers that died of anything but those bounds.  Between them,
folders are scanned that hold odd names, links, pipes, devices, huge lines, and files that change
while they are read; nothing outside may be seen, and every file is to be counted.  Linux only.
"""

from __future__ import annotations

import argparse
import faulthandler
import marshal
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from slapstick.model import Scan
from slapstick.read.contents import from_row, read_contents
from slapstick.read.files import SourceFile
from slapstick.read.languages import builtin_texts, compile_language
from slapstick.read.processes import Death, Worker, start
from slapstick.read.scan import scan
from slapstick.spec.language_text import LanguageText

_SECONDS, _MEMORY = 2.0, 200_000_000
_SLACK = 0.15  # seconds between the bound and the signal that tells of it
_SAMPLES = Path(__file__).resolve().parent.parent / "tests" / "samples"
_ENCODINGS = (
    "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
    "latin-1", "cp1252", "cp500", "shift_jis", "euc_jp", "gbk", "big5", "koi8-r", "utf-7",
)  # fmt: skip
_TICKS = os.sysconf("SC_CLK_TCK")
_ODD = "\u202e\u2066\u200b\ufeff\u0301\u00a0\u2028\x07\x1b[31m\ud7ff\U000e0041😀ǅ"


@cache
def tokens(language: str) -> tuple[bytes, ...]:
    """Return every keyword, bracket and sign that a grammar knows."""
    grammar = compile_language(_texts()[language]).grammar
    kinds = range(grammar.node_kind_count)
    known = (
        grammar.node_kind_for_id(kind) for kind in kinds if not grammar.node_kind_is_named(kind)
    )
    return tuple(sorted({(token or "").encode() for token in known} - {b"", b"end"}))


@cache
def samples(language: str) -> tuple[bytes, ...]:
    """Return the samples of one language."""
    return tuple(path.read_bytes() for path in sorted((_SAMPLES / language).iterdir()))


@cache
def _texts() -> dict[str, LanguageText]:
    return {text.id: text for text in builtin_texts()}


def noise(chance: random.Random, _language: str) -> bytes:
    """Return random bytes, or random characters."""
    length = int(10 ** chance.uniform(0, 5.9))
    how = chance.randrange(3)
    if how == 0:
        return chance.randbytes(length)
    letters = "".join(map(chr, range(32, 127))) + "\n\t" + (_ODD if how == 2 else "")
    return "".join(chance.choices(letters, k=length)).encode()


def truncated(chance: random.Random, language: str) -> bytes:
    """Return the beginning, the middle or the end of a sample."""
    content = chance.choice(samples(language))
    start, end = sorted((chance.randint(0, len(content)), chance.randint(0, len(content))))
    return content[start:end]


def mutated(chance: random.Random, language: str) -> bytes:
    """Return many copies of a sample in which pieces are lost, doubled, swapped and overwritten."""
    content = bytearray(chance.choice(samples(language)) * int(10 ** chance.uniform(0, 2)))
    content = content[:900_000]
    for _ in range(int(10 ** chance.uniform(0, 3))):
        at = chance.randint(0, len(content))
        until = min(len(content), at + int(10 ** chance.uniform(0, 3)))
        doubled, hexed = bytes(content[at:until]) * 2, chance.randbytes(3).hex().encode()
        signs = (b"\n", b'"', b"\\", b"\0" * (chance.random() < 0.02))
        content[at:until] = chance.choice(
            (b"", doubled, hexed, chance.choice(tokens(language)), *signs)
        )
    return bytes(content[:999_999])


def concatenated(chance: random.Random, language: str) -> bytes:
    """Return samples of several languages, one behind the other."""
    others = [chance.choice(sorted(_texts())) for _ in range(chance.randint(1, 6))]
    joint = chance.choice((b"", b"\n", b" ", b"\r", b"\x0c"))
    return joint.join(chance.choice(samples(one)) for one in (language, *others))


def nested(chance: random.Random, language: str) -> bytes:
    """Return up to 100,000 of one to three tokens of the grammar, closed again or not."""
    some = [chance.choice(tokens(language)) for _ in range(chance.choice((1, 1, 2, 2, 3)))]
    if chance.random() < 0.4:
        some.insert(
            chance.randint(0, len(some)), chance.choice((b"x", b"1", b"f(", b"a.b", b'"s"'))
        )
    level = chance.choice((b"", b" ", b"\n", b"\n  ")).join(some) + chance.choice(
        (b"", b" ", b"\n")
    )
    times = min(100_000, 999_000 // max(1, len(level)), int(10 ** chance.uniform(2, 5.2)))
    mirror = bytes.maketrans(b"([{<", b")]}>")
    closing = level[::-1].translate(mirror) * times if chance.random() < 0.3 else b""
    head = chance.choice((b"", chance.choice(samples(language))[: chance.randint(0, 3000)]))
    return (head + level * times + chance.choice((b"", b"x")) + closing)[:999_999]


def indented(chance: random.Random, language: str) -> bytes:
    """Return lines that stand ever deeper, each of one opener."""
    opener = chance.choice(tokens(language)) + chance.choice(
        (b"", b" x", b" x:", b":", b" (", b" {")
    )
    unit = chance.choice((b" ", b"\t", b"  "))
    deep = chance.randint(10, 1300)
    return b"".join(unit * depth + opener + b"\n" for depth in range(deep))[:999_999]


def encoded(chance: random.Random, language: str) -> bytes:
    """Return a sample in another encoding, or with NUL and marks in odd places."""
    text = chance.choice(samples(language)).decode("utf-8", "replace")
    at = chance.randint(0, len(text))
    text = text[:at] + chance.choice((_ODD, "\0", "\ufeff", "")) + text[at:]
    return text.encode(chance.choice(_ENCODINGS), "replace")


def long_line(chance: random.Random, language: str) -> bytes:
    """Return one line of nearly a million bytes of a token, of a name or of a string."""
    token = chance.choice((*tokens(language), b"x", b"x, ", b"1 + ", b"x.y(", b"'", b'"', b"\\"))
    lead = chance.choice((b"", b'"', b"'", b"x = ", b"/*", b"//", b"#", b"<", b"`"))
    break_every = chance.choice((0, 0, 200))
    content = lead + token * (int(10 ** chance.uniform(3, 5.99)) // len(token))
    if break_every:
        content = b"\n".join(
            content[i : i + break_every] for i in range(0, len(content), break_every)
        )
    return content


KINDS: dict[str, Callable[[random.Random, str], bytes]] = {
    make.__name__: make
    for make in (noise, truncated, mutated, concatenated, nested, indented, encoded, long_line)
}
_WEIGHTS = {"nested": 6, "mutated": 3, "long_line": 3, "indented": 2}


def content_of(case: str, seed: int) -> bytes:
    """Return the bytes of a case, `LANGUAGE/KIND/NUMBER`."""
    language, kind, _ = case.split("/")
    return KINDS[kind](random.Random(f"{seed}/{case}"), language)


@dataclass
class Tally:
    """What came of the cases of one kind."""

    results: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    memory: int = 0
    heaviest: str = ""


@dataclass
class Watched:
    """A worker and what the system says of its process."""

    root: str

    death: str = ""

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Start the worker."""
        before = _children()
        self.worker: Worker = start(self.root, builtin_texts())
        (self.process,) = _children() - before
        self.met: set[str] = set()

    def read(self, language: str) -> tuple[str, float, int]:
        """Return what came of the file `case`, its seconds and the bytes grown by at most."""
        found = self._read(language)
        if found is None:  # what was read before may have used up the memory, as in a scan
            found = self._read(language)
        return found or (self.death, 0.0, 0)

    def _read(self, language: str) -> tuple[str, float, int] | None:
        if language not in self.met:
            self.met.add(language)
            if self.worker.told([SourceFile("sample", language, 1)]) is None:
                self._died()
                return None
        Path(f"/proc/{self.process}/clear_refs").write_text("5", "utf-8")  # forget the peak
        seconds, memory = self._used()
        packed = self.worker.told([SourceFile("case", language, 1)])
        if packed is None:
            self._died()
            return None
        now, most = self._used()
        (contents,) = map(from_row, marshal.loads(packed))
        result = contents.skipped.reason if contents.skipped else "read"
        return result, now - seconds, most - memory

    def _died(self) -> None:
        death = self.worker.close()
        self.death = {Death.TIME: "too-slow", Death.MEMORY: "no memory"}.get(death, "CRASHED")
        self.start()

    def _used(self) -> tuple[float, int]:
        fields = Path(f"/proc/{self.process}/stat").read_text("utf-8").rpartition(")")[2].split()
        status = Path(f"/proc/{self.process}/status").read_text("utf-8")
        peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return (int(fields[11]) + int(fields[12])) / _TICKS, int(peak.split()[1]) * 1024


def _children() -> set[int]:
    mine = os.getpid()
    return set(map(int, Path(f"/proc/{mine}/task/{mine}/children").read_text("utf-8").split()))


def cases(seed: int, languages: list[str], kinds: list[str]) -> Iterator[str]:
    """Yield cases without end, in an order that follows from the seed."""
    chance, counts = random.Random(seed), Counter[tuple[str, str]]()
    weights = [_WEIGHTS.get(kind, 1) for kind in kinds]
    while True:
        language, (kind,) = chance.choice(languages), chance.choices(kinds, weights)
        counts[language, kind] += 1
        yield f"{language}/{kind}/{counts[language, kind]}"


def files_for(minutes: float, seed: int, languages: list[str], kinds: list[str]) -> list[str]:
    """Read cases for some minutes, print what came of them, and return those that misbehave."""
    tallies: dict[str, Tally] = {kind: Tally() for kind in kinds}
    wrong: list[str] = []
    until, folders = time.monotonic() + minutes * 60, 0
    with tempfile.TemporaryDirectory() as room:
        watched = Watched(room)
        for number, case in enumerate(cases(seed, languages, kinds)):
            if time.monotonic() > until:
                break
            if number % 1000 == 0:
                wrong += folder(seed + number)
                folders += 1
            language, kind, _ = case.split("/")
            (Path(room) / "sample").write_bytes(samples(language)[0])
            (Path(room) / "case").write_bytes(content_of(case, seed))
            result, seconds, memory = watched.read(language)
            tally = tallies[kind]
            tally.results[result] += 1
            if memory > tally.memory:
                tally.heaviest = case
            tally.seconds, tally.memory = max(tally.seconds, seconds), max(tally.memory, memory)
            heavy = seconds > _SECONDS + _SLACK or memory > _MEMORY
            if result == "CRASHED" or (heavy and result == "read"):
                wrong.append(f"{case}: {result}, {seconds:.1f} s, {memory / 1e6:.0f} MB")
                print(wrong[-1], flush=True)
        watched.worker.close()
    for kind, tally in tallies.items():
        told = ", ".join(f"{count:,} {result}" for result, count in tally.results.most_common())
        print(f"{kind}: {told}; at most {tally.seconds:.2f} s and {tally.memory / 1e6:.0f} MB"
              f" ({tally.heaviest})")  # fmt: skip
    print(f"{folders} folders, {sum(sum(t.results.values()) for t in tallies.values()):,} files")
    return wrong


def folder(seed: int) -> list[str]:
    """Scan a hostile folder, in a process of its own, and return what is wrong with the answer."""
    words = [sys.executable, __file__, "--folder", "--seed", str(seed)]
    done = subprocess.run(words, check=False, capture_output=True, text=True, timeout=300)
    if done.returncode == 0:
        return []
    return [f"folder of seed {seed}: {(done.stdout + done.stderr)[-2000:]}"]


def scan_folder(seed: int) -> None:
    """Lay out a hostile folder, change it while it is scanned twice, and hold the answer to it."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as room:
        root, outside = Path(room) / "root", Path(room) / "outside"
        root.mkdir()
        outside.mkdir()
        (outside / "secret.py").write_text("def secret_of_the_house():\n    pass\n", "utf-8")
        steady = _lay_out(chance, root, outside)
        done = threading.Event()
        churn = threading.Thread(target=_churn, args=(chance, root, outside, done))
        churn.start()
        try:
            found = [scan(root, workers=workers) for workers in (2, 1)]
        finally:
            done.set()
            churn.join()
    for answer in found:
        _held(answer, steady)


def _held(answer: Scan, steady: set[str]) -> None:
    if any(fact.name == "secret_of_the_house" for fact in answer.facts):
        raise SystemExit("a file outside the root was read")
    told = {fact.path for fact in answer.facts} | {skipped.path for skipped in answer.skipped}
    missing = {path for path in steady if path not in told}
    if missing:
        raise SystemExit(f"neither read nor counted: {sorted(missing)}")
    crashed = [skipped for skipped in answer.skipped if skipped.reason == "crashed"]
    if crashed:
        raise SystemExit(f"crashed: {crashed}")


def _lay_out(chance: random.Random, root: Path, outside: Path) -> set[str]:
    """Fill a folder; return the paths of which the scan must say something."""
    code = "def waiter():\n    raise Spilt\n"
    names = ["new\nline.py", "bidi\u202ecod.py", "quo'te\".py", "back\\slash.py", " lead.py",
             "-rf.py", "*glob?[x].py", "tab\t.py", "é.py", "e\u0301.py", "😀.py", "$(x).py",
             "a" * 250 + ".py"]  # fmt: skip
    for name in names:
        (root / name).write_text(code, "utf-8")
    Path(os.fsdecode(os.fsencode(root) + b"/\xff\xfe.py")).write_text(code, "utf-8")
    deep = root
    for _ in range(200):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "bottom.py").write_text(code, "utf-8")
    links: dict[str, str | Path] = {
        "self.py": "self.py", "up": "..", "out.py": outside / "secret.py", "outside": outside,
        "zero.py": "/dev/zero", "nowhere.py": "no",
    }  # fmt: skip
    for name, target in links.items():
        (root / name).symlink_to(target)
    os.mkfifo(root / "pipe.py")
    if os.geteuid() == 0:
        os.mknod(root / "device.py", 0o20666, os.makedev(1, 5))  # /dev/zero
    for name, unit in (("line", b"x"), ("brackets", b"("), ("spaces", b" ")):
        (root / f"{name}.js").write_bytes(unit * 50_000_000)
    (root / "nul.py").write_bytes(code.encode() + b"\0")
    (root / "wide.py").write_bytes(code.encode("utf-16"))
    for number in range(40):
        language = chance.choice(sorted(_texts()))
        endings = [name[1:] for name in _texts()[language].list("files") if name[:2] == "*."]
        path = root / f"case{number}{endings[0] if endings else '.py'}"
        path.write_bytes(mutated(chance, language))
    odd_files = {"pipe.py", "line.js", "brackets.js", "spaces.js", "nul.py", "wide.py"}
    return {*names, *links, *odd_files, "/".join(["d"] * 200) + "/bottom.py"}


def _churn(chance: random.Random, root: Path, outside: Path, done: threading.Event) -> None:
    """Write, cut, delete and swap a few files until all is read."""
    while not done.wait(0.001):
        path = root / f"churn{chance.randrange(5)}.py"
        try:
            how = chance.randrange(5)
            path.unlink(missing_ok=True)
            if how == 0:
                path.symlink_to(outside / "secret.py")
            elif how == 1:
                os.mkfifo(path)
            elif how > 2:
                path.write_bytes(b"def churned():\n    pass\n" * chance.randrange(20_000))
        except OSError:
            continue


def one(case: str, seed: int) -> None:
    """Read one case in this process and print what comes of it."""
    faulthandler.enable()
    content = content_of(case, seed)
    print(f"{len(content):,} bytes: {content[:60]!r} ... {content[-60:]!r}")
    with tempfile.TemporaryDirectory() as room:
        (Path(room) / "case").write_bytes(content)
        language = _texts()[case.partition("/")[0]]
        compile_language(language)
        before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        read = read_contents(room, SourceFile("case", language.id, 1), language)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        facts = len(read.facts.facts) if read.facts else 0
        print(f"{read.skipped or 'read'}, {facts} facts, {time.process_time() - begun:.2f} s,"
              f" {grown / 1000:.0f} MB")  # fmt: skip


def main() -> int:
    """Do what is asked; 1 if anything misbehaved."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--language", nargs="*", default=sorted(_texts()))
    parser.add_argument("--kind", nargs="*", default=sorted(KINDS))
    parser.add_argument("--case")
    parser.add_argument("--folder", action="store_true")
    words = parser.parse_args()
    if words.case:
        one(words.case, words.seed)
        return 0
    if words.folder:
        scan_folder(words.seed)
        return 0
    wrong = files_for(words.minutes, words.seed, words.language, words.kind)
    print(f"{len(wrong)} misbehave", *wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
