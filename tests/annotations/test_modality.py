"""What "may", "might" and "could" say: possibility, leave or ability."""

from __future__ import annotations

import pytest

from divergence.annotations.modality import sense
from divergence.article import Article
from divergence.document import Document


def read(text: str) -> str:
    document = Document(Article("a", text))
    modal = next(place for place, word in enumerate(document.lower) if word in ("may", "might", "could"))
    return sense(document, document.sentences[0], modal)


@pytest.mark.parametrize(
    "text",
    [
        "Either party may terminate the lease.",
        "Anglers may not fish from the quay.",
        "Anyone who lights a fire may be fined 200 crowns.",
        "Under the charter the council may dissolve itself.",
        "The ferry may sail only with a pilot.",
        "A club may register 25 players.",
        "The authority may revoke its consent.",
    ],
)
def test_leave(text: str) -> None:
    assert read(text) == "leave"


@pytest.mark.parametrize("text", ["Visitors could park on the quay.", "Voters could choose among six parties."])
def test_ability(text: str) -> None:
    assert read(text) == "ability"


@pytest.mark.parametrize(
    "text",
    [
        "The pilot died before she could be freed.",
        "The roof fell in before the crew and its captain could get out.",
        "Nothing was said until the families could be told.",
    ],
)
def test_up_to_when_something_was_in_nobodys_power(text: str) -> None:
    assert read(text) == "ability"


@pytest.mark.parametrize("text", ["Before the flood the wall could collapse.", "Before long it could collapse."])
def test_a_time_before_something_may_be(text: str) -> None:
    assert read(text) == "possibility"


@pytest.mark.parametrize(
    "text",
    [
        "The quay may collapse.",
        "The owners may have known.",
        "Residents may well return.",
        "The council may raise the fee.",
        "The bridge may be closed.",
        "Patients may feel dizzy.",
        "Drivers might park there.",
        "The quay could collapse.",
        "She may",
    ],
)
def test_possibility(text: str) -> None:
    assert read(text) == "possibility"
