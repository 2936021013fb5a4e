"""Which archive: from the command, the environment or the settings; what is no archive; passwords."""

from __future__ import annotations

import pytest

from attribution.cli.guard import masked
from attribution.cli.places import files_of


def test_command_before_environment_before_settings(run, desk):
    """The nearest to the user wins."""
    (desk / "attribution.toml").write_text('archive = "settings.db"', "utf-8")
    assert "settings.db does not exist" in run("stats", place=None).stderr
    assert "environment.db does not exist" in run("stats", place=None, env={"ATTRIBUTION_ARCHIVE": "environment.db"}).stderr
    assert run("stats", env={"ATTRIBUTION_ARCHIVE": "environment.db"}).exit_code == 0
    assert not list(desk.glob("settings.db*")) + list(desk.glob("environment.db*"))


def test_none_at_all(run):
    """The three ways to name one are told."""
    result = run("stats", place=None)
    assert result.exit_code == 2
    for way in ("--archive FILE_OR_URL", "ATTRIBUTION_ARCHIVE", 'archive = "FILE_OR_URL"'):
        assert way in result.stderr


@pytest.mark.parametrize("verb", [("search", "ferry"), ("stats",), ("export",), ("vacuum",), ("check",)])
def test_what_only_looks_makes_no_archive(run, desk, verb):
    """A misspelt name is an error, and no new file."""
    result = run(*verb, place="dsek.db")
    assert result.exit_code == 2
    assert "dsek.db does not exist" in result.stderr
    assert not (desk / "dsek.db").exists()


@pytest.mark.parametrize("verb", [("search", "ferry"), ("stats",), ("export",), ("vacuum",), ("check",), ("add", "draft.txt")])
def test_another_file_is_left_as_it_was(run, desk, verb):
    """What is no archive is refused."""
    result = run(*verb, place="draft.txt")
    assert result.exit_code == 2
    assert "draft.txt is no archive" in result.stderr
    assert (desk / "draft.txt").read_text("utf-8") == "A ferry sank."


@pytest.mark.parametrize("url", ["postgresql://desk:s3cret@127.0.0.1:1/news", "postgresql://desk@127.0.0.1:1/news?password=s3cret", "mysql://desk:s3cret@127.0.0.1/news"])
def test_a_password_is_never_shown(run, url):
    """Whatever is wrong with a server."""
    result = run("stats", place=url)
    assert result.exit_code == 2
    assert "desk" in result.stderr
    assert "s3cret" not in result.output + result.stderr


def test_masked():
    """Passwords of databases only; a bare "@" in one is hidden with it."""
    assert masked("cannot open postgresql+psycopg://ada:p@ss@host/db now") == "cannot open postgresql+psycopg://ada:***@host/db now"
    assert masked("host=h password=abc user=u") == "host=h password=*** user=u"
    assert masked("postgresql://ada@host/db") == "postgresql://ada@host/db"
    assert masked("https://herald.example:80/a@b") == "https://herald.example:80/a@b"


def test_files_of_an_archive():
    """A file has its journal and index beside it, a database elsewhere has none."""
    assert files_of("news.db") == ["news.db", "news.db-wal", "news.db-shm"]
    assert files_of("sqlite:///news.db") == files_of("news.db")
    assert files_of("postgresql://desk@host/news") == files_of(None) == []
