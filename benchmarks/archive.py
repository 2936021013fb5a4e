"""What an archive costs: `python -m benchmarks.archive --data DIR` adds 20,000 short reports, then checks drafts against them.

One report of each of some events is kept out and checked as a draft: seconds of the whole check with the models loaded (p50, p95), and the
share of it that is looking up. Recall: of the held reports of the draft's event (ECB+ says which they are), how many the index finds, beside
how many looking at every statement finds. Then the archive is enlarged with copies of its articles under other ids, whose vectors are
moved a little, and the drafts are checked again at each size. The corpus: `benchmarks/archivecorpus.py`.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from attribution.errors import AttributionError
from benchmarks import filing
from benchmarks.archivecorpus import Filed, reports
from benchmarks.data import DataMissingError
from benchmarks.drafts import kept_out, latency, recall, reopened
from benchmarks.enlarging import enlarge

ARTICLES, DRAFTS = 20_000, 40
SIZES = (100_000, 1_000_000)


def main(argv: Sequence[str] | None = None) -> int:
    """Add, measure, enlarge, measure again; return 2 where the data is not there, 4 where a model or the archive fails."""
    options = parser().parse_args(argv)
    if options.data is None:
        print("no data folder: give --data DIR or set ATTRIBUTION_DATA", file=sys.stderr)
        return 2
    try:
        filed = reports(options.data, options.articles)
    except DataMissingError as missing:
        print(missing, file=sys.stderr)
        return 2
    try:
        with tempfile.TemporaryDirectory(prefix="attribution-archive-", dir=options.folder) as folder:
            measured(options, options.archive or str(Path(folder) / "archive.db"), filed)
    except AttributionError as failure:
        print(failure, file=sys.stderr)
        return 4
    return 0


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    data = os.environ.get("ATTRIBUTION_DATA")
    build = argparse.ArgumentParser(prog="python -m benchmarks.archive", description=(__doc__ or "").split("\n")[0])
    build.add_argument("--data", type=Path, default=Path(data) if data else None, help="folder with crossdoc/")
    build.add_argument("--articles", type=int, default=ARTICLES, help=f"articles to add (default: {ARTICLES:,})")
    build.add_argument("--drafts", type=int, default=DRAFTS, help=f"drafts to check (default: {DRAFTS})")
    build.add_argument("--jobs", type=int, default=2, help="processes that read (default: 2)")
    build.add_argument("--sizes", type=int, nargs="*", default=list(SIZES), help="statements to enlarge the archive to (default: 100,000 and 1,000,000)")
    build.add_argument("--archive", help="a file or URL to add to and keep (default: a temporary file)")
    build.add_argument("--folder", type=Path, help="where the temporary file goes")
    return build


def measured(options: argparse.Namespace, place: str, filed: Sequence[Filed]) -> None:
    """The whole run, told as it goes."""
    from attribution import Checker
    from attribution.archive import open_archive

    drafts = kept_out(filed, options.drafts)
    names = {draft.article.id for draft in drafts}
    with closing(open_archive(place)) as archive:
        say(*filing.lines(filing.file_all(archive, [one for one in filed if one.article.id not in names], options.jobs)))
        if not drafts:
            say("no event has three reports: give more --articles to check drafts")
            return
        checker = Checker()
        checker.check([draft.article for draft in drafts[:2]])  # models are loaded before anything is measured
        say(recall(checker, archive, drafts, filed).line(), timed(checker, archive, drafts))
        for size in options.sizes:
            if enlarge(archive, size, checker.models.vector_key, checker.models.space):
                say(timed(checker, archive, drafts))


def timed(checker: Any, archive: Any, drafts: Sequence[Filed]) -> str:
    """The line of one size, of an archive just opened."""
    with reopened(archive) as fresh:
        return latency(checker, fresh, drafts).line()


def say(*told: str) -> None:
    """Lines as soon as they are known."""
    print("\n".join(told), flush=True)


if __name__ == "__main__":
    sys.exit(main())
