"""What manifests say beyond a name: what is needed, which version, what is run."""

from __future__ import annotations

from pathlib import Path

import pytest

from slapstick.read.git import Head
from slapstick.read.identity import choose_name, read_identity
from slapstick.read.manifests import Manifest, read_manifest, read_manifests
from slapstick.read.sampling import sample_facts

_GEMSPEC = """Gem::Specification.new do |spec|
  spec.name = "soup"
  spec.version = "0.9.1"
  spec.summary = 'Cooks.'
  spec.license = "MIT"
  spec.executables = ["ladle"]
  spec.add_dependency "pan", "~> 1"
  spec.add_development_dependency "lid"
end
"""
_CSPROJ = """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup>
<PackageId>Soup</PackageId><Version>2.0.1</Version><Description>Cooks.</Description>
<PackageLicenseExpression>MIT</PackageLicenseExpression></PropertyGroup>
<ItemGroup><PackageReference Include="Pan" Version="1" /></ItemGroup></Project>
"""
_GRADLE = """plugins { java }
version = "1.4"
description = 'Cooks.'
dependencies {
    implementation("inn:pan:1")
    testImplementation 'inn:lid:1'
}
tasks.register("serve-final") { }
"""


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("soup.gemspec", _GEMSPEC, Manifest("soup", "Cooks.", "0.9.1", "MIT", 2, (("ladle", ""),))),
        ("src/Soup/Soup.csproj", _CSPROJ, Manifest("Soup", "Cooks.", "2.0.1", "MIT", 1)),
        ("build.gradle.kts", _GRADLE, Manifest("", "Cooks.", "1.4", "", 2, (("serve-final", ""),))),
        ("gradle.properties", "version=3.1\n", Manifest(version="3.1")),
        ("Gemfile", 'gem "pan"\ngem "lid"\n', Manifest(dependencies=2)),
        ("soup.cabal", "name: soup\nversion: 1\nlicense: MIT\n", Manifest("soup", "", "1", "MIT")),
        (
            "composer.json",
            '{"name": "inn/soup", "require": {"pan": "1"}, "scripts": {"cook": ["a", "b"]}}',
            Manifest("soup", "", "", "", 1, (("cook", "a b"),)),
        ),
        (
            "pyproject.toml",
            '[project]\nname = "soup"\n[project.scripts]\nladle = "soup:main"\n',
            Manifest("soup", scripts=(("ladle", "soup:main"),)),
        ),
    ],
)
def test_a_manifest_is_read_in_its_own_form(path: str, text: str, said: Manifest) -> None:
    assert read_manifest(path, text) == said


def test_what_is_no_manifest_says_nothing() -> None:
    assert read_manifest("notes.txt", "name: soup") is None
    assert read_manifest("package.json", "{broken") is None


def test_manifests_become_facts_with_their_lines() -> None:
    text = 'package.json\n{\n "name": "ferry",\n "version": "0.0.3",\n "license": "MIT",\n'
    text += (
        ' "dependencies": {"a": "1", "b": "1", "c": "1"},\n "scripts": {"deploy-final": "sail"}\n}'
    )
    facts = {fact.kind: fact for fact in sample_facts({}, "manifest", text)}
    assert facts["project.dependencies"].get("count") == 2
    assert facts["project.version"].line == 3
    assert facts["project.version"].get("unborn") is True
    assert facts["project.licence"].get("text") == "MIT"
    assert (facts["project.script"].name, facts["project.script"].line) == ("deploy-final", 6)


def test_projects_of_a_solution_are_found_below_it(tmp_path: Path) -> None:
    folder = tmp_path / "src" / "Soup"
    folder.mkdir(parents=True)
    (folder / "Soup.csproj").write_text(_CSPROJ)
    assert [file.path for file in read_manifests(tmp_path)] == ["src/Soup/Soup.csproj"]
    assert read_identity(tmp_path, Head()).name == "Soup"


@pytest.mark.parametrize(
    ("manifest", "title", "name"),
    [
        ("fastapi", "FastAPI", "FastAPI"),
        ("open-api", "OpenAPI", "OpenAPI"),
        ("gson", "Gson", "gson"),
        ("soup", "The OpenAPI soup", "soup"),
    ],
)
def test_a_name_is_spelled_as_the_readme_spells_it(manifest: str, title: str, name: str) -> None:
    assert choose_name(manifest, title, "folder") == name
