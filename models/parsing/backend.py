"""Matrix products by numpy's OpenBLAS while training: three times the speed of thinc's default (20 -> 63 GFLOP/s a core).

Train with OMP_NUM_THREADS=1: its threads spin between the many small products and then take four times the work.
"""

from __future__ import annotations

from typing import Any

from thinc.api import NumpyOps, registry


@registry.ops("attribution.openblas")
class OpenBlasOps(NumpyOps):
    """Takes the place of thinc's CPU backend, which `spacy train` looks up by this name."""

    name = "numpy"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "use_blis": False})
