"""The result against the JSON schema of its own dataclasses: a real one passes, a broken one fails."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import msgspec
import pytest

from divergence.errors import DivergenceError
from divergence.pipeline import score
from divergence.result import SCHEMA, Result, from_json
from tests.fiction import MUSE_SPARK, shipped


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = msgspec.json.schema(Result)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture
def result() -> dict[str, Any]:
    return json.loads(score(shipped(MUSE_SPARK)).to_json())  # type: ignore[no-any-return]


def test_a_real_result_passes(validator: Any, result: dict[str, Any]) -> None:
    assert list(validator.iter_errors(result)) == []
    assert result["schema"] == SCHEMA


BREAKS: dict[str, Callable[[dict[str, Any]], object]] = {
    "another schema": lambda whole: whole.update(schema="divergence.result/2"),
    "no stories": lambda whole: whole.pop("stories"),
    "no ranking": lambda whole: whole["stories"][0].pop("ranking"),
    "a rank in words": lambda whole: whole["stories"][0]["ranking"]["entries"][0].update(rank="first"),
    "an unknown status": lambda whole: whole["stories"][0]["ranking"].update(status="maybe"),
    "an unknown stance": lambda whole: whole["stories"][0]["facts"][0]["mentions"][0].update(stance="likes"),
    "a value in words": lambda whole: whole["stories"][0]["articles"][0]["features"]["sentiment"].update(value="good"),
    "a place in words": lambda whole: whole["stories"][0]["articles"][1]["findings"][0].update(start="here"),
    "an unknown voice": lambda whole: whole["stories"][0]["articles"][1]["findings"][0].update(voice="other"),
    "points in words": lambda whole: whole["stories"][0]["ranking"]["entries"][0]["components"]["framing"].update(
        points="many"
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_one_fails_and_is_not_read(name: str, validator: Any, result: dict[str, Any]) -> None:
    BREAKS[name](result)
    assert list(validator.iter_errors(result))
    with pytest.raises(DivergenceError) as caught:
        from_json(json.dumps(result))
    assert caught.value.code == "D402"


def test_fields_of_a_later_version_are_read_over(result: dict[str, Any]) -> None:
    result["stories"][0]["articles"][0]["mood_of_the_day"] = 7
    assert from_json(json.dumps(result)) == score(shipped(MUSE_SPARK))


@pytest.mark.parametrize("data", ["", "[]", "null", "{", '{"schema": 1}', b"\xff\xfe"])
def test_what_is_no_result(data: str | bytes) -> None:
    with pytest.raises(DivergenceError) as caught:
        from_json(data, "result.json")
    assert caught.value.code == "D402"
    assert "result.json" in str(caught.value)
