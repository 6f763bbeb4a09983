"""The base of everything that YAML files define."""

from pydantic import BaseModel, ConfigDict


class StrictModel(BaseModel):
    """Refuses unknown keys, numbers written as text, and changes after loading.

    Its validator is built when a file has to be validated, which is seldom: see `plan/kept.py`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)
