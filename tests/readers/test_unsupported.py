"""Languages are told offline, and what is not supported is listed as such and never scored as if it were English."""

from __future__ import annotations

from pathlib import Path

import pytest

from divergence.pipeline import score
from divergence.readers import read
from divergence.readers.language import language_of

TOLD = {
    "en": "The harbour bridge will close for nine weeks from Monday, the county council said in a statement on Friday, "
    "and engineers found cracks in two of the four piers during an inspection last month.",
    "de": "Die Hafenbrücke wird ab Montag für neun Wochen gesperrt, teilte der Kreisrat am Freitag mit, und Ingenieure "
    "fanden bei einer Prüfung im vergangenen Monat Risse in zwei der vier Pfeiler.",
    "fr": "Le pont du port fermera pendant neuf semaines à partir de lundi, a annoncé vendredi le conseil du comté, et "
    "des ingénieurs ont trouvé des fissures dans deux des quatre piles le mois dernier.",
    "es": "El puente del puerto cerrará durante nueve semanas a partir del lunes, dijo el viernes el consejo, "
    "y los ingenieros hallaron grietas en dos de los cuatro pilares el mes pasado.",
    "ru": "Мост в гавани закроют на девять недель с понедельника, сообщил в пятницу окружной совет, а инженеры нашли "
    "трещины в двух из четырёх опор во время осмотра в прошлом месяце.",
    "zh": "港口大桥将从周一起关闭九周，县议会周五在一份声明中表示，工程师上个月在检查中发现四个桥墩中的两个有裂缝。"
    * 4,
}


@pytest.mark.parametrize("code", TOLD)
def test_a_language_is_told(code: str) -> None:
    assert language_of(TOLD[code]) == code


def test_an_unsupported_language_is_listed_and_not_scored(tmp_path: Path) -> None:
    for code in ("en", "de"):
        (tmp_path / f"{code}.txt").write_text("\n\n".join([TOLD[code]] * 3), "utf-8")
    result = score(read(tmp_path).articles)
    german, english = result.stories[0].articles
    assert (german.language, english.language) == ("de", "en")
    assert {each.status for each in german.features.values()} == {"unsupported_language"}
    assert german.findings == german.figures == german.attributions == ()
    assert any(each.status == "measured" for each in english.features.values())
    assert all(mention.article == english.id for fact in result.stories[0].facts for mention in fact.mentions)
    (family,) = [each for each in result.stories[0].families if each.articles == (german.id,)]
    assert family.reason == "unsupported language"
