"""Identifiers made from content."""

from __future__ import annotations

from hashlib import blake2b


def digest(*parts: str | int | None, size: int = 8) -> str:
    """Hexadecimal digest of the parts, of `size` bytes; no two lists of parts run together."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return blake2b(joined.encode(), digest_size=size).hexdigest()
