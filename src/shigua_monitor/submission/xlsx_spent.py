"""What the sheets of an .xlsx may take together: many small ones must not pass where a large one may not."""

from dataclasses import dataclass

from shigua_monitor.submission import limits
from shigua_monitor.submission.xlsx_xml import bomb


@dataclass(slots=True)
class Spent:
    """What the sheets that were read have taken."""

    elements: int = 0
    cells: int = 0
    marks: int = 0

    def check(self, part: str, more: "Spent") -> None:
        """F108 if this part takes more than is left."""
        if self.elements + more.elements > limits.XML_ELEMENTS:
            raise bomb("elements", part, limits.XML_ELEMENTS)
        if self.cells + more.cells > limits.CELLS:
            raise bomb("cells", part, limits.CELLS)
        if self.marks + more.marks > limits.MARKS:
            raise bomb("cells", part, limits.MARKS)

    def add(self, more: "Spent") -> None:
        self.elements += more.elements
        self.cells += more.cells
        self.marks += more.marks
