"""Renews the outputs shown in the README: python tests/update_readme.py"""

from readme import README, renewed

README.write_text(renewed(), encoding="utf-8")
