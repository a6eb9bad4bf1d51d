"""Whom a pronoun that speaks stands for: the right one, or nobody."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.annotations.attributed import Attributed
from divergence.article import Article


def last(text: str) -> Attributed:
    found = [each for each in annotate(Article("a", text)).attributions if each.cue]
    return max(found, key=lambda each: each.cue_spans[0][0])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # Somebody named since, though she has said nothing before.
        ('Prof Ada Holm said it works.\n\nIda Lund, 67, has no doubt. "I felt well," she said.', "Ida Lund"),
        ("Ida Lund, 67, is sure. The grandmother of four was ill in May. “I felt well,” she said.", "Ida Lund"),
        # Whose thing it is: the one person of the paragraph.
        ("Tom Keel said it was right.\n\nMr Brand's complaint is old. He believes that 40 were good.", "Mr Brand"),
        # An apposition that opens its sentence.
        ("Ada Marsh, 20, said so.\n\nThe last of them to leave, Tom Keel, went home. He told the inquiry that it hurt.",
         "Tom Keel"),
        ("The transport secretary, Zeb Orrin, said so. He said it was safe.", "The transport secretary, Zeb Orrin"),
        ("The transport secretary, Zeb Orrin, opened the line. He said it was safe.", "Zeb Orrin"),
        ("Help came. In the hall vet Ossa Brill had 110 birds. She said they were cold.", "Ossa Brill"),
        # A description that nobody has the name of.
        ('The owner, Tom Keel, was away.\n\nA former chambermaid was not. "It was brown," she said.',
         "A former chambermaid"),
        ("The company gave a date, a spokeswoman said. She could not say more.", "a spokeswoman"),
        # The one who speaks, not the one spoken of.
        ("Tom Keel denied Mr Brand's claim. He said in a statement that it was wrong.", "Tom Keel"),
        ("Ada Holm waited for her daughter Ida, who was ill. “She was hot,” she said.", "Ada Holm"),
        ('Tom Keel, for the claimant, put it bluntly: "It is late," he said.', "Tom Keel, for the claimant"),
        # From another paragraph, where it has one person, and after a paragraph that has none.
        ("Tom Keel said the dam was safe.\n\nHe added that it was old.", "Tom Keel"),
        ("Tom Keel said the dam was safe.\n\nIt is 40 years old.\n\nHe promised that it would hold.", "Tom Keel"),
        # What a title or a pronoun told of a name before.
        ("Ossa Brill was there. “It is late,” she said.\n\nBrill met Tom Keel. He said it was not.", "Tom Keel"),
        ("Ada Holm praised her. Ida Lund, she said, had left.", "Ada Holm"),
        ("Sen. Joan Warren spoke. A cashier would be held to account, Warren said.\n\nAnother fine, she said, was due.",
         "Warren"),
        ("The bank cut its rate. It said growth was slow.", "The bank"),
        ("The road office closed the pass in May. It said so in June.", "The road office"),
    ],
)  # fmt: skip
def test_a_pronoun_stands_for_the_one_it_can(text: str, source: str) -> None:
    assert last(text).source == source


@pytest.mark.parametrize(
    "text",
    [
        "Tom Keel met Al Brand on Monday. He said it would rain.",
        "Tom Keel said the dam was safe and Al Brand said it was not. He added that it was old.",
        "Tom Keel said the dam was safe. The firm dismissed Al Brand in May. He said it was old.",
        "Tom Keel said the dam was safe. Al Brand came late.\n\nHe said it was old.",
        "Ada Holm met Ida Lund.\n\nShe said it was old.",
        "Tom Keel said the dam was safe.\n\nBut the beak wasn't fooled. “It is not,” he thundered.",
        "Asked whether it mattered that Tom Keel might be next, Ban demurred.\n\n“There is one science,” he said.",
        "Athletic Dunmere won in May. “It was hard,” he said.",
        "The works of the contractor Orsk Signalling lay idle. “It was hard,” he said.",
        "The law says that voters must hear. More than 110,000 people stayed away. They said they would not come.",
        "The law says that voters must hear. The makers published a leaflet. Orsk Linen sent it. It says no.",
    ],
)
def test_where_two_may_be_meant_or_nobody_is_named_nobody_is(text: str) -> None:
    found = last(text)
    assert found.source in ("He", "he", "She", "She", "They", "It")
    assert found.kind == "named"
