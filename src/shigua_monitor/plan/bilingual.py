"""A text of the plan in Chinese and in English."""

from typing import Annotated

from pydantic import StringConstraints

from shigua_monitor.plan.strict_model import StrictModel

Words = Annotated[str, StringConstraints(pattern=r"\S")]


class Bilingual(StrictModel):
    """The same words twice; both are required, so that neither language has gaps."""

    zh: Words
    en: Words

    def text(self, lang: str) -> str:
        return self.en if lang == "en" else self.zh
