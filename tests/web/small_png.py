"""Makes a PNG small: its commonest colours, and the others as the nearest of these."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {2: 3, 6: 4}
_COLOURS = 256


def shrink(path: Path) -> None:
    """Write a picture of a browser's anew, with a palette."""
    pixels = _read(path.read_bytes())
    flat = pixels.reshape(-1, 3).astype(np.uint32)
    keys = (flat[:, 0] << 16) | (flat[:, 1] << 8) | flat[:, 2]
    found, places, counts = np.unique(keys, return_inverse=True, return_counts=True)
    kept = found[np.argsort(-counts, kind="stable")[:_COLOURS]]
    indices = _nearest(_parts(found), _parts(kept))[places].reshape(pixels.shape[:2])
    path.write_bytes(_written(indices.astype(np.uint8), _parts(kept).astype(np.uint8)))


def _parts(keys: NDArray[np.uint32]) -> NDArray[np.int32]:
    return np.stack([(keys >> 16) & 255, (keys >> 8) & 255, keys & 255], axis=1).astype(np.int32)


def _nearest(colours: NDArray[np.int32], kept: NDArray[np.int32]) -> NDArray[np.int64]:
    found = [((kept - each) ** 2).sum(axis=1).argmin() for each in colours]
    return np.array(found)


def _read(data: bytes) -> NDArray[np.uint8]:
    """Pixels of a picture of 8 bits a channel that is not interlaced."""
    if not data.startswith(_SIGNATURE):
        raise ValueError("no PNG")
    at, packed, head = len(_SIGNATURE), b"", b""
    while at < len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        head = body if kind == b"IHDR" else head
        packed += body if kind == b"IDAT" else b""
        at += 12 + size
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    if depth != 8 or colour not in _CHANNELS or interlaced:
        raise ValueError("not a PNG as browsers write them")
    channels = _CHANNELS[colour]
    rows = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(height, 1 + width * channels)
    above = np.zeros(width * channels, np.uint8)
    pixels = np.empty((height, width * channels), np.uint8)
    for number, row in enumerate(rows):
        above = pixels[number] = _unfiltered(int(row[0]), row[1:], above, channels)
    return pixels.reshape(height, width, channels)[:, :, :3]


def _unfiltered(
    kind: int, row: NDArray[np.uint8], above: NDArray[np.uint8], step: int
) -> NDArray[np.uint8]:
    if kind == 0:
        return row
    if kind == 2:
        return row + above
    if kind == 1:
        return np.cumsum(row.reshape(-1, step), axis=0, dtype=np.uint8).reshape(-1)
    out, up = bytearray(row.tobytes()), above.tobytes()
    for place, value in enumerate(out):
        left = out[place - step] if place >= step else 0
        corner = up[place - step] if place >= step else 0
        guess = (left + up[place]) // 2 if kind == 3 else _paeth(left, up[place], corner)
        out[place] = (value + guess) & 255
    return np.frombuffer(bytes(out), np.uint8)


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda each: abs(guess - each))


def _written(indices: NDArray[np.uint8], palette: NDArray[np.uint8]) -> bytes:
    height, width = indices.shape
    lines = np.hstack([np.zeros((height, 1), np.uint8), indices])
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", palette.tobytes()),
            _chunk(b"IDAT", zlib.compress(lines.tobytes(), 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
