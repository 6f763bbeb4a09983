"""A text of the plan in Chinese and in English."""

from pydantic import Field

from shigua_monitor.plan.strict_model import StrictModel


class Bilingual(StrictModel):
    """The same words twice; both are required, so that neither language has gaps."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def text(self, lang: str) -> str:
        return self.en if lang == "en" else self.zh
