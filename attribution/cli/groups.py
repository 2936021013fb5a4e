"""Options that several verbs share, as one value: a parameter of a verb whose type is a dataclass becomes an option a field."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, get_type_hints

Verb = Callable[..., None]


def grouped(verb: Verb) -> Verb:
    """The verb as Typer shall see it: each dataclass among its parameters replaced by the dataclass's fields, in their place and order.

        >>> @dataclass
        ... class Machine:
        ...     device: options.Device = None
        >>> @grouped
        ... def check(paths: options.Paths, machine: Machine, quiet: options.Quiet = False) -> None: ...

    has the parameters `paths`, `device` and `quiet`; `check` is called with `machine=Machine(device=…)`. Raises TypeError where two
    parameters would have one name.
    """
    hints = get_type_hints(verb, include_extras=True)
    groups: dict[str, Any] = {name: hint for name, hint in hints.items() if isinstance(hint, type) and is_dataclass(hint)}
    shown = list(spread(verb, hints, groups))
    names = [parameter.name for parameter in shown]
    if len(set(names)) < len(names):
        raise TypeError(f"two parameters of {verb.__name__} have one name: {', '.join(sorted(names))}")

    @functools.wraps(verb)
    def called(**given: Any) -> None:
        packed = {name: group(**{entry.name: given.pop(entry.name) for entry in fields(group)}) for name, group in groups.items()}
        verb(**given, **packed)

    called.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined]
    called.__annotations__ = {parameter.name: parameter.annotation for parameter in shown}
    return called


def spread(verb: Verb, hints: dict[str, Any], groups: dict[str, Any]) -> Iterator[inspect.Parameter]:
    """The parameters of a verb, those of its groups in their places; all by keyword, which is how Typer calls it."""
    for parameter in inspect.signature(verb).parameters.values():
        if parameter.name in groups:
            yield from members(groups[parameter.name])
        else:
            yield parameter.replace(annotation=hints[parameter.name], kind=inspect.Parameter.KEYWORD_ONLY)


def members(group: Any) -> Iterator[inspect.Parameter]:
    """A parameter a field of a group, with the field's default."""
    hints = get_type_hints(group, include_extras=True)
    for entry in fields(group):
        default = inspect.Parameter.empty if entry.default is MISSING else entry.default
        yield inspect.Parameter(entry.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hints[entry.name])
