"""The wheel carries the models and works from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from models.checksums import shipped

ROOT = Path(__file__).resolve().parent.parent
CARRIED = (
    "attribution/py.typed",
    "attribution/_models/encoder.toml",
    "attribution/_models/entailment/weights.safetensors",
    "attribution/_models/entailment/README.md",
    "attribution/_models/entailment/calibration.toml",
    "attribution/_models/checksums.toml",
    "attribution/_models/licences.toml",
    "attribution/_models/judging/weights.toml",
    "attribution/_models/quotes/weights.safetensors",
    "attribution/_models/quotes/README.md",
    "attribution/quotes/confidence.toml",
    "attribution/cases/schema/case-1.json",
    "attribution/desk/page/templates/page.html",
    "attribution/desk/page/script/start.js",
    "attribution/desk/page/style/frame.css",
    "attribution/desk/schema/worksheet-1.json",
    "attribution/_models/parsing/pipeline/config.cfg",
)


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout and unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_it_carries_the_models(unpacked: Path) -> None:
    """Weights, cards and the pipeline are inside, and no test or cache is."""
    assert [name for name in CARRIED if not (unpacked / name).is_file()] == []
    assert not list(unpacked.rglob("__pycache__"))
    assert not (unpacked / "tests").exists()


def test_the_weights_stay_small() -> None:
    """All weights together are under 36 MiB: a desk installs them with the package."""
    assert sum(file.stat().st_size for file in shipped()) < 36 * 2**20


def test_it_works_in_an_empty_folder(unpacked: Path, tmp_path: Path) -> None:
    """Two reports are compared with the wheel's own models, far from any checkout."""
    (tmp_path / "a.txt").write_text("The mayor said on Monday that 12 people died in the fire at Orvel.\n", "utf-8")
    (tmp_path / "b.txt").write_text("The fire at Orvel killed 12 people, the mayor said on Monday.\n", "utf-8")
    code = "import attribution, sys; print(attribution.__file__); r = attribution.check(['a.txt', 'b.txt']); print(r.coverage['articles'])"
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    where, articles = done.stdout.split()[-2:]
    assert Path(where).is_relative_to(unpacked)
    assert articles == "2"


CASE = """
[[article]]
id = "mail"
published = 2024-05-07
text = "Fire at Orvel\\n\\nAt least 12 people were killed in the fire at Orvel on Monday, Mayor Ada Holm said."

[[article]]
id = "times"
published = 2024-05-07
text = "Blaze in Orvel\\n\\nTwelve people were killed in the fire at Orvel on Monday, the mayor, Ada Holm, said."

[[must_not]]
relation = "hard"

[[must_attribute]]
article = "mail"
text = "At least 12 people were killed in the fire"
speaker = "Ada Holm"

[[must]]
id = "never"
relation = "conflict"
xfail = "the two agree: here to see that a known miss stays one"
a = "At least 12 people were killed"
b = "Twelve people were killed"
"""


def test_its_pytest_plugin_works_in_a_scratch_project(unpacked: Path, tmp_path: Path) -> None:
    """Installed from the wheel alone, pytest collects case files, one test an expectation, and a JUnit consumer reads its file."""
    from junitparser import JUnitXml

    (tmp_path / "fire.attribution.toml").write_text(CASE, "utf-8")
    (tmp_path / "test_plain.py").write_text("def test_plain() -> None:\n    assert True\n", "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--junitxml", "out.xml"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 passed, 1 xfailed" in done.stdout
    cases = [case for suite in JUnitXml.fromfile(str(tmp_path / "out.xml")) for case in suite]
    assert sorted(case.name for case in cases) == ["must[never]", "must_attribute[must_attribute-1]", "must_not[must_not-1]", "test_plain"]
