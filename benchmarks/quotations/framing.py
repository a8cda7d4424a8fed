"""Releases around a quotation, in the shapes that real ones have."""

from __future__ import annotations

import random
import textwrap
from typing import Literal

from msgspec import Struct

Form = Literal["sentence", "opening", "embedded"]
"""How a quotation is printed: as a sentence, as a sentence that a comma ends, or as a part of the writer's sentence."""


class Frame(Struct, frozen=True):
    """What stands around a quotation. {q} is the quotation; “ ” are the marks about it, ‘ ’ those of a nested one."""

    text: str
    form: Form
    nested: bool = False


REPORT = {
    "embedded": (
        Frame("Inspectors praised the “{q}” they saw during their visit.", "embedded"),
        Frame("The report highlights “{q}” among its findings.", "embedded"),
        Frame("Ofsted described “{q}” in its report, which was published on Tuesday.", "embedded"),
        Frame("The report, published today, says that “{q}”, and sets out the next steps for the service.", "embedded"),
        Frame("In their findings, inspectors noted “{q}”.", "embedded"),
        Frame("Ofsted inspectors visited in the spring and commended “{q}”.", "embedded"),
    ),
    "verb before": (
        Frame("The report said: “{q}”", "sentence"),
        Frame("Ofsted said: “{q}”", "sentence"),
        Frame("In the report, inspectors wrote: “{q}”", "sentence"),
        Frame("Inspectors found that “{q}”.", "embedded"),
        Frame("The report states: “{q}” It was published on Tuesday.", "sentence"),
        Frame("Ofsted inspectors spent two weeks with the council. They reported that “{q}”.", "embedded"),
        Frame("The watchdog’s report concluded: “{q}”", "sentence"),
        Frame("The inspection report was published on Tuesday. It added: “{q}”", "sentence"),
    ),
    "quote first": (
        Frame("“{q},” the report said.", "opening"),
        Frame("“{q},” said inspectors in their report.", "opening"),
        Frame("“{q}”, the report added.", "embedded"),
        Frame("“{q},” according to the Ofsted report.", "opening"),
    ),
    "block": (
        Frame("The report said:\n\n“{q}”", "sentence"),
        Frame("In their report, the inspectors said:\n\n“{q}”", "sentence"),
        Frame("Here is what the Ofsted report said:\n\n“{q}”\n\nThe full report is on Ofsted’s website.", "sentence"),
    ),
    "bullets": (
        Frame("The report’s findings include:\n\n• “{q}”\n• a new front door for families", "sentence"),
        Frame("Inspectors said:\n\n- “{q}”", "sentence"),
        Frame("Ofsted’s report found that:\n\n• “{q}”", "embedded"),
    ),
    "in a speech": (
        Frame(
            "Councillor Ann Marlow, cabinet member for children, said: “The report says that ‘{q}’ and I welcome it.”",
            "embedded",
            True,
        ),
        Frame(
            "The director, Paul Fenn, said: “I am glad that inspectors found ‘{q}’ when they came to see us.”",
            "embedded",
            True,
        ),
        Frame("“Ofsted’s report says: ‘{q}’ I thank our staff,” said Councillor Ann Marlow.", "sentence", True),
    ),
}
"""Frames that put a quotation in the report's mouth."""

PERSON = {
    "person, verb before": (
        Frame("Councillor Ann Marlow, cabinet member for children, said: “{q}”", "sentence"),
        Frame("Paul Fenn, director of children’s services, added: “{q}”", "sentence"),
        Frame("Welcoming the report, Cllr Marlow said: “{q} The report is one to learn from.”", "sentence"),
        Frame("The union’s regional organiser Dee Hart told this newspaper: “{q}”", "sentence"),
    ),
    "person, quote first": (
        Frame("“{q},” said the council’s leader, Councillor Tom Ashby.", "opening"),
        Frame("“{q},” a foster carer said.", "opening"),
        Frame("“{q},” Ms Marlow said after Ofsted’s report was published.", "opening"),
    ),
    "person, going on": (
        Frame("Councillor Ann Marlow said: “I welcome the report that Ofsted has published.\n\n“{q}”", "sentence"),
        Frame("Councillor Ann Marlow said: “I welcome the report.” She added: “{q}”", "sentence"),
        Frame("Paul Fenn, the director of children’s services, welcomed the findings.\n\nHe said: “{q}”", "sentence"),
    ),
}
"""Frames in which a person speaks."""

_HEADINGS = (
    "Ofsted publishes report on children’s services",
    "Council welcomes Ofsted report",
    "What inspectors said about our work with children",
)
_OPENINGS = (
    "Children’s services have been inspected by Ofsted. The inspection took place in the spring.",
    "Ofsted has published its report on the services that help children and families.",
    "Inspectors visited the council’s children’s services and spoke to young people, families and staff.",
)
_CLOSINGS = (
    "Councillor Ruth Dale said: “I want to thank our staff. We know what we have to do, and we will do it.”",
    "The council will publish its plan next month.",
    "Notes to editors: the inspection was carried out under Ofsted’s framework for children’s services.",
)
_DOUBLE = (("“", "”"), ("“", "”"), ('"', '"'))
_SINGLE = (("‘", "’"), ("'", "'"))


def set_in_release(
    rng: random.Random, quotation: str, frame: Frame, told: str = "", wrapped: bool = False
) -> tuple[str, str, int]:
    """The quotation as it is printed, a release with it in this frame, and the offset at which it stands there.

    A `wrapped` release has lines of equal length, as plain text has, and no two of them are joined.
    """
    printed = _printed(quotation, frame.form)
    marks = rng.choice(_DOUBLE if frame.nested or rng.random() < 0.8 else _SINGLE)
    inner = rng.choice(_SINGLE) if marks[0] == "“" else ("'", "'")
    framed = frame.text
    if frame.nested:
        framed = framed.replace("‘{q}’", f"{inner[0]}{{q}}{inner[1]}")
    framed = framed.replace("“", marks[0]).replace("”", marks[1])
    told = f" {told}" if told else ""
    text = f"{rng.choice(_HEADINGS)}\n\n{rng.choice(_OPENINGS)}\n\n{framed}{told}\n\n{rng.choice(_CLOSINGS)}\n"
    before, after = text.split("{q}")
    text = f"{before}\0{printed}\0{after}"
    if wrapped:
        width = rng.randint(60, 90)
        text = "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in text.split("\n\n"))
    before, printed, after = text.split("\0")
    return printed, before + printed + after, len(before)


def _printed(quotation: str, form: Form) -> str:
    first = quotation.split(" ", 1)[0]
    lowered = quotation if first.isupper() else quotation[0].lower() + quotation[1:]
    match form:
        case "sentence":
            return quotation[0].upper() + quotation[1:] + ("" if quotation.endswith((".", "…", "]")) else ".")
        case "opening":
            return (quotation[0].upper() + quotation[1:]).rstrip(".")
    return lowered.rstrip(".")
