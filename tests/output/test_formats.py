"""Every format takes one pair and several, and says what could not be checked."""

from __future__ import annotations

from typing import get_args

import pytest

from claimcheck.batch import Batch
from claimcheck.cli.options import Form
from claimcheck.model import InputError
from claimcheck.output import FileFormat, Format, render, render_file
from claimcheck.output.summary import render_batch
from tests.output.sample import RESULT

REFUSED = InputError("lost.md", "no such file")


@pytest.mark.parametrize("form", get_args(FileFormat))
def test_one_pair_and_several(form: Format) -> None:
    assert render(RESULT, form) == render_file([RESULT], form)
    several = "".join(render_batch(Batch((RESULT, RESULT), (REFUSED,)), form, "error"))
    assert several == render_file([RESULT, RESULT], form, refused=[REFUSED])
    assert "no such file" in several


def test_the_command_line_offers_every_format() -> None:
    offered = get_args(get_args(Form)[0])
    literals = [value for part in get_args(Format) for value in get_args(part) or [part]]
    assert sorted(offered) == sorted(literals)
