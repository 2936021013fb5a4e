"""A comparison as one HTML file: no script, nothing fetched, a content security policy that says so."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from attribution.cases.comparing import Change, Comparison
from attribution.cases.comparison_texts import MOST_QUOTES, SIGNS, more, quote_line, tally, verdict
from attribution.reports.safe import clean

STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #8888; padding: .4rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
article { border-left: .3rem solid #888; margin: 1rem 0; padding: .2rem 1rem; }
article.high { border-color: #c0392b; } article.medium { border-color: #b8860b; } article.low { border-color: #2e6da4; }
blockquote { margin: .3rem 0; overflow-wrap: anywhere; } blockquote cite { opacity: .75; }
code { font-size: .85em; }
"""
HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{HASH}'; base-uri 'none'; form-action 'none'"


def as_html(comparison: Comparison) -> str:
    """The page: counts, settings, one block a change, quotations, notes."""
    settings = "".join(f"<tr><th>{shown(w)}</th><td>{shown(x)}</td><td>{shown(y)}</td></tr>" for w, x, y in comparison.settings)
    quotes = [*(quote_line(quote) for quote in comparison.quotes[:MOST_QUOTES]), *more(comparison)]
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Comparison of two runs</title><style>{STYLE}</style></head><body>",
        f"<h1>Comparison of two runs</h1><p><strong>{shown(tally(comparison))}.</strong></p>",
        "<table><caption>Models and settings</caption><thead><tr><th></th><th>A</th><th>B</th></tr></thead><tbody>",
        f"<tr><th>run</th><td>{shown(comparison.a)}</td><td>{shown(comparison.b)}</td></tr>{settings}</tbody></table>",
        "<h2>Findings</h2>",
        *([block(change) for change in comparison.changes] or ["<p>No finding differs.</p>"]),
        *(["<h2>Quotations</h2>", listed(quotes)] if quotes else []),
        *(["<h2>Notes</h2>", listed(list(comparison.notes))] if comparison.notes else []),
        "</body></html>",
    ]
    return "\n".join(parts) + "\n"


def block(change: Change) -> str:
    """One finding."""
    finding = change.finding
    slot = f"{change.run}: {finding['slot']}" if change.run else str(finding["slot"])
    what = "".join(f"<li>{shown(line)}</li>" for line in change.what)
    passages = "".join(
        f'<blockquote dir="auto">{shown(side["text"])} <cite>{shown(side["article"])} ¶ {int(side["paragraph"])}</cite></blockquote>'
        for side in (finding["a"], finding["b"])
    )
    head = f"<h3>{SIGNS[change.kind]} {change.kind}: {shown(slot)}</h3><p>{shown(verdict(change))} <code>{shown(finding['fingerprint'])}</code></p>"
    level = change.severity if change.severity in ("high", "medium", "low") else "calm"
    return f'<article class="{level}">{head}{f"<ul>{what}</ul>" if what else ""}{passages}</article>'


def listed(lines: list[str]) -> str:
    """A list."""
    return f"<ul>{''.join(f'<li>{shown(line)}</li>' for line in lines)}</ul>"


def shown(text: str) -> str:
    """Words of anybody's as text of the page."""
    return escape(clean(str(text)))
