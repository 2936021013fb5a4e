"""Which device and number format to run on, chosen by what the machine can do."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attribution.errors import ConfigError

if TYPE_CHECKING:
    import torch

DTYPES = ("auto", "float32", "bfloat16")


@cache
def cpu_has_amx() -> bool:
    """Whether this processor multiplies bf16 matrices in hardware (Intel AMX); elsewhere bf16 is slower than fp32."""
    import torch

    probe = getattr(torch.cpu, "_is_amx_tile_supported", None)
    return bool(probe()) if probe is not None else False


def choose_device(name: str = "auto") -> torch.device:
    """`auto` is the first CUDA device where there is one, else the CPU."""
    import torch

    if name == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    try:
        device = torch.device(name)
    except RuntimeError as error:
        raise ConfigError(f"device {name!r} is not known, expected auto, cpu or cuda[:N]") from error
    seen = torch.cuda.device_count()
    if device.type == "cuda" and (device.index or 0) >= seen:
        raise ConfigError(f"device {name!r} is not there: PyTorch sees {seen} CUDA devices; use cpu or auto")
    return device


def choose_dtype(name: str, device: torch.device) -> torch.dtype:
    """`auto` is bf16 on a GPU that supports it and on a CPU with AMX, fp32 elsewhere."""
    import torch

    if name not in DTYPES:
        raise ConfigError(f"dtype {name!r} is not known, expected one of {', '.join(DTYPES)}")
    if name != "auto":
        return torch.float32 if name == "float32" else torch.bfloat16
    fast = torch.cuda.is_bf16_supported() if device.type == "cuda" else cpu_has_amx()
    return torch.bfloat16 if fast else torch.float32


def machine(device: torch.device) -> str:
    """The kind of processor and the version of PyTorch: what, beside the weights, can move the last digits of a score."""
    import torch

    kind = torch.cuda.get_device_name(device) if device.type == "cuda" else torch.backends.cpu.get_cpu_capability()
    return f"{device.type} {kind}, torch {torch.__version__}"
