"""Tell the documents of programs that are ZIP archives inside from archives of files (OOXML, ODF, iWork, EPUB, APK)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from entourage.formats.zip_archive import ArchiveError, entries, read_entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.formats.zip_archive import Entry

_SIGNS = frozenset(
    {
        "[Content_Types].xml",
        "mimetype",
        "AndroidManifest.xml",
        "META-INF/MANIFEST.MF",
        "Index/Document.iwa",
        "Index.zip",
    }
)
_LONGEST_TYPE = 200
# ECMA-376 Part 2 leaves the names of parts to each program; all of them use these folders.
_OOXML = {"xl": "spreadsheet", "word": "text-document", "ppt": "document"}
_ODF = {"spreadsheet": "spreadsheet", "text": "text-document"}
_TYPE_OF_ODF = "application/vnd.oasis.opendocument."


def is_document(listed: Sequence[Entry]) -> bool:
    """Tell whether an archive is a document of an office program, a book or a program."""
    return not _SIGNS.isdisjoint(entry.name for entry in listed)


def kind_of(data: bytes) -> str:
    """Name the document that an archive is: "spreadsheet", "text-document", "iwork", "document"; else "zip"."""
    file = io.BytesIO(data)
    try:
        listed = {entry.name: entry for entry in entries(file)}
        kind = read_entry(file, listed["mimetype"], _LONGEST_TYPE) if "mimetype" in listed else b""
    except ArchiveError:
        return "zip"
    if "[Content_Types].xml" in listed:
        folders = {name.partition("/")[0] for name in listed}
        return next((kind for folder, kind in _OOXML.items() if folder in folders), "document")
    if kind:
        said = kind.decode("ascii", "replace").strip()
        return _ODF.get(said.removeprefix(_TYPE_OF_ODF).partition("-")[0], "document")
    if "Index/Document.iwa" in listed or "Index.zip" in listed:
        return "iwork"
    return "document" if is_document(tuple(listed.values())) else "zip"
