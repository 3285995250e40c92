"""Ask yaml-language-server what an editor would show in the files that people write.

    python benchmarks/editor.py

Installs the server from npm into a temporary folder; without npm it says so and ends.  In a small
project it opens one sound and one broken file of each kind over stdio, with the schemas that
`sora schema --write` puts there, and prints what was underlined, what was offered at a cursor, and
what Slapstick itself says of the same file.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.spec.sound_files import RULES, STORY

from slapstick.app.opening import survey_project
from slapstick.app.starting import write_schemas

SERVER = "yaml-language-server@1.19"
PROJECT = """\
format: sora/1
story: ./story.yaml
packs:
  - slapstick/core
  - ./gags
rules: {acme/office/naps: off}
"""
HEAD = "# yaml-language-server: $schema={up}.sora/schema/{name}.schema.json\n"


class Case(NamedTuple):
    """A file as somebody edits it; where the cursor stands, what is to be offered there."""

    path: str
    schema: str
    text: str
    broken: tuple[str, str]
    cursor: str  # completion is asked behind this
    offered: str


CASES = (
    Case("gags/house.yaml", "rules", RULES, ("fact: loop.retry", "fact: loop.rety"),
         "- fact: ", "loop.retry"),
    Case("gags/house.yaml", "rules", RULES, ("{limit:", "{limmit:"), "puppet: ", "slip"),
    Case("gags/house.yaml", "rules", RULES, ("weight:", "wieght:"), "", ""),
    Case("gags/house.yaml", "rules", RULES, ("quiet: {python:", "quiet: {pyhton:"), "", ""),
    Case("sora.yaml", "project", PROJECT, ("acme/office/naps", "acme/office/nap"), "packs:\n  - ",
         "slapstick/errors"),
    Case("story.yaml", "story", STORY, ("mood: stroll", "mood: strol"), "scene: ", "workshop"),
)  # fmt: skip


class Server:
    """A language server on the other end of two pipes."""

    def __init__(self, program: Path, root: Path) -> None:
        self._process = subprocess.Popen(
            ["node", str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._number = 0
        self.root = root
        self.ask("initialize", {
            "processId": None, "rootUri": root.as_uri(), "capabilities": {
                "textDocument": {"completion": {"completionItem": {}}, "publishDiagnostics": {}},
                "workspace": {"configuration": True}}})  # fmt: skip
        self.tell("initialized", {})

    def tell(self, method: str, params: Any) -> None:
        """Send what wants no answer."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        """Send a question and return its answer."""
        self._number += 1
        self._send({"jsonrpc": "2.0", "id": self._number, "method": method, "params": params})
        for said in self.said():
            if said.get("id") == self._number and "method" not in said:
                return said.get("result")
        raise SystemExit("the server has ended")

    def said(self) -> Iterator[dict[str, Any]]:
        """Yield what the server says; answer what it asks for."""
        out = self._process.stdout
        while out is not None:
            length = 0
            while line := out.readline().strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.partition(b":")[2])
            if not length:
                return
            said: dict[str, Any] = json.loads(out.read(length))
            if "id" in said and "method" in said:
                items = said.get("params", {}).get("items", [])
                settings = {"validate": True, "completion": True, "schemaStore": {"enable": False}}
                answer = [settings if each.get("section") == "yaml" else None for each in items]
                self._send({"jsonrpc": "2.0", "id": said["id"], "result": answer or None})
                continue
            yield said

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps(message).encode()
        if self._process.stdin is not None:
            self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
            self._process.stdin.flush()

    def diagnostics(self, uri: str, text: str, version: int) -> list[str]:
        """Open a text and return what is underlined in it, as `line:column words`."""
        item = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})
        for said in self.said():
            told = said.get("params") if "Diagnostics" in said.get("method", "") else None
            if told and told["uri"] == uri:
                return [_diagnostic(each) for each in told["diagnostics"]]
        return []

    def offers(self, uri: str, text: str, behind: str) -> list[str]:
        """Return what is offered behind some words."""
        before = text[: text.index(behind) + len(behind)]
        place = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        asked = {"textDocument": {"uri": uri}, "position": place}
        found = self.ask("textDocument/completion", asked) or {}
        items = found.get("items", found) if isinstance(found, dict) else found
        return [str(each["label"]) for each in items]

    def close(self) -> None:
        """End the server."""
        self._process.terminate()
        self._process.wait()


def _diagnostic(told: dict[str, Any]) -> str:
    start = told["range"]["start"]
    words = told["message"].replace("\n", " ")
    return f"{start['line'] + 1}:{start['character'] + 1} {words[:90]}"


def main() -> None:
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        print("npm is not here, so no editor was asked")
        return
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [npm, "install", "--silent", "--no-fund", "--prefix", home, SERVER], check=False
        )
        if done.returncode:
            print(f"npm cannot install {SERVER}")
            return
        program = Path(home) / "node_modules/yaml-language-server/bin/yaml-language-server"
        root = Path(home) / "project"
        (root / "gags").mkdir(parents=True)
        _report(Server(program, root), root)


def _report(server: Server, root: Path) -> None:
    for case in CASES:
        (root / case.path).write_text(case.text, "utf-8")
    write_schemas(root)
    wrong = 0
    for number, case in enumerate(CASES):
        head = HEAD.format(name=case.schema, up="../" * case.path.count("/"))
        bad = case.text.replace(*case.broken, 1)
        uri = (root / case.path).as_uri()
        sound = server.diagnostics(uri, head + case.text, 2 * number)
        offered = server.offers(uri, head + case.text, case.cursor) if case.cursor else []
        broken = server.diagnostics(uri, head + bad, 2 * number + 1)
        (root / case.path).write_text(head + bad, "utf-8")
        own = survey_project(root).problems
        (root / case.path).write_text(case.text, "utf-8")
        print(f"{case.path}: {case.broken[0]} -> {case.broken[1]}")
        print(f"  sound:     {len(sound)} underlined {sound[:2]}")
        print(f"  broken:    {broken}")
        print(f"  slapstick: {[f'{p.place.line}:{p.place.column} {p.message}' for p in own]}")
        if case.cursor:
            held = case.offered in offered
            print(f"  behind '{case.cursor}': {len(offered)} offered, {case.offered}: {held}")
            wrong += not held
        wrong += bool(sound) or not broken
    server.close()
    print(f"{len(CASES)} files, {wrong} of them not as they should be")
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
