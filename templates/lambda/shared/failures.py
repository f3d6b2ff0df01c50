"""Several parts of one invocation, of which none may prevent the others: errors are kept and raised at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from shared.log import Log


class Failures:
    """Collects what `of` catches. Nothing is swallowed as long as the invocation ends with `raise_any`.

    `expected` tells the errors that are no failure of the program, such as those of a region that is lost: a line in
    the log is all that comes of them.
    """

    def __init__(self, log: Log, expected: Callable[[Exception], bool] = lambda error: False) -> None:
        self._log = log
        self._expected = expected
        self._errors: list[Exception] = []

    def expecting(self, expected: Callable[[Exception], bool]) -> Failures:
        """The same collection, for parts that may end in such errors."""
        other = Failures(self._log, expected)
        other._errors = self._errors
        return other

    @contextmanager
    def of(self, part: str) -> Iterator[None]:
        """Runs one part; an error in it ends the part only."""
        try:
            yield
        except Exception as error:
            if self._expected(error):
                self._log.warning("a part is left out", part=part, error=repr(error))
                return
            self._log.error("a part failed", part=part, error=repr(error))
            self._errors.append(error)

    def raise_any(self) -> None:
        """Raises the error, or all of them as a group; returns when there is none."""
        if len(self._errors) == 1:
            raise self._errors[0]
        if self._errors:
            raise ExceptionGroup("parts of the invocation failed", self._errors)
