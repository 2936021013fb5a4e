"""Frozen dataclasses as plain rows and back, by their annotations: what the codec packs is a tuple of the fields, names left out."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """How values of one annotation are written: the type of the row (msgspec checks it), and the way there and back.

    `there` and `back` are None where the row is the value itself.
    """

    wire: Any
    there: Convert | None = None
    back: Convert | None = None


def shape_of(annotation: Any) -> Shape:
    """The shape of an annotation: `Span` -> rows `(0, 4)`; `tuple[Span, ...]` -> tuples of them; `float` keeps an int an int."""
    if is_dataclass(annotation) and isinstance(annotation, type):
        return record(annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return several(shape_of(arguments[0]))
    if origin in (Union, types.UnionType) and type(None) in arguments and len(arguments) == 2:
        return optional(shape_of(next(kind for kind in arguments if kind is not type(None))))
    if origin is Mapping:
        return Shape(types.GenericAlias(dict, arguments), dict)
    if origin in (tuple, Union, types.UnionType):
        raise TypeError(
            f"{annotation} was seen, expected a record, tuple[X, ...], X | None or a plain type: give it a shape here"
        )
    return Shape(float | int) if annotation is float else Shape(annotation)


def record(kind: type, **wires: Any) -> Shape:
    """The shape of a dataclass: a row of its fields in their order. `wires` are fields whose rows the caller changes, and their types."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    shapes = [Shape(wires[name]) if name in wires else shape_of(hints[name]) for name in names]
    there = [(at, shape.there) for at, shape in enumerate(shapes) if shape.there]
    back = [(at, shape.back) for at, shape in enumerate(shapes) if shape.back]
    values = attrgetter(*names)

    def to_row(value: Any) -> tuple[Any, ...]:
        if type(value) is not kind:
            raise TypeError(
                f"a {type(value).__name__} was seen, expected a {kind.__name__}: it would come back as another"
            )
        row: tuple[Any, ...] = values(value)
        return tuple(changed(row, there)) if there else row

    def to_value(row: tuple[Any, ...]) -> Any:
        return kind(*changed(row, back)) if back else kind(*row)

    return Shape(tuple[tuple(shape.wire for shape in shapes)], to_row, to_value)  # type: ignore[misc]


def changed(row: tuple[Any, ...], converts: list[tuple[int, Convert]]) -> list[Any]:
    """The row with some of its values converted."""
    values = list(row)
    for at, convert in converts:
        values[at] = convert(values[at])
    return values


def several(one: Shape) -> Shape:
    """The shape of a tuple of any length."""

    def each(convert: Convert | None) -> Convert:
        return tuple if convert is None else lambda values: tuple(map(convert, values))

    return Shape(tuple[one.wire, ...], each(one.there), each(one.back) if one.back else None)  # type: ignore[name-defined]


def optional(one: Shape) -> Shape:
    """The shape of a value or None."""

    def unless_none(convert: Convert | None) -> Convert | None:
        return None if convert is None else lambda value: None if value is None else convert(value)

    return Shape(one.wire | None, unless_none(one.there), unless_none(one.back))
