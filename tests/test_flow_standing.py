"""A Graphviz that stays plans as one that is started for each journey; one that fails is done without."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest

from journeyctl.flow import dot
from tests.forked import numbered
from tests.running import program
from tests.test_flow_dot import BROKEN, gone, graphviz, laid_out, only

# The first one that is started answers and ends; what every later one does is said below.
ONCE_RIGHT = 'if [ $(wc -l < "{folder}/started") -ge 2 ]; then {then}; else exec {real} -Tplain; fi'
GRAPHS = tuple(f"digraph {{ n0 -> n1; n1 -> n{number}; n0 -> n{number} }}" for number in range(2, 8))


def starts(started: Path) -> int:
    return len(started.read_text().splitlines())


def graphs(number: int) -> tuple[str, ...]:
    """Graphs that a journey may give: of one to forty nodes."""
    random = Random(number)
    return tuple(
        "digraph {\n" + "".join(f"\tn{n} -> n{random.randint(0, n)}\n" for n in range(random.randint(1, 40))) + "}"
        for _ in range(random.randint(1, 12))
    )


def test_it_says_what_one_says_that_is_started_for_each() -> None:
    """The same plans, to the last decimal, whatever was asked before."""
    with only(str(Path(program("dot")).parent)):
        alone = [tuple(dot._plans(dot._run(Path(program("dot")), "\n".join(graphs(n)), 10.0))) for n in range(30)]
        together = [dot.lay_out(graphs(n)) for n in range(30)]
    assert alone == together


def test_it_is_started_once_for_all_journeys(tmp_path: Path) -> None:
    """One for the first, which shows that it works, and one that stays; it ends when nobody asks it any more."""
    with graphviz(tmp_path, f"exec {program('dot')} -Tplain") as started:
        assert all(laid_out(numbered(seed), view).diagnostics == () for seed in range(8) for view in ("map", "flow"))
        assert starts(started) == 2
        assert not gone(started)
    assert gone(started)


@pytest.mark.parametrize("script", BROKEN.values(), ids=BROKEN)
def test_one_that_fails_is_done_without(script: str, tmp_path: Path) -> None:
    """One is started for each journey then, as if there were none that stays: nothing is said, and none is left."""
    stays = ONCE_RIGHT.format(
        folder=tmp_path,
        real=program("dot"),
        then=f"[ $(wc -l < {tmp_path}/started) = 2 ] && {{ {script}; exit; }}; exec {program('dot')} -Tplain",
    )
    with graphviz(tmp_path, stays) as started, patch.object(dot, "PATIENCE", 0.3):
        plans = [dot.lay_out((graph,)) for graph in GRAPHS]
        assert None not in [plan for (plan,) in plans]
        assert starts(started) == 1 + 1 + (len(GRAPHS) - 1)
        assert gone(started)


def test_one_that_waits_for_the_end_of_all_questions_is_not_asked_again(tmp_path: Path) -> None:
    """As some versions do, and the wheel: that is found out once."""
    with graphviz(tmp_path, f'cat > "$0.all"; exec {program("dot")} -Tplain "$0.all"') as started:
        with patch.object(dot, "PATIENCE", 0.2):
            assert None not in [plan for graph in GRAPHS for plan in dot.lay_out((graph,))]
        assert starts(started) == len(GRAPHS) + 1


def test_a_fork_of_this_process_has_its_own(tmp_path: Path) -> None:
    """Two never talk to one: each gets its own answers."""
    with graphviz(tmp_path, f"exec {program('dot')} -Tplain") as started:
        for graph in GRAPHS[:2]:
            dot.lay_out((graph,))
        child = os.fork()
        if not child:
            found = [plan for graph in GRAPHS[2:4] for plan in dot.lay_out((graph,))]
            os._exit(int(None in found or [len(plan.spots) for plan in found if plan] != [3] * 2))
        assert None not in [plan for graph in GRAPHS[4:] for plan in dot.lay_out((graph,))]
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert starts(started) == 3
