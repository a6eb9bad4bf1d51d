"""Bytes to text: byte order mark, declared charset, UTF-8, then a guess that prefers Windows-1252.

What is not text is refused by its content, whatever the file is called. Line ends become LF and lone surrogates U+FFFD,
so that every text can be written out again. Letters that an earlier program broke are repaired where that is certain
(`repair`, by ftfy); nothing else changes.

Limits: a few broken bytes in a long UTF-8 file become U+FFFD rather than turning the whole file into another charset;
the guess between single-byte charsets needs a sentence or two.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from divergence.errors import DivergenceError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"PK\x05\x06": "an empty ZIP archive",
    b"\x1f\x8b": "a gzip file",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"PAR1": "a Parquet file",
    b"RIFF": "a sound, video or image file",
    b"OggS": "a sound file",
    b"ID3": "a sound file",
    b"SQLite format 3": "a database",
}
CONTROLS = bytes(range(1, 9)) + bytes(range(14, 27)) + bytes(range(28, 32)) + b"\x7f"
SURROGATES = re.compile("[\ud800-\udfff]")
ENDINGS = re.compile("\r\n?")
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
WESTERN = {"ascii", "iso-8859-1", "iso8859-1", "latin-1", "latin1", "l1", "us-ascii"}
SAMPLE = 64_000
MOJIBAKE = re.compile("[ÂÃâðÅ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
"""The first two bytes of a letter in UTF-8, read as Windows-1252."""
CERTAIN = 2


def decode(data: bytes, declared: str | None = None, where: str | None = None) -> str:
    """The text of `data`, with LF line ends and no byte order mark.

    Args:
        declared: the charset that the file or its envelope names; wrong ones are passed over.
        where: the path for messages.

    Raises:
        DivergenceError: D120 for what is not text.
    """
    for mark, charset in BOMS:
        if data.startswith(mark):
            return clean(data[len(mark) :].decode(charset, "replace"))
    for signature, what in SIGNATURES.items():
        if data.startswith(signature) and not _plain(data):
            raise DivergenceError("D120", f"not text: this is {what}", where, "give the article as text or HTML")
    wide = _wide(data)
    if wide:
        return clean(data.decode(wide, "replace"))
    if not _plain(data):
        raise DivergenceError("D120", "not text: it holds binary data", where, "give the article as text or HTML")
    text = _try(data, _windows(declared)) if declared else None
    return clean(_guess(data) if text is None else text)


def repair(text: str) -> tuple[str, str | None]:
    """Text that was once decoded with the wrong charset ("cafÃ©", "itâ€™s"), repaired where that is certain: in several
    places, and with none left over. What was done comes as a note, None where nothing was."""
    places = len(MOJIBAKE.findall(text))
    if places < CERTAIN:
        return text, None
    from ftfy import fix_encoding

    fixed = fix_encoding(text)
    if fixed == text or MOJIBAKE.search(fixed):
        return text, None
    return fixed, f"letters broken by a wrong charset were repaired in {places} places"


def clean(text: str) -> str:
    """LF line ends, no byte order mark, no lone surrogates."""
    text = ENDINGS.sub("\n", text.removeprefix("\ufeff"))
    return SURROGATES.sub("\ufffd", text)


def _plain(data: bytes) -> bool:
    """Text has next to no control characters; a stray NUL is no reason to refuse an article."""
    sample = data[:SAMPLE]
    odd = len(sample) - len(sample.translate(None, CONTROLS)) + sample.count(0)
    return odd <= max(2, len(sample) // 100)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    sample = data[:2000]
    if len(sample) < 8:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.8 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.8 * half and odd < 0.1 * half else None


def _windows(charset: str) -> str:
    """What is declared Latin-1 is Windows-1252 in practice, as in every browser (WHATWG Encoding)."""
    return "cp1252" if charset.strip().lower() in WESTERN else charset.strip()


def _try(data: bytes, charset: str) -> str | None:
    try:
        return codecs.decode(data, charset) if codecs.lookup(charset)._is_text_encoding else None
    except (LookupError, ValueError):
        return None


def _guess(data: bytes) -> str:
    text = _try(data, "utf-8")
    if text is not None:
        return text
    if len(MULTIBYTE.findall(data)) >= 3:
        replaced = data.decode("utf-8", "replace")
        broken = replaced.count("\ufffd") - data.count(b"\xef\xbf\xbd")
        if broken * 5 <= len(MULTIBYTE.findall(data)):
            return replaced
    western = _try(data, "cp1252")
    charset = _other_charset(data[:SAMPLE], western is not None)
    other = _try(data, charset) if charset else None
    if other is not None:
        return other
    return western if western is not None else data.decode("cp1252", "replace")


def _other_charset(sample: bytes, western: bool) -> str | None:
    """The charset that reads clearly better than Windows-1252, if there is one."""
    from charset_normalizer import from_bytes

    high = sum(byte > 127 for byte in sample)
    if western and high * 8 < len(sample):
        return None  # a few accents, quotes and dashes in Latin script
    best = from_bytes(sample, threshold=0.3).best()
    if best is None:
        return None
    letters = [char for char in str(best) if ord(char) > 127 and char.isalpha()]
    latin = sum("LATIN" in unicodedata.name(char, "") for char in letters)
    return best.encoding if not western or latin * 2 < len(letters) else None
