"""Cases of a test that only the fuller tests try: one like it is tried every time.

In: the values of a case. Out: the case, marked for `make proof`.
"""

from __future__ import annotations

import pytest


def fuller(*values: object) -> object:
    """A case of a parametrized test that `make proof` runs and `make test` does not."""
    return pytest.param(*values, marks=pytest.mark.proof)
