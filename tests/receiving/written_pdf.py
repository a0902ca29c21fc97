"""Small PDFs written by hand: letters of a Chinese font that every reader knows, wherever a test wants them."""

import hashlib
from collections.abc import Iterable, Sequence

Text = tuple[float, float, float, str]
"""Left end and base line in points from the bottom left, size, and the letters, each of which takes an em."""


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of objects, the first of which is the catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            trailer,
            len(out),
        )
    )


def stream(data: bytes, keys: bytes = b"") -> bytes:
    """Data as an object."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), keys, data)


_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/CIDSystemInfo"
    b"<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R>>",
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/Ascent 880/Descent -120/CapHeight 700/StemV 80"
    b"/ItalicAngle 0/FontBBox[0 -120 1000 880]>>",
    # A picture of one dot, which a page can draw over all of it.
    stream(b"\x80", b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"),
)
_SCAN = b"q 595 0 0 842 0 0 cm /P Do Q\n"


def written(
    pages: Iterable[Iterable[Text]], *, scans: Iterable[int] = (), title: str = "", trailer: bytes = b""
) -> bytes:
    """A PDF of pages of 595 by 842 points; a picture covers the pages of `scans` (from 1)."""
    sheets: list[bytes] = []
    contents: list[bytes] = []
    pages, scans = [list(page) for page in pages], set(scans)
    for number, page in enumerate(pages, 1):
        drawn = _SCAN if number in scans else b""
        drawn += b"".join(
            b"BT /F %.2f Tf %.2f %.2f Td <%s> Tj ET\n" % (size, x, y, text.encode("utf-16-be").hex().encode())
            for x, y, size, text in page
        )
        contents.append(stream(drawn))
        sheets.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>/XObject<</P 6 0 R>>>>>>" % (6 + 2 * number)
        )
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(1, len(pages) + 1))
    both = [held for pair in zip(sheets, contents, strict=True) for held in pair]
    tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids)
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", tree, *_FONT, *both]
    if title:
        objects.append(b"<</Title<%s>>>" % ("\ufeff" + title).encode("utf-16-be").hex().encode())
        trailer += b"/Info %d 0 R" % len(objects)
    return pdf(objects, trailer)


_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j, i, out = list(range(256)), 0, 0, bytearray()
    for k in range(256):
        j = (j + state[k] + key[k % len(key)]) % 256
        state[k], state[j] = state[j], state[k]
    j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def encrypted(password: bytes) -> bytes:
    """A PDF of a page without anything, encrypted (revision 2) so that it opens with a password."""
    given = (password + _PAD)[:32]
    owner = _rc4(hashlib.md5(given).digest()[:5], given)
    name = b"0123456789abcdef"
    key = hashlib.md5(given + owner + b"\xfc\xff\xff\xff" + name).digest()[:5]
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<%s><%s>]" % (
        owner.hex().encode(),
        _rc4(key, _PAD).hex().encode(),
        name.hex().encode(),
        name.hex().encode(),
    )
    return written([[]], trailer=lock)
