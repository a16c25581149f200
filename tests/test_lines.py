"""What lines are, told by their form."""

from __future__ import annotations

from pathlib import Path

import pytest

from attrib import analyze
from attrib.english import Words, shipped_words
from attrib.lines.bios import EXAMPLES as BIOS
from attrib.lines.bios import named_in_bio
from attrib.lines.datelines import EXAMPLES, dateline_length, unlisted_place_length
from attrib.lines.dates import is_date
from attrib.lines.forms import spread, words_in
from attrib.lines.furniture import CREDITS, FORMS, MARKED, WRITERS_FORMS, closing_length, is_furniture
from attrib.lines.notices import MARKED_NOTICES, NOTICES, is_notice
from attrib.readers.opening import find_opening

WORDS = shipped_words()
STORY = (
    "The city will close the harbor bridge for a month after an inspection found that its beams had rusted through.\n"
)


def notice(line: str) -> bool:
    return is_notice(line, words_in(line), WORDS)


def closing(paragraph: str) -> int:
    return closing_length(paragraph, words_in(paragraph), WORDS)


def bio_of(line: str) -> str | None:
    return named_in_bio(line, words_in(line), WORDS)


def furniture(line: str, words: Words = WORDS) -> bool:
    return is_furniture(line, words_in(line), words)


def with_more(**lists: set[str]) -> Words:
    """Give the words of English with some lists made longer, as a rule set does it."""
    return Words({**WORDS.lists, **{name: WORDS.lists[name] | words for name, words in lists.items()}})


LINES = Path(__file__).parent / "lines"
LEDE = "The city of Port Ansel will close its harbor bridge for at least a month, two city officials said on Friday."
BACKGROUND = "The bridge opened in 1961, and is crossed by forty thousand cars a day, the mayor told the council."


def lines_of(name: str) -> list[str]:
    return (LINES / name).read_text(encoding="utf-8").splitlines()


def is_claimed(line: str, *below: str) -> bool:
    """Tell whether a claim has words of a line that stands in a story."""
    text = "\n\n".join(["Bridge to close", LEDE, BACKGROUND, line, *below])
    begin = text.index(line)
    claimed = [passage for claim in analyze(text).claims for passage in claim.content]
    return any(begin <= passage.start < begin + len(line) for passage in claimed)


class TestLinesOfPages:
    @pytest.mark.parametrize("line", lines_of("furniture.txt"))
    def test_furniture_is_no_claim(self, line: str) -> None:
        assert not is_claimed(line)

    @pytest.mark.parametrize(
        "line",
        [*CREDITS, *WRITERS_FORMS, *NOTICES, "Crowds gather in Leeds on Monday after the vote. (Jane Roe/Reuters)"],
    )
    def test_no_example_of_a_form_is_claimed(self, line: str) -> None:
        assert not is_claimed(line)

    @pytest.mark.parametrize("line", lines_of("prose.txt"))
    def test_prose_that_looks_like_it_is_one(self, line: str) -> None:
        assert is_claimed(line)
        assert is_claimed(line, BACKGROUND, BACKGROUND, BACKGROUND)

    @pytest.mark.parametrize("example", [*NOTICES, *MARKED_NOTICES])
    def test_every_form_of_notices_has_its_example(self, example: str) -> None:
        assert notice(example)
        assert not notice(f"{example}, the mayor said")
        assert not notice(f"“{example}”")

    def test_a_desk_adds_lines_of_its_own(self) -> None:
        pitch = "Visit the harbor shop for mugs and maps, all made in Port Ansel."
        assert not furniture(pitch)
        assert furniture(pitch, with_more(page_pitches={"visit the harbor shop"}))
        phrase = "Mugs and maps are sold at the harbor shop to keep this paper free."
        assert not furniture(phrase)
        assert furniture(phrase, with_more(page_phrases={"to keep this paper free"}))

    @pytest.mark.parametrize(
        "note",
        [
            "(Reporting by Jane Roe; Editing by Ann Poe)",
            "[Reporting by Jane Roe in Oslo]",
            "(Adds comment of the mayor)",
            "(AP)",
            "Reporting by Jane Roe; Editing by Ann Poe",
        ],
    )
    def test_a_paragraph_may_end_in_a_note_by_the_desk(self, note: str) -> None:
        text = f"{LEDE}\n\n{BACKGROUND} {note}"
        assert closing(f"{BACKGROUND} {note}") == len(note)
        assert max(passage.end for claim in analyze(text).claims for passage in claim.content) < text.index(note)

    @pytest.mark.parametrize(
        "end", ["(the harbor bridge)", "(officials say)", "Reporting by the council is late.", "(in May 2015)"]
    )
    def test_other_ends_are_none(self, end: str) -> None:
        assert closing(f"{BACKGROUND} {end}") == 0

    @pytest.mark.parametrize("bio", BIOS)
    def test_who_wrote_it_is_told_at_the_end_alone(self, bio: str) -> None:
        assert bio_of(bio) == "Roe"
        assert not is_claimed(bio)
        assert is_claimed(bio, BACKGROUND, BACKGROUND, BACKGROUND)
        assert is_claimed(bio.replace("Jane Roe", "Port Ansel"))

    @pytest.mark.parametrize(
        "line", ["It was there that the author spoke.", "Jane Roe says she is the author.", "Jane Roe fled to Oslo."]
    )
    def test_what_is_no_bio(self, line: str) -> None:
        assert bio_of(line) is None

    def test_a_headline_of_another_story_is_set_in_capitals(self) -> None:
        other = "MAYOR OF PORT ANSEL SAYS SHE KNEW NOTHING OF THE CRACKS IN THE BEAMS"
        assert not is_claimed(other)
        assert is_claimed(other + ".")
        assert analyze(f"EXCLUSIVE\n\n{other}\n\n{LEDE}").claims[0].content[0].start < len(other)


class TestFurniture:
    @pytest.mark.parametrize("example", [*FORMS, *WRITERS_FORMS])
    def test_every_form_has_its_example(self, example: str) -> None:
        assert furniture(example)
        assert furniture(f"({example.upper()})")

    @pytest.mark.parametrize("example", [*CREDITS, "The mayor says he will go (Image: Getty)"])
    def test_a_caption_ends_in_its_credit(self, example: str) -> None:
        assert furniture(example)
        assert not furniture(f"{example} was shown to the court, police said.")

    @pytest.mark.parametrize(
        "line",
        [
            "[ad_2] ",
            "@janeroe",
            "* * *",
            "www.example.org/talks",
            "jroe@example.org",
            "(May 4, 2015)",
            "Monday",
            "Editor’s note: The name was changed.",
            "With additional reporting by Jane Roe in Oslo",
            "Read more: Officials say the road will close",
        ],
    )
    def test_other_lines(self, line: str) -> None:
        assert furniture(line)

    @pytest.mark.parametrize(
        "line",
        [
            "",
            "More than ten people were hurt.",
            "Photos show the bridge.",
            "Related companies paid no tax, she said.",
            "Reporting was difficult.",
            "3 people were hurt.",
            "May 4, 2015 was the day that they met.",
            "The editor of the paper resigned.",
            "They follow what is said on television.",
            "The bill is clear. Pictures by pupils hang in the hall.",
            "The firm (Roe/Hale) was sold.",
            "The jury saw a picture: Ann Poe at the gate.",
        ],
    )
    def test_sentences_are_none(self, line: str) -> None:
        assert not furniture(line)

    def test_a_rule_set_may_add_lines(self) -> None:
        line = "Jump to recipe"
        assert not furniture(line)
        assert furniture(line, with_more(page_lines={"jump to recipe"}))

    @pytest.mark.parametrize("line", ["The talks failed.", "- Talks", "x", "Roe photo", "1 talks", "talks by Roe"])
    def test_no_words_make_no_furniture(self, line: str) -> None:
        assert not furniture(line, Words({}))

    def test_marks_alone_are_furniture_without_words(self) -> None:
        assert furniture("* * *", Words({}))
        assert not MARKED.match("Talks *")


class TestDates:
    @pytest.mark.parametrize(
        "line",
        [
            "May 7",
            "7 May 2015",
            "Monday, May 4, 2015, 7 p.m. EDT",
            "Updated May 7, 2015 at 5 p.m.",
            "2015-05-07T10:00",
            "7 May 2015 Last updated at 15:42 GMT",
        ],
    )
    def test_dates(self, line: str) -> None:
        assert is_date(line)

    @pytest.mark.parametrize("line", ["May 7 vote", "Oct. 9, 2011 The boat that came back", "Monday talks", "Mayor 7"])
    def test_what_is_more_than_a_date(self, line: str) -> None:
        assert not is_date(line)


class TestBylines:
    @pytest.mark.parametrize(
        "line",
        [
            "By Elise Dupont",
            "By Élise Dupont",
            "By Élise Dupont and Ana Šarić, Herald Staff Writers in Zagreb",
            "BY ÉLISE DUPONT",
            "By Łukasz Żak and Óscar Núñez",
            "By J.R. Roe, Courier Staff Writer",
            "Byline: Jane Roe",
            "By Jane Roe Staff writer",
            "By Jane Roe, chief political correspondent",
        ],
    )
    def test_bylines_are_furniture(self, line: str) -> None:
        assert furniture(line)

    @pytest.mark.parametrize(
        "line",
        [
            "By then the talks had failed.",
            "By élise dupont",
            "By Monday the talks had failed, officials said.",
            "By Jane Roe’s own account, nothing happened.",
            "Byzantine Empire",
        ],
    )
    def test_sentences_that_begin_with_by_are_not(self, line: str) -> None:
        assert not furniture(line)

    @pytest.mark.parametrize("name", ["José", "Élise Dupont", "Łukasz Żak", "Óscar"])
    def test_notes_on_writers(self, name: str) -> None:
        assert furniture(f"{name} reported from Ålesund")

    def test_a_byline_with_accents_is_no_claim(self) -> None:
        report = analyze("By Élise Dupont and Ana Šarić, Herald Staff Writers in Zagreb\n\nThe talks failed on Monday.")
        assert [claim.content[0].text for claim in report.claims] == ["The talks failed on Monday."]


DATELINES = """
NEW YORK (Reuters) -
WASHINGTON (AP) —
BEIJING, July 1 (Xinhua) --
NEW YORK, Jan 21 (Reuters) -
Jan 21 (Reuters) -
(Reuters) -
(CNN) —
BEIJING/NEW YORK (Reuters) -
BUENOS AIRES, Argentina (AP) _
Berlin (dpa) -
PARIS, Jan 21, 2024 (AFP) -
(ANSA) - ROME, JUL 11 -
Tegucigalpa, Jan 2 (EFE).-
MOSCOW, July 1. /TASS/.
TOKYO, Nov. 5, Kyodo -
CALGARY, Alberta, Dec. 03, 2019 (GLOBE NEWSWIRE) --
NEW YORK, Jan. 5, 2021 /PRNewswire/ --
OTTAWA -
WASHINGTON, June 3 -
New Delhi, Jun 3 (PTI)
SYDNEY, AAP -
LONDON:
New Delhi:
(CNN)
London (CNN)
WASHINGTON (AFP) –
KYIV, Ukraine (AP) —
UNITED NATIONS, March 4 (UNI) --
SEOUL, March 4 (Yonhap) --
Taipei, March 4 (CNA)
ISLAMABAD, Mar 4 (APP):
DUBAI, UAE:
Colombo, 4 March (Daily News) –
Nairobi, 4 March 2026 –
GENEVA, 4 March 2026 (UNICEF) –
NEW YORK--(BUSINESS WIRE)--March 4, 2026--
CHICAGO--(BUSINESS WIRE)--
TORONTO, March 4, 2026 /CNW/ -
MOSCOW. March 4. INTERFAX -
Lagos, March 4, 2026 (NAN)
JOHANNESBURG –
Accra, March 4, GNA -
WINSTON-SALEM, N.C. (AP) --
St. Paul, Minn. (AP) -
LOS ANGELES (KABC) --
NEW DELHI, Mar 4:
TEL AVIV, Israel (AP)--
New Delhi [India], March 4 (ANI):
RIO DE JANEIRO, BRAZIL -
PORT ANSEL:
FRANKFURT, Oct 9 -
LONDON, Tuesday -
LONDON |
PARIS. —
AMSTERDAM (Reuters/AFP) -
HONG KONG (March 4, 2026):
ST. LOUIS •
Washington, D.C. -
BRUSSELS (Reuters Breakingviews) -
PARIS (AFP):
LAGOS, Nigeria -
""".strip().split("\n")
BEGINNINGS = [
    "German officials said the harbor board would drop its night buses in June.",
    "The harbor board will drop its night buses in June. Fares will rise by a tenth.",
]


class TestDatelines:
    @pytest.mark.parametrize("example", EXAMPLES)
    def test_every_form_has_its_example(self, example: str) -> None:
        begins = example.lower().rindex("talks")
        assert dateline_length(f"{example} failed.", WORDS) == begins

    @pytest.mark.parametrize("head", ["", "Night buses to end in June\n\nBy Jane Roe\n\n"])
    @pytest.mark.parametrize("begins", BEGINNINGS)
    @pytest.mark.parametrize("dateline", DATELINES)
    def test_a_dateline_is_no_part_of_a_claim(self, dateline: str, begins: str, head: str) -> None:
        text = f"{head}{dateline} {begins}\n\nThe board was founded in 1961.\n"
        body = len(f"{head}{dateline} ")
        claims = [claim for claim in analyze(text).claims if claim.content[0].start >= len(head)]
        assert claims[0].content[0].start >= body
        sources = {claim.source.text for claim in claims if claim.source}
        assert sources == ({"German officials"} if begins is BEGINNINGS[0] else set())

    @pytest.mark.parametrize(
        "dateline",
        [
            "ÅLESUND, Norway — ",
            "Ålesund — ",
            "ÉVREUX, France (AFP) — ",
            "Île-de-France (AP) - ",
            "ŁÓDŹ, Poland, May 4 — ",
            "ÉVREUX - ",
            "E\u0301VREUX - ",
            "Poznan\u0301, Poland — ",
        ],
    )
    def test_capitals_may_have_accents(self, dateline: str) -> None:
        assert dateline_length(f"{dateline}The talks failed.", WORDS) == len(dateline)

    @pytest.mark.parametrize("opening", ["É", "Ö"])
    def test_a_report_may_begin_with_an_accent(self, opening: str) -> None:
        assert dateline_length(f"OSLO — {opening}lise said no.", WORDS) == len("OSLO — ")

    @pytest.mark.parametrize(
        "paragraph",
        [
            "The talks failed — again.",
            "ÅLESUND — à la carte",
            "Élise — who left",
            "OSLO — ",
            "OSLO - ",
            "(AP) - ",
            "élise (AP) - Talks",
            "Roe: It is shut.",
            "Jane Roe - Miss Roe to her pupils - has left.",
            "Jane Roe (left) - who lost her boat - wept.",
            "Dana Whitlock (D): We knew of the cracks.",
            "Dana Whitlock (Labour) The mayor has known of it.",
            "(Laughter) - The mayor went on.",
            "(Inaudible) The mayor went on.",
            "May 4 (Monday) The bridge opens again.",
            "OSLO-based engineers have checked it.",
            "COVID-19 has closed the bridge.",
            "F-16 jets flew over the bridge.",
            "WASHINGTON - and with it Ottawa - agreed.",
            "On May 4 - A day of rain - the beams gave way.",
            "March 4: The bridge is shut.",
            "Oslo, the capital: The bridge is shut.",
        ],
    )
    def test_sentences_have_none(self, paragraph: str) -> None:
        assert dateline_length(paragraph, WORDS) == 0

    def test_a_place_that_no_list_has_stands_alone(self) -> None:
        story = "PORT ANSEL: The bridge will be shut."
        assert unlisted_place_length(story, ["It opened in 1961."], WORDS) == len("PORT ANSEL: ")
        assert not unlisted_place_length(story, ["HALE: For how long?"], WORDS)

    @pytest.mark.parametrize(
        "speaker", ["MODERATOR: The", "THE MAYOR: The", "NASA: The", "JANE POE: The", "ROE: I", "EXCLUSIVE: The"]
    )
    def test_a_speaker_is_no_place(self, speaker: str) -> None:
        assert not unlisted_place_length(f"{speaker} bridge will be shut.", [], WORDS)


class TestSpread:
    def test_lengths_are_those_of_the_paragraph_as_it_stands(self) -> None:
        assert [spread("OSLO  —   The  bridge", length) for length in (0, 3, 5, 7, 10, 17)] == [0, 3, 6, 10, 13, 21]

    def test_blanks_change_no_dateline_and_no_note(self) -> None:
        text = f"OSLO,  May  4  (AP)  -  {BACKGROUND}  (Reporting  by  Jane  Roe)"
        claims = analyze(text).claims
        assert claims[0].content[0].start == text.index("The bridge")
        assert max(passage.end for claim in claims for passage in claim.content) < text.index("(Reporting")


class TestHeadlines:
    @pytest.mark.parametrize("kicker", ["EXCLUSIVE", "ÉLECTIONS", "ÉTATS GÉNÉRAUX"])
    def test_a_kicker_is_not_the_headline(self, kicker: str) -> None:
        assert find_opening(f"{kicker}\n\nBridge to close\n\n{STORY}").title == "Bridge to close"

    def test_the_line_over_a_dateline_with_an_accent_is_the_headline(self) -> None:
        assert find_opening(f"Bridge to close.\n\nÅLESUND (AP) — {STORY}").title == "Bridge to close."
