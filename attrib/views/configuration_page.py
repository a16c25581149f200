"""A configuration for the terminal: what holds for a file, and where each value stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from attrib.configuration import Settings
from attrib.views.inert import one_line
from attrib.views.layout import Cell, paragraph, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

    from attrib.configuration import Configuration
    from attrib.standards.suppressing import Suppression

DEFAULT = "default"
WIDTH = len("suppress")


@dataclass(frozen=True, slots=True)
class ConfigurationPage:
    """What holds for a file or in a folder."""

    name: str
    configuration: Configuration | None
    passed_over: Sequence[str]
    """Configurations further up, or beside it, that do not hold."""
    suppressions: Sequence[Suppression]
    """Those that stand beside the file."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        name, held = one_line(self.name), self.configuration
        if held is None:
            yield paragraph(Text(f"No attrib.toml, and no [tool.attrib] in a pyproject.toml, from {name} upwards."))
        else:
            yield paragraph(Text.assemble((one_line(held.path), "bold"), f" holds for {name}: it is the nearest."))
        for path in self.passed_over:
            yield paragraph(Text(f"{one_line(path)} does not hold: it lies further up, or beside that one.", "dim"))
        yield Text()
        for key, values in self._settings():
            for number, (value, place) in enumerate(values):
                cells = Cell(Text(one_line(value)), 0.6, fold=True), Cell(Text(one_line(place), "dim"), 0.4, fold=True)
                yield row(Cell(Text("" if number else key, "bold"), WIDTH), *cells)

    def _settings(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Give each key with its values, and where each of these stands."""
        settings = self.configuration.settings if self.configuration else Settings()
        yield "rules", [(settings.rules or "newsroom", self._place(settings.rules, "rules"))]
        for key, none in (("houses", "none: --house names them"), ("select", "all rules"), ("ignore", "no rule")):
            names = getattr(settings, key)
            places = [(name, self._place(name, key, number)) for number, name in enumerate(names)]
            yield key, places or [(none, DEFAULT)]
        levels = [(f"{rule} = {level}", self._place(level, "levels", rule)) for rule, level in settings.levels.items()]
        yield "levels", levels or [("as the houses have them", DEFAULT)]
        yield "fail_on", [(settings.fail_on or "nothing", self._place(settings.fail_on, "fail_on"))]
        forms = (("analyze", settings.formats.analyze), ("check", settings.formats.check))
        yield "formats", [(f"{of} = {form or 'terminal'}", self._place(form, "formats", of)) for of, form in forms]
        standing = self.configuration.suppressions if self.configuration else ()
        yield "suppress", [*map(_suppression, (*standing, *self.suppressions))] or [("nothing", DEFAULT)]

    def _place(self, value: object, *where: str | int) -> str:
        return self.configuration.place(*where) if self.configuration and value is not None else DEFAULT


def _suppression(suppression: Suppression) -> tuple[str, str]:
    about = f" “{suppression.words}”" if suppression.words is not None else ""
    return f"{suppression.rule}{about}: {suppression.reason}", suppression.place
