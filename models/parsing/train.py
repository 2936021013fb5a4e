"""Train and assemble the pipeline: `python -m models.parsing.train --corpora DIR --work DIR`.

Two trainings of `spacy train` (syntax.cfg and names.cfg), then one folder with both.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from spacy.cli.train import train

from models.parsing import augment, backend  # noqa: F401  (they register what the configs name)
from models.parsing.assemble import assemble

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Train what is asked for and assemble the folder."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, required=True, help="folder that prepare.py wrote")
    options.add_argument("--work", type=Path, required=True, help="folder for checkpoints (not in the repository)")
    options.add_argument("--out", type=Path, default=HERE / "pipeline", help="folder of the finished pipeline")
    options.add_argument("--only", choices=["syntax", "names", "assemble"], help="one step instead of all three")
    options.add_argument("--steps", type=int, help="fewer training steps, for a trial")
    args = options.parse_args()
    for part in ("syntax", "names"):
        if args.only in (None, part):
            overrides: dict[str, Any] = {
                "paths.train": str(args.corpora / f"{part}-train.spacy"),
                "paths.dev": str(args.corpora / f"{part}-dev.spacy"),
            }
            if args.steps:
                overrides["training.max_steps"] = args.steps
            train(HERE / f"{part}.cfg", args.work / part, overrides=overrides)
    if args.only in (None, "assemble"):
        assemble(args.work / "syntax" / "model-best", args.work / "names" / "model-best", args.out)


if __name__ == "__main__":
    main()
