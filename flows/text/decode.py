"""Bytes to text, with the way back: which byte a character starts at."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


class NotText(ValueError):
    """The bytes are no text that we can read; `reason` is a short name, the message is for people."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Decoded:
    """A capture's text and where each character stands in its bytes."""

    text: str
    encoding: str
    bom: int
    n_bytes: int
    _offsets: npt.NDArray[np.int64] | None

    def byte_at(self, char: int) -> int:
        """The byte at which character `char` starts (0-based; `len(text)` gives the end of what was decoded)."""
        if self._offsets is None:
            return self.bom + char
        return int(self._offsets[char])

    @property
    def decoded_end(self) -> int:
        """The byte after the last one that was decoded; less than `n_bytes` where a file was cut in a character."""
        return self.byte_at(len(self.text))


_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"\x1f\x8b", "a gzip file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ESCAPES = re.compile(rb"\x1b(?:\$|\([BIJ])")
_UTF8_PAIR = re.compile(rb"[\xc3-\xf4][\x80-\xbf]")
# Latin text hardly has three letters with accents in a row; words of another alphabet have nothing else.
_FOREIGN = re.compile(r"[^\W\d_a-zA-Z]{3}")
_LEGACY_MARKS = frozenset("€‚„…†‡‰‹‘’“”•–—™›\xa0¡£§©ª«®°±²³´·¹º»¼½¾¿×÷\xad")


def decode(data: bytes) -> Decoded:
    """The text of a capture in UTF-8, UTF-16, UTF-32 or Windows-1252; raises `NotText` for anything else."""
    if not data:
        raise NotText("empty_file", "The file holds no bytes. Capture it again or remove it.")
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise NotText("not_text", f"The file is {name}, not text. Put its text into raw/ instead.")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(*_strict(data, encoding, len(bom)), len(bom), data)
    wide = _wide(data)
    if wide is not None:
        return _checked(*_strict(data, wide, 0), 0, data)
    if _ESCAPES.search(data) is not None:
        raise NotText("unknown_encoding", "The bytes are in an ISO-2022 encoding. Save the file as UTF-8.")
    if b"\x00" in data:
        raise NotText("not_text", "The file holds NUL bytes and is no UTF-16 text: it is not text.")
    try:
        return _checked(*_strict(data, "utf-8", 0), 0, data)
    except NotText:
        return _checked(_legacy(data), "cp1252", 0, data)


def _strict(data: bytes, encoding: str, skip: int) -> tuple[str, str]:
    """The text, less a last character that the capture cuts in two."""
    body = memoryview(data)[skip:]
    try:
        return codecs.decode(body, encoding), encoding
    except UnicodeDecodeError as error:
        if error.start >= len(body) - 3 and error.reason in ("unexpected end of data", "truncated data"):
            return codecs.decode(body[: error.start], encoding), encoding
        where = f"byte {skip + error.start} is no {encoding}"
        raise NotText("unknown_encoding", f"The bytes are in no known encoding ({where}).") from error


def _wide(data: bytes) -> str | None:
    """utf-16-le or -be where NUL bytes stand in every other place of the first kilobytes."""
    head = data[:4096]
    if len(head) < 4:
        return None
    even, odd = head[0::2].count(0) / (len(head) // 2), head[1::2].count(0) / (len(head) // 2)
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.05 else None


def _legacy(data: bytes) -> str:
    """Windows-1252 text, only where each byte above 127 is typography or a letter among Latin letters."""
    unknown = "The bytes are in no known encoding (not UTF-8, UTF-16, UTF-32 or Windows-1252). Save the file as UTF-8."
    high = sum(1 for byte in data if byte > 127) if len(data) < 65536 else _count_high(data)
    pairs = len(_UTF8_PAIR.findall(data))
    if high > 0.3 * len(data) or pairs * 2 > high / 2:
        raise NotText("unknown_encoding", unknown)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise NotText("unknown_encoding", unknown) from error
    strange = any(ord(char) > 127 and not (char in _LEGACY_MARKS or char.isalpha()) for char in set(text))
    if strange or _FOREIGN.search(text) is not None:
        raise NotText("unknown_encoding", unknown)
    return text


def _count_high(data: bytes) -> int:
    return int(np.count_nonzero(np.frombuffer(data, dtype=np.uint8) > 127))


def _checked(text: str, encoding: str, bom: int, data: bytes) -> Decoded:
    controls = sum(1 for _ in _CONTROLS.finditer(text, 0, 100_000))
    if controls > max(2, len(text[:100_000]) // 1000):
        raise NotText("not_text", f"The file holds {controls} control characters at its start: it is not text.")
    return Decoded(text, encoding, bom, len(data), _offsets(text, encoding, bom))


_WIDTHS: dict[str, Callable[[npt.NDArray[np.uint32]], npt.NDArray[np.int64]]] = {
    "utf-8": lambda points: 1 + (points > 0x7F) + (points > 0x7FF).astype(np.int64) + (points > 0xFFFF),
    "utf-16-le": lambda points: 2 + 2 * (points > 0xFFFF).astype(np.int64),
    "utf-16-be": lambda points: 2 + 2 * (points > 0xFFFF).astype(np.int64),
    "utf-32-le": lambda points: np.full(len(points), 4, dtype=np.int64),
    "utf-32-be": lambda points: np.full(len(points), 4, dtype=np.int64),
}


def _offsets(text: str, encoding: str, bom: int) -> npt.NDArray[np.int64] | None:
    """Byte offsets of all characters, or None where a character is a byte."""
    if encoding == "cp1252" or (encoding == "utf-8" and text.isascii()):
        return None
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    offsets = np.empty(len(points) + 1, dtype=np.int64)
    offsets[0] = bom
    np.cumsum(_WIDTHS[encoding](points), out=offsets[1:])
    offsets[1:] += bom
    return offsets
