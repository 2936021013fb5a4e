"""Settings: where they come from, what is refused, and what their hash covers."""

from __future__ import annotations

from pathlib import Path

import pytest

import attribution
from attribution.config import Config, Thresholds, config_hash, find_config, load_config
from attribution.errors import ConfigError


def put(folder: Path, name: str, text: str) -> Path:
    """Write a settings file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder / name


def test_defaults_stay_offline_and_fail_on_low():
    """Nothing goes online unless asked, and any finding fails."""
    config = Config()
    assert (config.online, config.fail_on, config.entailment_model) == (False, "low", None)


def test_nearest_parent_governs(tmp_path):
    """A folder without settings takes those of the nearest parent that has some."""
    put(tmp_path, "attribution.toml", 'fail_on = "high"')
    near = put(tmp_path / "a", "attribution.toml", 'fail_on = "medium"')
    deep = tmp_path / "a" / "b" / "c"
    deep.mkdir(parents=True)
    assert find_config(deep) == near
    assert load_config(folder=deep).fail_on == "medium"


def test_pyproject_without_our_table_is_passed_over(tmp_path):
    """Another project's pyproject.toml, even a broken one, does not hide the settings above it."""
    above = put(tmp_path, "pyproject.toml", "[tool.attribution]\nonline = true")
    put(tmp_path / "a", "pyproject.toml", "[tool.other\nbroken")
    assert find_config(tmp_path / "a") == above
    assert load_config(folder=tmp_path / "a").online is True


def test_thresholds_and_integers_as_numbers(tmp_path):
    """A nested table fills Thresholds; a whole number is a number."""
    file = put(tmp_path, "attribution.toml", "[thresholds]\nmin_similarity = 1")
    assert load_config(file).thresholds == Thresholds(min_similarity=1)


def test_settings_of_the_command_line_win(tmp_path):
    """An argument overrides the file; None leaves the file's value."""
    file = put(tmp_path, "attribution.toml", 'fail_on = "high"\ndevice = "cpu"')
    config = load_config(file, fail_on="never", device=None)
    assert (config.fail_on, config.device) == ("never", "cpu")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('entailment_modle = "x"', ["'entailment_modle'", "attribution.toml", "'entailment_model'"]),
        ("[thresholds]\nmin_similarty = 0.3", ["'thresholds.min_similarty'", "'thresholds.min_similarity'"]),
        ('online = "yes"', ["online", "'yes'", "true or false", "attribution.toml"]),
        ("batch_size = true", ["batch_size", "True", "a whole number"]),
        ("[thresholds]\nmin_similarity = 1.5", ["thresholds.min_similarity", "1.5", "0 to 1", "attribution.toml"]),
        ("[thresholds]\nagree_threshold = nan", ["thresholds.agree_threshold", "nan"]),
        ("thresholds = 3", ["thresholds", "3", "a table"]),
        ('dtype = "float16"', ["float16", "bfloat16"]),
        ('fail_on = "new"', ["--baseline FILE", "never, low, medium, high", "attribution.toml"]),
        ("fail_on = [1]", ["fail_on", "[1]"]),
        ("fail_on = \nonline = true", ["attribution.toml", "not valid TOML", "line 1"]),
        ("entailment_model = 3", ["entailment_model", "3", "a name or a path"]),
        ("people = 3", ["people", "3", "path of a TOML file"]),
        ("min_speaker_confidence = 2", ["min_speaker_confidence", "2", "0 to 1"]),
    ],
)
def test_bad_settings_name_key_value_and_file(tmp_path, text, words):
    """Every refusal says what was seen and what was expected."""
    file = put(tmp_path, "attribution.toml", text)
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    for word in words:
        assert word in str(caught.value)


def test_missing_settings_file():
    """A settings file that is not there is named."""
    with pytest.raises(ConfigError, match=r"gone\.toml"):
        load_config(Path("gone.toml"))


def test_relative_model_path_counts_from_the_file(tmp_path):
    """`./model` is beside the settings file, wherever the program runs."""
    file = put(tmp_path, "attribution.toml", 'spacy_model = "./model"\nentailment_model = "org/model"')
    config = load_config(file)
    assert config.spacy_model == str((tmp_path / "model").resolve())
    assert config.entailment_model == "org/model"


def test_people_table_counts_from_the_file(tmp_path):
    """`people.toml` is beside the settings file; its content, not its place, is part of the hash."""
    file = put(tmp_path, "attribution.toml", 'people = "people.toml"')
    config = load_config(file)
    assert config.people == str((tmp_path / "people.toml").resolve())
    put(tmp_path, "people.toml", '[[people]]\nname = "Petra Brandt"\n')
    moved = put(tmp_path / "moved", "people.toml", '[[people]]\nname = "Petra Brandt"\n')
    other = put(tmp_path / "other", "people.toml", '[[people]]\nname = "Ada Brandt"\n')
    assert config_hash(config) == config_hash(Config(people=str(moved)))
    assert config_hash(config) != config_hash(Config(people=str(other)))
    assert config_hash(Config(min_speaker_confidence=0.5)) != config_hash(Config())


def test_verdict_cache_counts_from_the_file_and_changes_no_hash(tmp_path):
    """The cache lies beside the settings file; where it lies cannot change a verdict."""
    config = load_config(put(tmp_path, "attribution.toml", 'verdict_cache = "cache/verdicts.db"'))
    assert config.verdict_cache == str((tmp_path / "cache" / "verdicts.db").resolve())
    assert config_hash(config) == config_hash(Config())
    with pytest.raises(ConfigError, match="verdict_cache is 3, expected the path of a file"):
        load_config(put(tmp_path, "attribution.toml", "verdict_cache = 3"))


def test_a_cache_may_be_a_path_and_in_the_home_folder(tmp_path, monkeypatch):
    """A Path is as good as its words, and `~` is expanded, so that it is one file to everybody who asks."""
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Config(verdict_cache=Path("lib.db")).verdict_cache == "lib.db"
    assert Config(verdict_cache="~/lib.db").verdict_cache == str(tmp_path / "lib.db")
    assert load_config(verdict_cache="~/lib.db", folder=tmp_path).verdict_cache == str(tmp_path / "lib.db")


def test_an_unknown_keyword_is_named_with_the_nearest():
    """As for files: a misspelt setting is a ConfigError of the library's calls, before anything is read."""
    for call in (lambda **words: attribution.entail([], **words), lambda **words: attribution.check([], **words)):
        with pytest.raises(ConfigError, match="unknown key 'verdict_cash' in the keyword arguments: the nearest known key is 'verdict_cache'"):
            call(verdict_cash="v.db")


def test_hash_covers_what_changes_verdicts_only():
    """Another model or threshold is another hash; device, batch size, folder and --fail-on are not."""
    base = config_hash(Config())
    assert len(base) == 12
    assert set(base) <= set("0123456789abcdef")
    same = Config(device="cpu", batch_size=7, online=True, fail_on="high", all_relations=True, base_encoder="/x")
    assert config_hash(same) == base
    assert config_hash(Config(thresholds=Thresholds(agree_threshold=0.11))) != base
    assert config_hash(Config(entailment_model="org/model")) != base
    assert config_hash(Config(spacy_model="/a/pipe")) == config_hash(Config(spacy_model="/b/pipe"))
    assert config_hash(Config(thresholds=Thresholds(min_similarity=1))) == config_hash(
        Config(thresholds=Thresholds(min_similarity=1.0))
    )
