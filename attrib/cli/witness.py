"""What the rules were asked while an article was analysed, for explaining one of its claims afterwards."""

from collections.abc import Sequence

from attrib.report.model import Claim, Report
from attrib.rules import Consideration, Judgement, RuleSet, Voice


class Witness(RuleSet):
    """A rule set that judges as another does, and remembers the voices of every judgement."""

    def __init__(self, rules: RuleSet) -> None:
        self.__dict__.update(rules.__dict__)
        self._heard: list[tuple[Judgement, tuple[Voice, ...]]] = []

    def judge(self, voices: Sequence[Voice]) -> Judgement:
        """Judge, and remember."""
        judgement = super().judge(voices)
        self._heard.append((judgement, tuple(voices)))
        return judgement

    def considered_for(self, report: Report, claim: Claim) -> list[Consideration]:
        """Tell of every rule, in order, what it made of the voices behind a claim of the report."""
        at = (claim.cue or claim.source or claim.content[0]).start
        text = report.text or ""

        def fits(judgement: Judgement, voices: tuple[Voice, ...]) -> int:
            same = (judgement.rule, judgement.because) == (claim.rule, claim.because)
            return same + any(voice.context and _stands_at(text, voice.context, at) for voice in voices)

        best = max(self._heard, key=lambda heard: fits(*heard), default=None)
        return self.considered(best[1] if best else ())


def _stands_at(text: str, sentence: str, at: int) -> bool:
    start = text.find(sentence, max(0, at - len(sentence) + 1), at + len(sentence))
    return 0 <= start <= at
