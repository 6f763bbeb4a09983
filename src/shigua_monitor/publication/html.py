"""A report as one page for a browser: no network, nothing to install, and a policy that runs only our own script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from shigua_monitor.narrative.document import Document
from shigua_monitor.publication.html_body import body
from shigua_monitor.publication.html_markup import Markup, element, void
from shigua_monitor.report.outcome import Outcome

_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def written(document: Document, outcome: Outcome) -> bytes:
    """The whole page in UTF-8: the same document gives the same bytes."""
    page = element("html", _head(document), body(document, outcome), lang=_LANGUAGES[document.lang])
    return f"<!DOCTYPE html>\n{page.source}\n".encode()


def _head(document: Document) -> Markup:
    style, script = (_own_file(name) for name in ("html_page.css", "html_page.js"))
    return element(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content="; ".join(_policy(style, script))),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="color-scheme", content="light dark"),
        void("meta", name="referrer", content="no-referrer"),
        element("title", document.title),
        element("style", style),
        element("script", script),
    )


def _own_file(name: str) -> Markup:
    return Markup(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def _policy(style: Markup, script: Markup) -> Iterator[str]:
    """Nothing is loaded and nothing is sent; only this page's style and script, known by their hashes, apply."""
    yield "default-src 'none'"
    yield f"style-src '{_hash(style)}'"
    yield f"script-src '{_hash(script)}'"
    yield "base-uri 'none'"
    yield "form-action 'none'"


def _hash(markup: Markup) -> str:
    return f"sha256-{b64encode(sha256(markup.source.encode()).digest()).decode()}"
