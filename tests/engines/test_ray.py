"""The Ray engine on a cluster of two workers of this machine: the same answers as one process, whoever is killed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from attribution.config import Config
from attribution.engines import rayengine
from attribution.engines.cluster import joining
from attribution.engines.cluster.fitting import fitting, one_kind
from attribution.engines.rayengine import Ray
from attribution.errors import ConfigError, InputError
from attribution.stages import Inline
from attribution.types import Article
from tests.engines.fakes import articles
from tests.engines.rayfakes import RayFakes, reading, stories, texts

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'attribution[ray]'")


def quiet_ray() -> Any:
    """Ray as the engine imports it; the test is skipped where it is not installed."""
    try:
        return joining.import_ray(home=True)
    except ConfigError:
        pytest.skip("Ray is not installed: pip install 'attribution[ray]'")


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """A cluster of two cores for all tests of this module."""
    ray = quiet_ray()
    joining.begin(ray, None, 2)
    yield
    ray.shutdown()


@pytest.fixture
def engine(cluster: None, tmp_path: Path) -> Iterator[Ray]:
    """An engine whose workers leave notes in the test's folder."""
    with Ray(Config(), folder=tmp_path / "run", make=partial(RayFakes, str(tmp_path))) as it:
        yield it


def inline() -> Any:
    """One process."""
    return Inline(RayFakes())  # type: ignore[arg-type]


def notes(folder: Path) -> list[list[str]]:
    """What the workers wrote down: [article, process]."""
    return [line.split() for line in (folder / "notes").read_text().splitlines()]


def test_killed_workers_change_nothing(engine: Ray, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Of eighty articles one gets its worker killed (SIGKILL) once, one always: all but that one are answered as by one process, in order.

    Nothing is printed.
    """
    given = articles(*texts(80))
    given[40] = Article("a40", "shot once")
    given[70] = Article("a70", "killed")
    found = list(engine.read(given))
    assert [r.article for r in found] == given
    assert [r for r in found if r.article.id != "a70"] == [reading(a) for a in given if a.id != "a70"]
    assert [(d.code, d.failed) for d in found[70].diagnostics] == [("crash", True)]
    tried = notes(tmp_path)
    assert len({pid for _, pid in tried}) >= 2
    assert sum(name == "a40" for name, _ in tried) == 2
    assert sum(name == "a70" for name, _ in tried) == 3
    assert capfd.readouterr().out == ""


def test_a_run_goes_on_where_it_was(cluster: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With all parts answered no cluster is asked, whatever the workers are; with one taken away only that is computed."""
    given = articles(*texts(40))
    made = partial(RayFakes, str(tmp_path))
    with Ray(Config(), folder=tmp_path / "run", make=made) as engine:
        first = list(engine.read(given))
    assert first == list(map(reading, given))
    (tmp_path / "notes").unlink()
    answers = sorted((tmp_path / "run").rglob("out/*.parquet"))
    assert len(answers) == 3
    answers[1].unlink()
    with Ray(Config(), folder=tmp_path / "run", make=made) as engine:
        assert list(engine.read(given)) == first
    assert sorted({name for name, _ in notes(tmp_path)}) == sorted(f"a{n}" for n in range(16, 32))
    monkeypatch.setattr(joining, "join", lambda *_: pytest.fail("a cluster was joined"))
    with Ray(Config(), folder=tmp_path / "run", make=made) as engine:
        assert list(engine.read(given)) == first


def test_stories_are_judged_as_by_one_process(engine: Ray) -> None:
    """Judgements come in the order of the stories, equal to those made here, in their examples too."""
    told = stories(articles(*texts(90)), 3)
    found, expected = list(engine.judge(iter(told))), list(inline().judge(told))
    assert found == expected
    assert [j.left_out.refused() for j in found] == [j.left_out.refused() for j in expected]


def test_passages_are_embedded_as_by_one_process(engine: Ray) -> None:
    """Few by the one worker kept for them, many by the pool: float32 rows in the order given."""
    for count in (1, 30, 700):
        found = engine.embed(texts(count))
        assert found.dtype == np.float32
        assert np.array_equal(found, RayFakes().embed(texts(count)))


def test_what_a_stage_raises_is_raised(engine: Ray) -> None:
    """An error raised on purpose comes as it is; nothing hangs."""
    with pytest.raises(InputError, match="seen this, expected that") as caught:
        list(engine.read(articles("x", "refuse")))
    assert caught.value.code == "strange"


def test_a_report_is_that_of_one_process(cluster: None, tmp_path: Path) -> None:
    """Three of the seeds' articles, with the models: the same report, value for value; and again from the folder, without a worker."""
    from attribution.pipeline import Checker

    given = sorted(map(str, SEEDS.glob("0[1-3]*.txt")))
    expected = Checker(Config()).check(given)
    assert expected.findings
    for _ in range(2):
        with Ray(Config(), folder=tmp_path / "run") as engine:
            assert Checker(Config(), engine=engine).check(given) == expected


def test_nothing_needs_no_cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without articles nobody is asked, and a temporary folder is gone afterwards."""
    quiet_ray()
    monkeypatch.setattr(joining, "join", lambda *_: pytest.fail("a cluster was joined"))
    monkeypatch.setattr(rayengine.tempfile, "tempdir", str(tmp_path))
    with Ray(Config(), make=RayFakes) as engine:
        assert list(engine.read([])) == []
        assert list(engine.judge([])) == []
        assert engine.embed([]).shape == (0, 384)
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []


def test_ray_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing, and how to get it."""
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ConfigError, match=r"pip install 'attribution\[ray\]'"):
        Ray(Config())


def test_a_client_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Ray Client's folders are not the workers'."""
    with pytest.raises(ConfigError, match="ray job submit"):
        joining.join(Config(), "ray://head:10001", None)
    monkeypatch.setenv("RAY_ADDRESS", "ray://head:10001")
    with pytest.raises(ConfigError, match="ray job submit"):
        joining.join(Config(), None, None)


class Asked:
    """A Ray of some resources and machines."""

    def __init__(self, nodes: int = 1, **resources: float) -> None:
        self._nodes, self._resources = nodes, resources

    def cluster_resources(self) -> dict[str, float]:
        """What there is."""
        return self._resources

    def nodes(self) -> list[dict[str, bool]]:
        """Machines, one of them gone."""
        return [{"Alive": True}] * self._nodes + [{"Alive": False}]


@pytest.mark.parametrize(
    ("device", "resources", "jobs", "slots", "place"),
    [
        ("auto", {"CPU": 8.0}, None, 8, "cpu"),
        ("auto", {"CPU": 8.0}, 3, 3, "cpu"),
        ("auto", {"CPU": 8.0}, 30, 8, "cpu"),
        ("auto", {"CPU": 8.0, "GPU": 2.0}, None, 2, "cuda"),
        ("cuda:1", {"CPU": 8.0, "GPU": 2.0}, None, 2, "cuda"),
        ("cpu", {"CPU": 8.0, "GPU": 2.0}, None, 8, "cpu"),
    ],
)
def test_workers_are_as_many_as_fit(device: str, resources: dict[str, float], jobs: int | None, slots: int, place: str) -> None:
    """One a core, or one a GPU where there are any and the settings do not say otherwise."""
    found = joining.measured(Asked(**resources), Config(device=device), jobs, own=False)
    assert (found.slots, found.device, found.gpus, found.nodes) == (slots, place, int(place == "cuda"), 1)


def test_a_cluster_without_gpus_says_so() -> None:
    """Where the settings ask for one."""
    with pytest.raises(ConfigError, match="no GPU"):
        joining.measured(Asked(CPU=4.0), Config(device="cuda"), None, own=False)


def test_several_machines_need_what_all_can_reach() -> None:
    """A folder, and a database instead of a file."""
    several = joining.measured(Asked(nodes=2, CPU=4.0), Config(), None, own=False)
    with pytest.raises(ConfigError, match="--ray-folder"):
        fitting(Config(), several, kept=False)
    for config in (Config(archive="kept.db"), Config(verdict_cache="kept.db")):
        with pytest.raises(ConfigError, match="postgresql://"):
            fitting(config, several, kept=True)
    fitting(Config(archive="postgresql://desk/archive"), several, kept=True)
    fitting(Config(archive="kept.db"), joining.measured(Asked(CPU=4.0), Config(), None, own=False), kept=False)


def test_workers_of_two_kinds_are_refused(tmp_path: Path) -> None:
    """Who did what must not show in a report."""
    from attribution.engines.cluster.shelf import Noted, Shelf

    shelf = Shelf(str(tmp_path))
    shelf.put("out", "a", [b"x"], Noted(1, "bfloat16 on one"))
    shelf.put("out", "b", [b"x"], Noted(1, "float32 on another"))
    assert one_kind("", shelf, "a") == one_kind("bfloat16 on one", shelf, "a") == "bfloat16 on one"
    with pytest.raises(ConfigError, match="bfloat16 on one, and by float32 on another"):
        one_kind("bfloat16 on one", shelf, "b")
    with pytest.raises(ConfigError, match="float32 on another, expected attribution 9"):
        one_kind("", shelf, "b", "attribution 9")


def test_the_settings_name_the_folder(tmp_path: Path) -> None:
    """Other settings, another stage or other code have other parts; where it runs has not."""
    from attribution.engines.cluster.signature import key, manifest

    base = key(manifest(Config(), "readings"))
    assert key(manifest(Config(archive=str(tmp_path / "a.db"), fail_on="never"), "readings")) == base
    assert len({base, key(manifest(Config(quote_reader="rules"), "readings")), key(manifest(Config(), "vectors"))}) == 3


def test_ray_is_imported_quietly() -> None:
    """In a program that does not use Ray itself its loggers say nothing; nothing is reported to anyone, and nothing printed."""
    quiet_ray()
    script = (
        "import logging, os; from attribution.engines.cluster.joining import import_ray; import_ray(home=True); "
        "assert not logging.getLogger('ray.data._internal').isEnabledFor(logging.WARNING); assert os.environ['RAY_USAGE_STATS_ENABLED'] == '0'; "
        "from ray._private.ray_logging import stdout_deduplicator as out; "
        "assert [b['lines'] for b in out.deduplicate({'lines': ['A worker died'], 'pid': 'raylet', 'is_err': False})] == [[]]"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
