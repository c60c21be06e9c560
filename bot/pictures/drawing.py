"""From facts to PNG or PDF. The facts go in as data, never as source, so that no name can become a command."""

import json
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import typst

PHONE_POINTS = 390
PHONE_PIXELS = 1080
_POINTS_PER_INCH = 72
_PPI = PHONE_PIXELS / PHONE_POINTS * _POINTS_PER_INCH
_ONE_AT_A_TIME = Lock()

Format = Literal["png", "pdf"]


def draw(source: str, facts: dict[str, Any]) -> bytes:
    """The picture as PNG, 1,080 pixels wide. The same facts give the same bytes, drawn once while they are in use.

    Takes about a tenth of a second; call it in a thread where a loop is waiting. `source` is a file of this package.
    """
    with _ONE_AT_A_TIME:
        return _drawn(source, json.dumps(facts, ensure_ascii=False, sort_keys=True))


def typeset(package: str, source: str, facts: dict[str, Any]) -> bytes:
    """The document as PDF, from a source of the package; as with `draw` the same facts give the same bytes."""
    with _ONE_AT_A_TIME:
        return _compiled(package, source, json.dumps(facts, ensure_ascii=False, sort_keys=True), "pdf")


@lru_cache(maxsize=16)
def _drawn(source: str, facts: str) -> bytes:
    return _compiled("bot.pictures", source, facts, "png")


@cache
def _fonts() -> "typst.Fonts":
    import pylopdf_fonts_zh_cn
    import typst

    fonts = Path(pylopdf_fonts_zh_cn.__file__).parent
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])


def _compiled(package: str, source: str, facts: str, output: Format) -> bytes:
    import typst  # with the fonts 12 MB, which nobody needs before the first picture

    compiled = typst.compile(
        files(package).joinpath(source).read_bytes(),
        format=output,
        ppi=_PPI if output == "png" else None,
        font_paths=_fonts(),
        sys_inputs={"data": facts},
    )
    if not isinstance(compiled, bytes):
        raise TypeError("the picture must fit on one page")
    return compiled
