"""The history of a journey: what it said in every version, and what each changed.

In: versions as git has them, each with the journey it held. Out: `Moment`s, a film strip of the curves, and who stated
what. Nothing here reads a file or runs git.
"""

from __future__ import annotations

from journeyctl.history.moments import Moment, moment, summary

__all__ = ["Moment", "moment", "summary"]
