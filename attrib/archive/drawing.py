"""Shares over time as drawings in SVG: a line within its band, hollow where there are few articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from attrib.archive.trends import FEW, Figure
from attrib.archive.wording import between, share
from attrib.views.page.markup import Markup, element, joined
from attrib.views.wording import counted

WIDTH, HEIGHT = 320, 120
LEFT, RIGHT, ABOVE, BELOW = 34, 8, 8, 20
"""Around the field in which is drawn."""


class Scale(NamedTuple):
    """Where things stand in a drawing."""

    periods: Sequence[str]
    top: float
    """The share that stands highest."""

    def x(self, at: int) -> float:
        """Give how far from the left a period stands."""
        field = WIDTH - LEFT - RIGHT
        return round(LEFT + (field * at / (len(self.periods) - 1) if len(self.periods) > 1 else field / 2), 1)

    def y(self, value: float) -> float:
        """Give how far from the top a share stands."""
        return round(ABOVE + (HEIGHT - ABOVE - BELOW) * (1 - value / self.top), 1)


def drawn(name: str, figures: Sequence[Figure | None], mean: float | None, scale: Scale) -> Markup:
    """Draw the shares of a group; `figures` has one for each period."""
    told = [(at, figure) for at, figure in enumerate(figures) if figure is not None and figure.share is not None]
    label = f"{name}: {_summary(scale.periods, told)}"
    return element(
        "svg",
        _axes(scale),
        *(_band(stretch, scale) for stretch in _stretches(told)),
        _mean(mean, scale),
        *(_line(stretch, scale) for stretch in _stretches(told)),
        *(_point(at, figure, scale) for at, figure in told),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_label=label,
    )


def _summary(periods: Sequence[str], told: Sequence[tuple[int, Figure]]) -> str:
    """Say what a drawing shows, for who does not see it; the table below it has all figures."""
    if not told:
        return "too few articles in each period"
    (first, begin), (last, end) = told[0], told[-1]
    if first == last:
        return f"{share(begin.share)} in {periods[first]}"
    return f"from {share(begin.share)} in {periods[first]} to {share(end.share)} in {periods[last]}"


def _stretches(told: Sequence[tuple[int, Figure]]) -> list[list[tuple[int, Figure]]]:
    """Give what stands side by side: a line does not go over periods that have too few articles."""
    stretches: list[list[tuple[int, Figure]]] = []
    for at, figure in told:
        if stretches and stretches[-1][-1][0] == at - 1:
            stretches[-1].append((at, figure))
        else:
            stretches.append([(at, figure)])
    return stretches


def _axes(scale: Scale) -> Markup:
    low, high = scale.y(0), scale.y(scale.top)
    return joined(
        element("path", d=f"M{LEFT} {low}H{WIDTH - RIGHT}", class_="axis"),
        element("path", d=f"M{LEFT} {high}H{WIDTH - RIGHT}", class_="grid"),
        element("text", "0", x=str(LEFT - 5), y=str(low + 3), class_="end"),
        element("text", f"{scale.top:.0%}", x=str(LEFT - 5), y=str(high + 6), class_="end"),
        element("text", scale.periods[0], x=str(LEFT), y=str(HEIGHT - 5)),
        element("text", scale.periods[-1], x=str(WIDTH - RIGHT), y=str(HEIGHT - 5), class_="end")
        if len(scale.periods) > 1
        else None,
    )


def _mean(mean: float | None, scale: Scale) -> Markup | None:
    return None if mean is None else element("path", d=f"M{LEFT} {scale.y(mean)}H{WIDTH - RIGHT}", class_="mean")


def _band(stretch: Sequence[tuple[int, Figure]], scale: Scale) -> Markup:
    over = [f"{scale.x(at)} {scale.y(min(figure.high or 0.0, scale.top))}" for at, figure in stretch]
    under = [f"{scale.x(at)} {scale.y(figure.low or 0.0)}" for at, figure in reversed(stretch)]
    return element("path", d=f"M{'L'.join([*over, *under])}Z", class_="band")


def _line(stretch: Sequence[tuple[int, Figure]], scale: Scale) -> Markup:
    points = [f"{scale.x(at)} {scale.y(figure.share or 0.0)}" for at, figure in stretch]
    return element("path", d=f"M{'L'.join(points)}", class_="line")


def _point(at: int, figure: Figure, scale: Scale) -> Markup:
    said = (
        f"{scale.periods[at]}: {share(figure.share)}, by chance {between(figure.low, figure.high)},"
        f" {counted(figure.articles, 'article')}"
    )
    return element(
        "circle",
        element("title", said),
        cx=str(scale.x(at)),
        cy=str(scale.y(figure.share or 0.0)),
        r="2.6",
        class_="few" if figure.articles < FEW else None,
    )
