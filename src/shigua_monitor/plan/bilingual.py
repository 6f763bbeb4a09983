"""A text of the plan in Chinese and in English."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Bilingual(BaseModel):
    """The same words twice; both are required, so that neither language has gaps."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def text(self, lang: str) -> str:
        return self.en if lang == "en" else self.zh
