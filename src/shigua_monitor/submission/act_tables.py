"""The tables of acts of all files together: read, settled, and held against the values."""

from __future__ import annotations

from shigua_monitor.acts import ActReport
from shigua_monitor.observations import Observations, Source
from shigua_monitor.submission.act_checks import Sent, Settled, agreeing, settle, values
from shigua_monitor.submission.act_rows import read_acts
from shigua_monitor.submission.demands import Demands
from shigua_monitor.submission.extract import Rows
from shigua_monitor.submission.table import Reader, Table


class ActTables:
    """What was reported of acts so far."""

    def __init__(self, reader: Reader) -> None:
        self._registers = reader.registers
        self._demands = Demands(reader.plan, reader.words)
        self._sent: list[Sent] = []

    def read(self, table: Table) -> None:
        """Add what a table reports."""
        self._sent.extend(read_acts(table, self._demands))

    def settled(self) -> Settled:
        """The reports of all tables that may be used."""
        return settle(self._sent, self._demands.acts)

    def values(self, settled: Settled) -> list[tuple[Source, Rows]]:
        """The states of acts as values of the indicators that they are judged by."""
        return values(settled, self._demands.acts, self._registers)

    def agreeing(self, reports: list[ActReport], observations: Observations) -> list[ActReport]:
        """The reports that no value contradicts."""
        return agreeing(reports, self._demands.acts, observations)
