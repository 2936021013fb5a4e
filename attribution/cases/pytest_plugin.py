"""The pytest plugin: collects case files, one test for each expectation.

`tests/ferry.attribution.toml::ferry-toll::must[toll]` is a test; tags are markers (`-m bounds`), a known miss is a strict xfail, and one
Checker serves all tests of a process. Nothing of attribution is imported until the first case file is collected.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from attribution.cases.expectations import Case, Expectation
    from attribution.cases.outcomes import Outcome
    from attribution.cases.session import Session

SUFFIXES = (".attribution.toml", ".attribution.yaml", ".attribution.yml")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The settings of the plugin in pytest's own settings file."""
    parser.addini("attribution_config", "settings file of attribution for case files, from the root folder (else the one that governs it)")
    parser.addini("attribution_collect", "whether case files (*.attribution.toml, .yaml) are collected", "bool", default=True)


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker that every test of a case file has; those of tags follow as they are met."""
    config.addinivalue_line("markers", "attribution: an expectation of a case file of attribution (known conflicts as tests)")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A collector for a case file, nothing for any other."""
    if not file_path.name.endswith(SUFFIXES) or file_path.name.startswith(".") or not parent.config.getini("attribution_collect"):
        return None
    return CaseFile.from_parent(parent, path=file_path)


class CaseFileError(Exception):
    """What is wrong with a case file; the message has the line and the key."""


class ExpectationError(AssertionError):
    """An expectation that is not met."""


class NotJudgedError(Exception):
    """A case that could not be checked."""


class CaseFile(pytest.File):
    """One case file."""

    def collect(self) -> Iterator[pytest.Collector]:
        """Its cases; a case with a fault is a collector that fails, so that the others are run."""
        from attribution.cases.casereader import read_cases
        from attribution.cases.expectations import Case

        faults: dict[str, list[str]] = {}
        for item in read_cases(self.path):
            if isinstance(item, Case):
                yield CaseCollector.from_parent(self, name=item.id, case=item)
            else:
                faults.setdefault(item.case, []).append(item.message)
        for name, messages in faults.items():
            yield BrokenCase.from_parent(self, name=name or "file", messages=messages)


class BrokenCase(pytest.Collector):
    """A case that cannot be read."""

    def __init__(self, *, messages: list[str], **more: Any) -> None:
        super().__init__(**more)
        self._messages = messages

    def collect(self) -> Iterator[pytest.Item]:
        """Tell what is wrong."""
        raise CaseFileError("\n".join(self._messages))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ARG002
        """The message alone."""
        return str(excinfo.value) if isinstance(excinfo.value, CaseFileError) else super().repr_failure(excinfo)


class CaseCollector(pytest.Collector):
    """One case of a file."""

    def __init__(self, *, case: Case, **more: Any) -> None:
        super().__init__(**more)
        self.case = case

    def collect(self) -> Iterator[pytest.Item]:
        """Its expectations."""
        for expected in self.case.expectations:
            yield ExpectationItem.from_parent(self, name=expected.name, case=self.case, expected=expected)


class ExpectationItem(pytest.Item):
    """One expectation."""

    def __init__(self, *, case: Case, expected: Expectation, **more: Any) -> None:
        super().__init__(**more)
        self.case, self.expected = case, expected
        self.add_marker("attribution")
        for tag in expected.tags:
            register(self.config, tag)
            self.add_marker(tag)
        if expected.xfail is not None:
            miss = expected.xfail
            self.add_marker(pytest.mark.xfail(reason=miss.reason, strict=miss.strict, raises=ExpectationError))
        if self.config.pluginmanager.hasplugin("xdist"):
            self.add_marker(pytest.mark.xdist_group(name=self.parent.nodeid if self.parent else case.id))  # with --dist loadgroup a case is checked once

    def runtest(self) -> None:
        """Check the case, once for all its expectations, and judge this one."""
        from attribution.errors import AttributionError

        try:
            outcome = session_of(self.config).outcome(self.case, self.expected)
        except AttributionError as error:  # a model or a setting that is missing: no traceback helps
            raise NotJudgedError(f"{type(error).__name__}: {error}") from error
        if outcome.status == "error":
            raise NotJudgedError(outcome.error)
        if outcome.judgement is not None and not outcome.judgement.met:
            raise ExpectationError(told(outcome))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Expected, found and nearest; a traceback only for what is a fault of the program."""
        if isinstance(excinfo.value, ExpectationError | NotJudgedError):
            return f"{self.path}:{self.expected.line}\n{excinfo.value}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """File, line from 0, and name, as pytest shows them."""
        return self.path, self.expected.line - 1, f"{self.case.id}::{self.name}"


def told(outcome: Outcome) -> str:
    """The difference of an outcome."""
    from attribution.cases.differences import message

    return message(outcome)


SESSION = pytest.StashKey["Session"]()
TAGS = pytest.StashKey[set[str]]()


def register(config: pytest.Config, tag: str) -> None:
    """Make a tag a marker that --strict-markers knows, once."""
    known = config.stash.setdefault(TAGS, set())
    if tag not in known:
        known.add(tag)
        config.addinivalue_line("markers", f"{tag}: a tag of case files")


def session_of(config: pytest.Config) -> Session:
    """The Checkers and reports of this process, made at the first test."""
    from attribution.cases.session import Session
    from attribution.config import load_config

    if SESSION not in config.stash:
        named = config.getini("attribution_config")
        file = config.rootpath / named if named else None
        config.stash[SESSION] = Session(load_config(file, folder=config.rootpath))
    return config.stash[SESSION]
