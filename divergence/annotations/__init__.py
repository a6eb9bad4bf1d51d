"""What every later layer reads off a document: quantities, dates, names, attributions, certainty and claims.

Each annotation is one module with a frozen dataclass and one function of the document (and of annotations before it).
`annotate` runs them once, in order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from divergence.annotations.attributed import Attributed
from divergence.annotations.attribution import attributions
from divergence.annotations.dates import DateSpan, dates
from divergence.annotations.figures import CitedFigure, figures
from divergence.annotations.names import Name, names
from divergence.annotations.quantities import Quantity, quantities
from divergence.article import Article
from divergence.document import Document
from divergence.lexicon import Lexicon, shipped


@dataclass(frozen=True, eq=False)
class Annotated:
    """A document with everything read off it, equal to itself alone. `title` is the headline, annotated likewise, or
    None."""

    document: Document
    quantities: tuple[Quantity, ...]
    dates: tuple[DateSpan, ...]
    names: tuple[Name, ...]
    attributions: tuple[Attributed, ...]
    figures: tuple[CitedFigure, ...]
    title: Annotated | None = None

    @property
    def article(self) -> Article:
        return self.document.article

    def about(self, offset: int) -> Sequence[Attributed]:
        """The attributions that may say something of what stands at the character `offset`, in order: those of which a
        part reaches into its sentence. Who asks for each of many places needs not go over all attributions."""
        sentence = self.document.sentence_at(offset)
        return () if sentence is None else self._reaching.get(sentence.index, ())

    @cached_property
    def _reaching(self) -> Mapping[int, Sequence[Attributed]]:
        """The attributions by the sentences they reach into."""
        found: dict[int, list[Attributed]] = {}
        sentence_of = self.document.sentence_of
        for each in self.attributions:
            touched: set[int] = set()
            for span in (*each.source_spans, *each.cue_spans, *each.content_spans):
                touched.update(sentence_of[slice(*self.document.token_range(*span))])
            for index in touched:
                found.setdefault(index, []).append(each)
        return found


def annotate(article: Article, house: tuple[Lexicon, ...] = ()) -> Annotated:
    """Read one article, its headline included, with `house` lexicons laid over the shipped ones."""
    title = None
    if article.title:
        headline = Article(article.id, article.title, published=article.published, language=article.language)
        title = _annotate(headline, house)
    return _annotate(article, house, title)


def _annotate(article: Article, house: tuple[Lexicon, ...], title: Annotated | None = None) -> Annotated:
    document = Document(article, house)
    if not shipped(article.language):  # nothing here reads a language it has no words of
        return Annotated(document, (), (), (), (), (), title)
    found_dates = dates(document)
    found_names = names(document)
    found_quantities = quantities(document, found_dates)
    found_attributions = attributions(document, found_names)
    return Annotated(
        document=document,
        quantities=found_quantities,
        dates=found_dates,
        names=found_names,
        attributions=found_attributions,
        figures=figures(document, found_quantities, found_attributions, found_names),
        title=title,
    )
