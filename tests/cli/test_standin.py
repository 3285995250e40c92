"""The stand-in, asked by OpenAI's own client and by `sora film --real`."""

from __future__ import annotations

import io
import json
import subprocess
import threading
import urllib.error
import urllib.request
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest

from slapstick.app.opening import open_project
from slapstick.app.planning import plan, read_all
from slapstick.app.standin.playhouse import Playhouse, Scene, scenes_of
from slapstick.app.standin.server import Server, serving
from slapstick.cli import main
from slapstick.cut.crew import HOUSE
from slapstick.cut.rehearsal import Wanted, rehearse
from slapstick.cut.strip import Crew
from slapstick.errors import BadRequest
from slapstick.shoot.world import Patience
from tests.cut.troupe import FAKES, gag_beat

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import openai

pytestmark = pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")
SCENES = (
    Scene("He slips.", "01-gag", gag_beat("gag", 0.0, 2.0)),
    Scene("He slips again.", "02-peak", gag_beat("peak", 2.0, 3.0)),
)


@contextmanager
def opened(scenes: tuple[Scene, ...], crew: Crew, fps: int, told: list[str]) -> Iterator[Server]:
    with serving(Playhouse(scenes, partial(rehearse, crew), fps, tell=told.append)) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def server(told: list[str]) -> Iterator[Server]:
    with opened(SCENES, FAKES, 4, told) as served:
        yield served


def pictures(film: bytes) -> list[npt.NDArray[np.uint8]]:
    with av.open(io.BytesIO(film), "r") as container:
        return [
            np.asarray(each.to_ndarray(format="gray"), np.uint8)
            for each in container.decode(video=0)
        ]


def ask(server: Server, path: str, body: bytes | None = None, host: str = "") -> tuple[int, bytes]:
    request = urllib.request.Request(server.base_url + path, body)  # noqa: S310  # loopback
    request.add_header("content-type", "application/json")
    if host:
        request.add_header("host", host)
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310  # loopback
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def test_the_official_client_has_a_beat_played(server: Server, told: list[str]) -> None:
    with openai.OpenAI(api_key="any", base_url=server.base_url, max_retries=0) as client:
        made = client.videos.create_and_poll(
            prompt="He slips.", model="sora-2", seconds="4", size="1280x720", poll_interval_ms=20
        )
        film = client.videos.download_content(made.id).read()
        assert (made.status, made.seconds, made.size) == ("completed", "4", "1280x720")
        assert [video.id for video in client.videos.list()] == [made.id]
        assert client.videos.delete(made.id).deleted
        with pytest.raises(openai.NotFoundError):
            client.videos.retrieve(made.id)
        with pytest.raises(openai.BadRequestError, match="prompt"):
            client.videos.create(prompt=" ")
    shown = pictures(film)
    assert len(shown) == 4 * 4
    assert shown[0].shape == (720, 1280)
    assert told == [f"{made.id}: 01-gag, 4 s, 1280x720"]


def test_a_picture_of_reference_may_be_sent_along(server: Server, told: list[str]) -> None:
    with openai.OpenAI(api_key="any", base_url=server.base_url, max_retries=0) as client:
        picture = ("reference.png", b"\x89PNG", "image/png")
        client.videos.create(prompt="He slips again.", seconds="4", input_reference=picture)
    assert "02-peak" in told[0]


def test_strange_words_always_get_the_same_scene(server: Server, told: list[str]) -> None:
    for _ in range(2):
        ask(server, "/videos", json.dumps({"prompt": "A bank is robbed."}).encode())
    one, two = (line.partition(": ") for line in told)
    assert one[0] != two[0]
    assert one[2] == two[2]


@pytest.mark.parametrize(
    ("body", "param"),
    [
        (b"no json", ""),
        (b"[]", ""),
        (b"{}", "prompt"),
        (b'{"prompt": "x", "seconds": "many"}', "seconds"),
        (b'{"prompt": "x", "seconds": 900}', "seconds"),
        (b'{"prompt": "x", "seconds": "nan"}', "seconds"),
        (b'{"prompt": "x", "size": "wide"}', "size"),
        (b'{"prompt": "x", "size": "9998x9998"}', "size"),
    ],
)
def test_what_no_service_films_is_refused(server: Server, body: bytes, param: str) -> None:
    status, said = ask(server, "/videos", body)
    assert (status, json.loads(said)["error"]["param"]) == (400, param)


def test_a_page_that_reaches_it_by_another_name_finds_nothing(server: Server) -> None:
    assert ask(server, "/videos")[0] == 200
    assert ask(server, "/videos", host="films.example")[0] == 404
    assert ask(server, "/models")[0] == 404


@pytest.mark.parametrize("host", ["::", "10.0.0.5", "films.example"])
def test_it_is_served_to_this_machine_only(host: str) -> None:
    with pytest.raises(BadRequest, match="does not serve on"), serving(Playhouse(SCENES), host):
        pass


def test_a_port_that_is_taken_is_said(server: Server) -> None:
    taken = server.server_address[1]
    with pytest.raises(BadRequest, match=f"port {taken}"), serving(Playhouse(SCENES), port=taken):
        pass


def test_the_command_refuses_other_hosts_than_this_machine(
    little: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve-standin", str(little), "--host", "10.0.0.5", "--workers", "1"]) == 2
    assert "127.0.0.1" in capsys.readouterr().err


def test_a_clip_longer_than_its_beat_holds_the_last_picture() -> None:
    film = rehearse(FAKES, gag_beat("gag", 0.0, 2.0), Wanted(3.0, 240, 180, 4))
    shown = pictures(film)
    assert len(shown) == 12
    assert abs(shown[-1].astype(int) - shown[8]).max() <= 8
    assert len(rehearse(FAKES, gag_beat("gag", 0.0, 2.0), Wanted(1.0, 240, 180, 4))) < len(film)


def test_a_part_of_a_beat_is_played_and_then_held() -> None:
    beat = gag_beat("gag", 0.0, 4.0)
    whole = pictures(rehearse(FAKES, beat, Wanted(4.0, 240, 180, 4)))
    part = pictures(rehearse(FAKES, beat, Wanted(3.0, 240, 180, 4, begins=1.0, ends=3.0)))
    assert len(part) == 12
    for index in range(8):
        assert abs(part[index].astype(int) - whole[index + 4]).max() <= 40
    assert abs(part[-1].astype(int) - part[8]).max() <= 8


@pytest.mark.parametrize("offer", ["", ", seconds: 3-4"], ids=["whole gags", "cut into takes"])
def test_a_whole_film_is_rehearsed_without_money(
    offer: str,
    little: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(little)
    monkeypatch.setattr("slapstick.app.shooting.PATIENCE", Patience(poll=0.05))
    monkeypatch.delenv("SORA_API_KEY", raising=False)
    project = little / "sora.yaml"
    project.write_text("film: {seconds: 30}\n")
    workspace = open_project(little)
    planned = plan(workspace, read_all(workspace, workers=0))
    told: list[str] = []
    with opened(scenes_of(planned), HOUSE, 2, told) as server:
        project.write_text(
            f"film: {{seconds: 30}}\nprovider: {{use: openai-videos, base-url: '{server.base_url}',"
            f" model: puppets, resolution: 480p, usd-per-second: 0{offer}}}\n"
        )
        assert main(["snap", "update", "--workers", "1"]) == 0
        for asked in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
            who = ("-c", "user.name=a", "-c", "user.email=a@b.example")
            subprocess.run(["git", *who, *asked], check=True, capture_output=True)
        capsys.readouterr()
        assert main(["film", "--real", "--fps", "2", "--workers", "1", "--json"]) == 0
    films = json.loads(capsys.readouterr().out)
    record = json.loads((little / "out" / "tea-house.film.json").read_text("utf-8"))
    shots = [shot.id for shot in planned.shots]
    filmed = [one["shot"] for beat in record["beats"] for one in beat.get("filmed", ())]
    assert [line.split()[1].strip(",") for line in told] == [name[: _end(name)] for name in filmed]
    assert list(dict.fromkeys(name[: _end(name)] for name in filmed)) == shots
    assert (filmed == shots) is (not offer)
    assert len(list((little / "out" / "tea-house.clips").iterdir())) == len(filmed)
    models = {one["model"] for beat in record["beats"] for one in beat.get("filmed", ())}
    assert models == {"puppets"}
    assert films["film"]["frames"] == 60
    assert "out/tea-house.mp4" in films["files"]


def _end(take: str) -> int | None:
    """Return where the letter of a take begins, where it has one."""
    return -2 if take[-2] == "-" else None
