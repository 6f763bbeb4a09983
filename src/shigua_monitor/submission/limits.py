"""How much a submitted file may ask of the reader; beyond these it is refused (F108) or the excess is noted."""

from typing import Final

XLSX_BYTES: Final = 256 * 2**20  # pictures count here but are never read
XLS_BYTES: Final = 32 * 2**20  # xlrd holds a file in memory several times over
CSV_BYTES: Final = 64 * 2**20

ZIP_DIRECTORY_BYTES: Final = 4 * 2**20  # zipfile reads the list of members whole
INFLATED_BYTES: Final = 640 * 2**20  # 100,000 x 12 cells of long text, as openpyxl writes it, are 350 MB
RATIO_FREE_BYTES: Final = 64 * 2**20  # up to here a high ratio is harmless
RATIO: Final = 250  # workbooks have 8, repeated text 100, bombs 1,000

SHEETS: Final = 1_000
COLUMNS: Final = 1_000  # cells further right are ignored, with a note
XLS_BLANKS: Final = 5_000_000  # formatted blank cells, which xlrd keeps
CELLS: Final = 4_000_000  # places in rows, blanks between values included
MARKS: Final = 2_000_000
STRINGS: Final = 2_000_000  # shared ones
TEXT_CHARACTERS: Final = 64_000_000  # of all different texts together
CELL_CHARACTERS: Final = 190_000  # Excel itself stops at 32,767
MERGED: Final = 65_536

XML_ELEMENTS: Final = 10_000_000  # of cells and rows, in all sheets; a second of reading has a million or two
XML_SMALL_ELEMENTS: Final = 1_000_000  # in a part that lists styles, relationships or sheets
XML_DEPTH: Final = 256
XML_NAMES: Final = 10_000  # different names of elements and attributes
XML_TOKEN_BYTES: Final = 4 * 2**20  # one tag or comment
LISTED_ELEMENTS: Final = 200_000  # those of them that are kept
