"""Kill -9 at random moments: `python -m benchmarks.kills` kills `archive add`, `check --resume` and `check --against` and looks what became of the archive.

After each kill: `PRAGMA integrity_check`, every value decoded, every acknowledged article there with its reading, and nothing there that the
uninterrupted run has not. The same command runs (and is killed) again until it ends by itself: then the archive says, and the command wrote,
what it does without any kill. The moments are drawn evenly over the time the command takes, with a seed. Articles are cuttings of seeds/.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from attribution.archive.store import open_archive
from benchmarks.archivestate import COMPUTED, HELD, faults, rows, state
from benchmarks.killable import Ran, run, warm_up

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
SEED, KILLS, ARTICLES = 20310304, 50, 20
# Which commands are killed, by share.
SHARES = {"add": 0.5, "resume": 0.3, "against": 0.2}
ENDED = (0, 1)
# Whole dispatches, held against the cuttings of all.
DRAFTS = ("01_overlook_diop_at_the_council.txt", "03_overlook_lavrov_in_bamako.txt")
# The tables whose rows are counted in each line.
SHOWN = ("articles", "readings", "vectors", "verdicts")


def cuttings(folder: Path, count: int) -> list[Path]:
    """Short articles: two paragraphs of a dispatch each, no two the same."""
    folder.mkdir()
    dispatches = [path.read_text("utf-8").split("\n\n") for path in sorted(SEEDS.glob("0*.txt"))]
    made = []
    for number in range(count):
        paragraphs = dispatches[number % len(dispatches)]
        at = 1 + 2 * (number // len(dispatches)) % max(1, len(paragraphs) - 2)
        path = folder / f"{number:03}.txt"
        path.write_text(f"Cutting {number}\n\n" + "\n\n".join(paragraphs[at : at + 2]) + "\n", "utf-8")
        made.append(path)
    return made


@dataclass
class Bench:
    """A command to kill: its words with the archive in the place of `{}`, what it starts from, and what it says when it is left alone."""

    name: str
    folder: Path
    words: list[str]
    start: Path | None = None
    seconds: float = 0.0
    whole: dict[str, set[str]] = field(default_factory=dict)
    expected: dict[str, str] = field(default_factory=dict)
    output: bytes = b""

    def fresh(self) -> Path:
        """The place of a new archive, or of a copy of the one that it starts from."""
        place = self.folder / "archive.db"
        for old in self.folder.glob("archive.db*"):
            old.unlink()
        if self.start is not None:
            shutil.copy(self.start, place)
        return place

    def go(self, place: Path, kill_after: float | None = None) -> Ran:
        """Run the command."""
        out = self.folder / "out.json"
        words = [word.replace("{}", str(place)).replace("{out}", str(out)) for word in self.words]
        return run(words, self.folder / "log", kill_after)

    def reference(self) -> None:
        """One run that is left alone."""
        place = self.fresh()
        ran = self.go(place)
        if ran.code not in ENDED:
            raise RuntimeError(f"{' '.join(self.words)} ended with {ran.code}: {ran.words}")
        self.seconds, self.output = ran.seconds, self.written()
        archive = open_archive(place)
        self.expected, self.whole = state(archive), seen(place)
        archive.close()

    def written(self) -> bytes:
        """What the command wrote."""
        out = self.folder / "out.json"
        return out.read_bytes() if out.exists() else b""


def seen(place: Path) -> dict[str, set[str]]:
    """The rows of every table, without their numbers, and without whether a vector is searched: one that is embedded and not added yet is not."""
    archive = open_archive(place)
    try:
        with archive.looking() as connection:
            return {
                name: {repr((*row[:3], row[4]) if name == "vectors" else tuple(row)) for row in rows(connection, name)}
                for name in (*HELD, *COMPUTED)
                if name != "words"
            }
    finally:
        archive.close()


def looked_at(bench: Bench, place: Path, acknowledged: int) -> tuple[list[str], str]:
    """What a kill broke, and how much is there."""
    if not place.exists():
        return ([f"{acknowledged} articles were acknowledged, there is no archive"] if acknowledged else []), "no archive yet"
    try:
        archive = open_archive(place)
        problems = faults(archive, acknowledged)
        archive.close()
        found = seen(place)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        return [repr(error)], "unreadable"
    strange = {name: len(mine - bench.whole[name]) for name, mine in found.items()}
    problems += [f"{count} rows of {name} that the whole run has not" for name, count in strange.items() if count]
    return problems, ", ".join(f"{len(found[name])} {name}" for name in SHOWN)


def killed(bench: Bench, kills: int, rng: random.Random) -> Counter[str]:
    """Kill a command so many times, each archive until its command ended by itself; a line a kill."""
    tally: Counter[str] = Counter()
    bench.reference()
    print(f"{bench.name}: {bench.seconds:.1f} s when left alone", flush=True)
    place, acknowledged = bench.fresh(), 0
    while True:
        last = tally["kills"] >= kills
        moment = None if last else rng.uniform(0.02, 1.0) * bench.seconds
        ran = bench.go(place, moment)
        acknowledged = max(acknowledged, ran.acknowledged)
        problems, there = looked_at(bench, place, acknowledged)
        if ran.code is None:
            tally["kills"] += 1
            told = f"{acknowledged} acknowledged; " if bench.name == "add" else ""
            print(f"{bench.name} kill {tally['kills']:2} at {ran.seconds:5.2f} s: {'; '.join(problems) or 'sound'} ({told}{there})", flush=True)
        else:
            problems += differs(bench, place, ran)
            tally["ends"] += 1
            print(f"{bench.name} ended after {ran.seconds:.2f} s: {'; '.join(problems) or 'the same state and output'}", flush=True)
            place, acknowledged = bench.fresh(), 0
        tally["faults"] += bool(problems)
        if last:
            return tally


def differs(bench: Bench, place: Path, ran: Ran) -> list[str]:
    """Where a run that was killed before and now ended is not the one that was left alone."""
    if ran.code not in ENDED:
        return [f"ended with {ran.code}: {ran.words}"]
    archive = open_archive(place)
    found = state(archive)
    archive.close()
    problems = [f"{name} are {found[name]}, expected {rows}" for name, rows in bench.expected.items() if found[name] != rows]
    return problems + (["the output differs"] if bench.written() != bench.output else [])


def benches(folder: Path, articles: int) -> list[Bench]:
    """The three commands."""
    made = cuttings(folder / "articles", articles)
    drafts = [shutil.copy(SEEDS / name, folder / name) for name in DRAFTS]
    held = folder / "held.db"
    add = ["archive", "add", str(folder / "articles"), "--archive", "{}", "--jobs", "1"]
    filled = run([word.replace("{}", str(held)) for word in add], folder / "log")
    if filled.code != 0:
        raise RuntimeError(f"archive add ended with {filled.code}: {filled.words}")
    open_archive(held).close()
    report = ["--format", "json", "-o", "{out}", "--jobs", "1", "--quiet"]
    return [
        Bench("add", folder, add),
        Bench("resume", folder, ["check", *map(str, made[: articles // 2]), "--resume", "{}", *report]),
        Bench("against", folder, ["check", *map(str, drafts), "--against", "{}", "--resume", "{}", *report], held),
    ]


def main() -> None:
    """Print a line a kill and the summary; exit with 1 where anything was broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--only", choices=list(SHARES), help="one command alone, with its share of the kills")
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    started, rng, total = time.monotonic(), random.Random(chosen.seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        warm_up()
        for bench in benches(Path(name), chosen.articles):
            total += Counter() if chosen.only not in (None, bench.name) else killed(bench, round(chosen.kills * SHARES[bench.name]), rng)
    minutes = (time.monotonic() - started) / 60
    print(f"{total['kills']} kills, {total['ends']} runs that ended, {total['faults']} with a fault; {minutes:.1f} minutes, {chosen.articles} articles, parts of 4, seed {chosen.seed}")
    sys.exit(1 if total["faults"] else 0)


if __name__ == "__main__":
    main()
