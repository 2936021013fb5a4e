"""The house's imports point one way (docs/design.md); this reads them from the sources."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "attribution"
# From the top of the house to its ground; a module may import from lower lines only, or from its own room.
LAYERS = (
    ("__main__",),
    ("cli",),
    ("cases", "desk"),
    ("engines",),
    ("inventory",),
    ("api", "doctor"),
    ("pipeline",),
    ("stages",),
    ("within", "sources", "against"),
    ("comparison", "models", "reading"),
    ("archive",),
    ("reports", "scoring"),
    ("judging",),
    ("matching",),
    ("claims",),
    ("quotes",),
    ("articles",),
    ("parsing", "encoder"),
    ("config", "modelfiles"),
    ("types", "errors"),
)
RANK = {room: len(LAYERS) - level for level, rooms in enumerate(LAYERS) for room in rooms}
# The same within archive/.
ARCHIVE = (
    ("__init__",),
    ("upkeep",),
    ("holding",),
    ("store",),
    ("examining",),
    ("migrating",),
    ("indexes",),
    ("meaning", "words"),
    ("kept",),
    ("chosen",),
    ("tables",),
    ("caches",),
    ("database",),
    ("packing",),
)
ARCHIVE_RANK = {part: len(ARCHIVE) - level for level, parts in enumerate(ARCHIVE) for part in parts}
OWNERS = {"spacy": "parsing", "torch": "encoder", "transformers": "encoder"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """The room a module belongs to: `attribution/quotes/marks.py -> quotes`, `attribution/types.py -> types`."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def imported(path: Path) -> set[str]:
    """Every module a source imports, at any depth of its functions, outside TYPE_CHECKING blocks."""
    found: set[str] = set()
    for node in ast.walk(without_type_checking(ast.parse(path.read_text("utf-8")))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


def without_type_checking(tree: ast.Module) -> ast.Module:
    """The tree without `if TYPE_CHECKING:` bodies, which import nothing at run time."""

    class Strip(ast.NodeTransformer):
        def visit_If(self, node: ast.If) -> ast.AST | list[ast.stmt]:
            self.generic_visit(node)
            return node.orelse if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING" else node

    return Strip().visit(tree)  # type: ignore[no-any-return]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    """No module imports from its own level or above, except its own room."""
    own = room(path)
    if own == "__init__":
        return
    assert own in RANK, f"{path} is in no layer: put its room into LAYERS and docs/design.md"
    for name in imported(path):
        parts = name.split(".")
        if parts[0] != "attribution" or len(parts) < 2 or parts[1] not in RANK or parts[1] == own:
            continue
        assert RANK[parts[1]] < RANK[own], f"{path.name} ({own}) imports {name}, which is not below it"


@pytest.mark.parametrize("path", sorted((PACKAGE / "archive").rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_of_the_archive_point_down(path: Path) -> None:
    """The archive is many modules in parts by what they are about; these have an order too."""
    own = path.relative_to(PACKAGE / "archive").parts[0].removesuffix(".py")
    assert own in ARCHIVE_RANK, f"{path} is in no part: put it into ARCHIVE and docs/design.md"
    for name in imported(path):
        parts = name.split(".")
        if parts[:2] != ["attribution", "archive"] or len(parts) < 3 or parts[2] not in ARCHIVE_RANK or parts[2] == own:
            continue
        assert ARCHIVE_RANK[parts[2]] < ARCHIVE_RANK[own], f"{path.name} ({own}) imports {name}, which is not below it"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_heavy_libraries_have_one_owner(path: Path) -> None:
    """Only parsing imports spaCy, only encoder imports torch and transformers (doctor asks for versions, not modules)."""
    for name in imported(path):
        owner = OWNERS.get(name.split(".")[0])
        assert owner is None or room(path) == owner, f"{path.name} imports {name}; only {owner}/ may"


def test_the_package_itself_imports_nothing_heavy() -> None:
    """`import attribution` loads no room."""
    assert not {n for n in imported(PACKAGE / "__init__.py") if n.startswith("attribution.")}
