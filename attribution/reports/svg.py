"""The terminal report as a picture, for a README or a page: the program draws its own screenshot."""

from __future__ import annotations

from attribution.reports.console import console
from attribution.reports.style import PLAIN, Style
from attribution.reports.table import fill
from attribution.types import Report

TITLE = "attribution check"
# Rich's own template without its web fonts: the picture must not fetch anything.
TEMPLATE = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="Report of attribution check">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: system-ui, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def render(report: Report, style: Style = PLAIN) -> str:
    """The report as one SVG with a fixed title and fixed ids: the same report gives the same bytes."""
    target = console(Style(style.width, "truecolor"), record=True)
    fill(target, report, None, brackets=False)  # the picture has a theme of its own for the colours' names
    return target.export_svg(title=TITLE, code_format=TEMPLATE, unique_id="attribution")
