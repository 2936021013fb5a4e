"""`attribution archive search`: by words, by a quotation, or by what a sentence says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli import checker, options, output, places
from attribution.cli.archive.common import Choice, Place
from attribution.cli.archive.found import Found, rendered
from attribution.cli.groups import grouped
from attribution.cli.guard import guarded, say
from attribution.cli.progress import ProgressBar
from attribution.config import Config, load_config
from attribution.errors import ConfigError

if TYPE_CHECKING:
    from attribution.archive.meaning.alike import Alike
    from attribution.archive.store import Archive
    from attribution.archive.words.fulltext import Hit
    from attribution.archive.words.printed import Printed

FORMATS = ("table", "json", "jsonl")
Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="WORDS", help='Words that an article must hold, in any form; in marks, "as they are".', show_default=False),
]
Quote = Annotated[
    str | None, typer.Option("--quote", metavar="WORDS", help="Who printed these words, and whose were they? Altered ones are found, too.", show_default=False)
]
Like = Annotated[str | None, typer.Option("--like", metavar="SENTENCE", help="Statements that say something like it, the nearest first.", show_default=False)]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="As many results at most.", show_default=True)]
Format = Annotated[
    str, typer.Option("--format", metavar="|".join(FORMATS), help="How the results are written.", callback=options.one_of(list(FORMATS)))
]


@grouped
def search(
    words: Words = None,
    *,
    archive: Place = None,
    quote: Quote = None,
    like: Like = None,
    choice: Choice,
    limit: Limit = 20,
    format: Format = "table",  # noqa: A002 - the option's name
    destination: options.Output = None,
    base_encoder: options.BaseEncoder = None,
    device: options.Device = None,
    dtype: options.Dtype = None,
    online: options.Online = False,
    config_file: options.ConfigFile = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Search an archive: articles by WORDS, quotations by --quote, statements by --like (the one that needs a model).

    Exit codes: 0 searched, be anything found or not, 2 usage or settings, 4 internal fault or missing model.
    """
    with guarded(debug=debug):
        config = load_config(config_file, base_encoder=base_encoder, device=device, dtype=dtype, online=online or None)
        asked = one_question(" ".join(words or ()), quote, like, limit)
        place = places.place_of(archive, config)
        file = output.destination(destination, [], output.settings_files(config, config_file, place))
        with places.opened(place) as store:
            if asked.mode == "like":
                results: Sequence[Hit | Printed | Alike] = alike_to(asked, store, replace(config, archive=None), choice, quiet=quiet)
            else:
                results = printed_or_held(asked, store, choice)
            found = replace(asked, archive=store.place, results=tuple(results))
        output.write(rendered(found, format, output.style(file)), file)
        if not results and format == "jsonl" and not quiet:
            say("Nothing found.")


def one_question(words: str, quote: str | None, like: str | None, limit: int) -> Found:
    """What is asked for, which must be one thing. Raises ConfigError for none, for several, and for one without a word."""
    given = {mode: value for mode, value in (("words", words or None), ("quote", quote), ("like", like)) if value is not None}
    if len(given) != 1:
        seen = " and ".join({"words": "WORDS", "quote": "--quote", "like": "--like"}[mode] for mode in given) or "nothing"
        verb = "were" if len(given) > 1 else "was"
        raise ConfigError(f"{seen} {verb} given to search for, expected one of WORDS, --quote WORDS and --like SENTENCE: give one")
    ((mode, query),) = given.items()
    if not any(character.isalnum() for character in query):
        raise ConfigError(f"{query!r:.60} was given to search for, expected at least one word or figure")
    return Found(mode, query, limit)


def printed_or_held(asked: Found, store: Archive, choice: Choice) -> Sequence[Hit | Printed]:
    """What the indexes of words find."""
    if asked.mode == "words":
        from attribution.archive.words.fulltext import search as holding

        return holding(store, asked.query, limit=asked.limit, chosen=choice.chosen())
    from attribution.archive.words.printed import printed

    return printed(store, asked.query, limit=asked.limit, chosen=choice.chosen())


def alike_to(asked: Found, store: Archive, config: Config, choice: Choice, *, quiet: bool) -> Sequence[Alike]:
    """The statements nearest to a sentence, by the encoder that the settings name; those too far to be paired in a check are left out."""
    from attribution.archive.meaning.alike import alike
    from attribution.archive.meaning.nearest import nearest

    with ProgressBar(quiet=quiet) as progress:
        models = checker.make_checker(config, progress).models
        rows = models.embedder.embed([asked.query])
        (near,) = nearest(store, rows, asked.limit, space=models.space, chosen=choice.chosen())
    return alike(store, [one for one in near if one.similarity >= config.thresholds.min_similarity])
