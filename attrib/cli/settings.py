"""What holds for each file that a command reads: the command line over the configuration, that over the defaults."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attrib.cli import inputs, output
from attrib.cli.reading import STANDARD_INPUT, is_address

if TYPE_CHECKING:
    from attrib.configuration import Configuration, HeldTo, Settings
    from attrib.readers.gathering import Item
    from attrib.report.model import Level
    from attrib.rules import House
    from attrib.standards.choosing import Choice

DEFAULT_RULES = "newsroom"
NO_HOUSE = 'no house is named: --house ap, or houses = ["ap"] in attrib.toml; attrib check --help lists them'


class Project(NamedTuple):
    """Where the command line says that the configuration is."""

    config: Path | None = None
    isolated: bool = False
    """Whether there is none."""


NOWHERE_NAMED = Project()


class Projects:
    """The configuration that holds for each file, looked up once for each folder."""

    def __init__(self, project: Project = NOWHERE_NAMED) -> None:
        if project.config is not None and project.isolated:
            output.fail("--config and --isolated exclude each other")
        self._project = project
        self._known: dict[Path, Configuration | None] = {}

    def of(self, name: str) -> "Configuration | None":
        """Give the configuration for an input, by its name; the command fails where that is broken."""
        if self._project.isolated:
            return None
        folder = Path() if name == STANDARD_INPUT or is_address(name) else Path(name).parent
        if folder not in self._known:
            self._known[folder] = self._look_up(folder)
        return self._known[folder]

    def settings(self, name: str) -> "Settings":
        """Give what the configuration for an input states, which is nothing where there is none."""
        from attrib.configuration import Settings

        configuration = self.of(name)
        return configuration.settings if configuration else Settings()

    def analyze_format(self, name: str) -> str:
        """Give the form in which reports are written, by the configuration for an input."""
        configuration = self.of(name)
        return (configuration and configuration.settings.formats.analyze) or "terminal"

    def _look_up(self, folder: Path) -> "Configuration | None":
        from attrib.projects import candidates

        given = self._project.config
        if given is None and next(candidates(folder), None) is None:
            return None
        from attrib.configuration import find_configuration, read_configuration
        from attrib.rules import RuleSetError

        try:
            found = find_configuration(folder) if given is None else read_configuration(given)
        except RuleSetError as error:
            output.fail(str(error))
        if given is not None and found is None:
            output.fail(f"{given}: it has no [tool.attrib]")
        return found


def rules_name(names: Sequence[str], projects: Projects) -> str:
    """Give the rule set of the projects of inputs; the command fails where there are several."""
    places: dict[str, str] = {}
    for name in names:
        configuration = projects.of(name)
        rules = configuration.settings.rules if configuration else None
        of = f"{configuration.path if configuration else 'the default'}, for {name}"
        places.setdefault(rules or DEFAULT_RULES, of)
    if len(places) > 1:
        told = " and ".join(f"{rules} ({place})" for rules, place in list(places.items())[:2])
        output.fail(f"articles of different rule sets, {told}: choose one by --rules")
    return next(iter(places), DEFAULT_RULES)


class Wishes(NamedTuple):
    """What the command line says of the standards that articles are held to."""

    rules: str | None = None
    houses: str | None = None
    select: str | None = None
    ignore: str | None = None
    levels: Sequence[str] = ()
    """RULE=LEVEL."""


class Desks:
    """What each file is held to, loaded once for each configuration."""

    def __init__(self, wishes: Wishes, projects: Projects, inputs: "Iterable[Item]") -> None:
        """Load what holds for these inputs; the command fails where something is wrong with it."""
        from attrib.standards.choosing import Choice

        self._wishes = wishes
        self._projects = projects
        self._levels = _levels(wishes.levels)
        self._loaded: dict[str | None, HeldTo] = {}
        self._whole: dict[str, House] = {}
        for each in inputs:
            self.of(each.name)
        asked = Choice(_listed(self._wishes.select), _listed(self._wishes.ignore), self._levels)
        for key, _, reason in asked.missing(tuple(self._whole.values())):
            output.fail(f"--{key.removesuffix('s')}: {reason}")

    def of(self, name: str) -> "HeldTo":
        """Give what a file is held to; the command fails where that cannot be loaded."""
        configuration = self._projects.of(name)
        key = configuration.path if configuration else None
        if key not in self._loaded:
            self._loaded[key] = self._load(configuration)
        return self._loaded[key]

    @property
    def configurations(self) -> list[str]:
        """Give the files of configuration that hold for some of the inputs."""
        return [path for path in self._loaded if path is not None]

    @property
    def houses(self) -> "tuple[House, ...]":
        """Give the houses that are held to, by each configuration with the rules that it chooses of them."""
        return tuple(house for each in self._loaded.values() for house in each.houses)

    def _load(self, configuration: "Configuration | None") -> "HeldTo":
        from attrib.configuration import HeldTo, check_choice
        from attrib.rules import RuleSetError
        from attrib.standards.choosing import chosen

        wishes, settings = self._wishes, configuration.settings if configuration else None
        named = _listed(wishes.houses) or (settings.houses if settings else ())
        if not named and wishes.houses is None:
            output.fail(
                'no house is named: --house ap, or houses = ["ap"] in attrib.toml; attrib check --help lists them'
            )
        houses = inputs.houses(named)
        self._whole.update((house.path, house) for house in houses)
        if configuration is not None and wishes.houses is None:
            try:
                check_choice(configuration, houses)
            except RuleSetError as error:
                output.fail(str(error))
        rules = inputs.rule_set(wishes.rules or (settings and settings.rules) or DEFAULT_RULES)
        suppressions = configuration.suppressions if configuration else ()
        return HeldTo(rules, chosen(houses, self._choice(configuration)), suppressions)

    def _choice(self, configuration: "Configuration | None") -> "Choice":
        from attrib.standards.choosing import Choice

        wishes = self._wishes
        stated = configuration.choice if configuration else Choice()
        return Choice(
            stated.select if wishes.select is None else _listed(wishes.select),
            stated.ignore if wishes.ignore is None else _listed(wishes.ignore),
            {**{name: level for name, level in stated.levels.items() if name not in self._levels}, **self._levels},
        )


def _listed(names: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (names or "").split(",") if name.strip())


def _levels(given: Sequence[str]) -> "Mapping[str, Level]":
    from attrib.report.model import LEVELS

    levels: dict[str, Level] = {}
    for each in given:
        rule, _, named = each.rpartition("=")
        level = next((level for level in LEVELS if level == named), None)
        if not rule or level is None:
            output.fail(f"--level: “{each}” is not of the form ap/no-reason=error; there are {', '.join(LEVELS)}")
        levels[rule.strip()] = level
    return levels
