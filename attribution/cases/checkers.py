"""The Checkers of a suite: one for all cases, and one that shares its models for each other set of settings."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from attribution.cases.settings import overlaid
from attribution.config import Config, Thresholds

if TYPE_CHECKING:
    from attribution.pipeline import Checker

Make = Callable[[Config], "Checker"]


def make_checker(config: Config) -> Checker:
    """A Checker; looked up when it is called, so that a test can put another in its place."""
    from attribution import pipeline

    return pipeline.Checker(config)


def model_settings(config: Config) -> Config:
    """What decides which models a run loads: everything but what is compared, shown and decided with them."""
    return replace(config, thresholds=Thresholds(), within=False, all_relations=True, fail_on="low")


class Checkers:
    """Checkers by their settings. Thread-safe; models load at the first check."""

    def __init__(self, config: Config, make: Make = make_checker) -> None:
        self.config = config
        self._make = make
        self._lock = threading.Lock()
        self._made: dict[Config, Checker] = {}

    def get(self, settings: Mapping[str, Any]) -> Checker:
        """The Checker for a case with these settings of its own."""
        config = overlaid(self.config, settings)
        with self._lock:
            if config not in self._made:
                self._made[config] = self._new(config)
            return self._made[config]

    def _new(self, config: Config) -> Checker:
        """A Checker that shares the models of one made before, where the settings name the same models."""
        for other, checker in self._made.items():
            if model_settings(other) == model_settings(config):
                return checker.like(config)
        return self._make(config)
