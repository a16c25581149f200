"""A body that was posted becomes an answer: what a worker does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from attrib.analysis import Analysis
from attrib.readers import About, Reading, UnreadableError, read, read_text, told_of
from attrib.rules import House, RuleSet, RuleSetError, load_house, load_rules, shipped, shipped_houses
from attrib.serve.records import Answer, CheckedStory, Offer, Story, problem
from attrib.standards import check_analysis
from attrib.text.misfits import in_words, taken_apart
from attrib.text.shortening import shortened
from attrib.views.inert import one_line
from attrib.views.serial import to_json_line

Kind = Literal["analyze", "check"]
KINDS: Mapping[Kind, type[Story]] = {"analyze": Story, "check": CheckedStory}
LONGEST_NAME = 60
"""Characters of a name that a message gives."""


class Answerer:
    """Answers by what a server offers, which is loaded once."""

    def __init__(self, offer: Offer) -> None:
        self._rules = load_rules(offer.rules)
        self._houses = tuple(load_house(house) for house in offer.houses)

    @property
    def rules(self) -> list[str]:
        """The names of the rule sets that may be asked for."""
        return [*dict.fromkeys((self._rules.name, *shipped()))]

    @property
    def houses(self) -> list[str]:
        """The names of the houses that may be asked for."""
        return [*dict.fromkeys((*(house.name for house in self._houses), *shipped_houses()))]

    def answer(self, kind: Kind, body: bytes) -> Answer:
        """Answer a body; nothing that is in it raises anything."""
        try:
            story = msgspec.json.decode(body, type=KINDS[kind])
            return Answer(200, self._report(story))
        except msgspec.ValidationError as error:
            return problem(422, _misfit(kind, str(error)))
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            return problem(400, f"The body is no JSON: {one_line(str(error))}.")
        except UnreadableError as error:
            return problem(422, f"The file cannot be read: {one_line(error.reason)}.")
        except (ValueError, RuleSetError) as error:
            return problem(422, f"{one_line(str(error))}.")
        except Exception as error:
            return problem(500, f"attrib failed on this story ({type(error).__name__}).")

    def _report(self, story: Story) -> bytes:
        analysis = Analysis(_reading(story), self._rules_for(story.rules))
        report = analysis.report
        if isinstance(story, CheckedStory):
            report = check_analysis(analysis, self._houses_for(story.houses))
        return to_json_line(report, with_text=story.with_text).encode()

    def _rules_for(self, name: str | None) -> RuleSet:
        if name is None or name == self._rules.name:
            return self._rules
        return load_rules(_known(name, self.rules, "rule set"))

    def _houses_for(self, names: Iterable[str] | None) -> tuple[House, ...]:
        if names is None:
            return self._houses
        own = {house.name: house for house in self._houses}
        wanted = [_known(name, self.houses, "house") for name in dict.fromkeys(names)]
        return tuple(own[name] if name in own else load_house(name) for name in wanted)


def _misfit(kind: Kind, message: str) -> str:
    """Say in a line what is wrong with a story, by what msgspec says of it."""
    misfit = taken_apart(message)
    if misfit.problem != "unknown" or misfit.where:
        return f"{in_words(message)}."
    name = shortened(one_line(misfit.value), LONGEST_NAME)
    if kind == "analyze" and misfit.value in CheckedStory.__struct_fields__:
        return f"“{name}” is for /check: /analyze holds a story to no house."
    return f"A story has no “{name}”; it may have {', '.join(KINDS[kind].__struct_fields__)}."


def _reading(story: Story) -> Reading:
    """Give the article of a story. Raises UnreadableError or ValueError."""
    if (story.text is UNSET) == (story.file is UNSET):
        raise ValueError("a story has either text or file")
    if story.file is not UNSET:
        reading = read(story.file, story.name)
    else:
        assert story.text is not UNSET
        reading = replace(read_text(story.text), path=story.name)
    about = About(id=story.id, title=story.title, outlet=story.outlet, date=story.date, author=story.author)
    return told_of(reading, about)


def _known(name: str, known: list[str], what: str) -> str:
    if name not in known:
        raise ValueError(f"no {what} {shortened(name, LONGEST_NAME)}; there are {', '.join(known)}")
    return name
