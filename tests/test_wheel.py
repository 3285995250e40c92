"""Build the wheel, install it where nothing else is, and make a film with the repository gone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ON_WINDOWS = sys.platform == "win32"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the build backend that is installed here; nothing is downloaded."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT],
        check=True,
        capture_output=True,
    )
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an empty environment; return the folder of its commands.

    What it depends on is lent by this environment through a path file, whose own path files do
    not count: so no editable install of this repository can be seen from there.
    """
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    folder = home / ("Scripts" if ON_WINDOWS else "bin")
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", home, "install", "--quiet", "--no-deps",
         "--no-index", "--disable-pip-version-check", wheel],
        check=True,
        capture_output=True,
    )  # fmt: skip
    (site,) = home.glob("Lib/site-packages" if ON_WINDOWS else "lib/python*/site-packages")
    (site / "lent.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return folder


def test_the_wheel_carries_all_that_people_extend(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    for folder, ending in (("rules", ".yaml"), ("stories", ".yaml"), ("schemas", ".schema.json")):
        here = {path.name for path in (ROOT / folder).glob(f"*{ending}")}
        shipped = {
            Path(name).name for name in names if name.startswith(f"slapstick/builtin/{folder}/")
        }
        assert here
        assert here <= shipped
    assert "slapstick/builtin/samples/go/things.go" in names
    for one in ("facts.yaml", "languages/python.scm", "assets/piano/60.flac", "py.typed"):
        assert f"slapstick/{one}" in names


def test_an_installed_wheel_makes_a_film_with_nothing_else_there(
    scripts: Path, tmp_path: Path
) -> None:
    source = tmp_path / "little"
    source.mkdir()
    (source / "main.py").write_text("def wait():\n    while True:\n        pass\n", "utf-8")
    bare = {key: os.environ[key] for key in ("SYSTEMROOT", "TEMP", "TMP") if key in os.environ}
    done = subprocess.run(
        [scripts / "sora", "film", source, "--out", tmp_path / "out", "--fps", "4",
         "--shots", "1", "--workers", "1"],
        env={**bare, "PATH": str(scripts)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "little.mp4").read_bytes()[4:8] == b"ftyp"
    plan = json.loads((tmp_path / "out" / "little.film.json").read_text("utf-8"))
    assert plan["title"]


def test_the_installed_code_is_the_wheels(scripts: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [scripts / "python", "-c", "import slapstick; print(slapstick.__file__)"],
        cwd=tmp_path,
        env={"PATH": str(scripts)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert ROOT not in Path(done.stdout.strip()).parents
