"""Compiled templates kept where Python keeps its own bytecode: in `__pycache__` beside the source.

Compiling the templates costs more than painting a picture with them. As with Python's own cache, a stale or damaged
file is ignored, a folder that cannot be written is no fault, and PYTHONDONTWRITEBYTECODE is obeyed.
"""

from __future__ import annotations

import contextlib
import sys
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import NamedTemporaryFile

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class PycacheBytecode(BytecodeCache):
    """Jinja's bytecode, one file a template, named as Python would name it. The key of a bucket is that path.

    `recipe` names the way of compiling: bytecode of another recipe is stale.
    """

    def __init__(self, recipe: str) -> None:
        self._recipe = recipe

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The path of the bytecode of a template's file; "" where this Python keeps none."""
        try:
            return cache_from_source(filename or name)
        except NotImplementedError:
            return ""

    def get_source_checksum(self, source: str) -> str:
        """What must be equal for bytecode to be fresh."""
        return super().get_source_checksum(self._recipe + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket from its file, when there is one of this source, this Jinja and this Python."""
        with contextlib.suppress(OSError), Path(bucket.key).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the bucket's file, whole or not at all."""
        if sys.dont_write_bytecode or not bucket.key:
            return
        path = Path(bucket.key)
        with contextlib.suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as file:
                written = Path(file.name)
                try:
                    bucket.write_bytecode(file)
                    file.close()
                    written.replace(path)
                except BaseException:
                    written.unlink(missing_ok=True)
                    raise
