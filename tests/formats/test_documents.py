from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from entourage.formats import containers, detect
from entourage.formats.record import Notice

if TYPE_CHECKING:
    from pathlib import Path

_TYPES = "[Content_Types].xml"
_ODF = "application/vnd.oasis.opendocument."


def _packed(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        ({"xl/workbook.xml": "<a/>", _TYPES: "<a/>"}, "spreadsheet"),
        ({_TYPES: "<a/>", "word/document.xml": "<a/>"}, "text-document"),
        ({_TYPES: "<a/>", "ppt/presentation.xml": "<a/>"}, "document"),
        ({"mimetype": f"{_ODF}spreadsheet", "content.xml": "<a/>"}, "spreadsheet"),
        ({"mimetype": f"{_ODF}spreadsheet-template", "content.xml": "<a/>"}, "spreadsheet"),
        ({"mimetype": f"{_ODF}text", "content.xml": "<a/>"}, "text-document"),
        ({"mimetype": "application/epub+zip", "a.xhtml": "<a/>"}, "document"),
        ({"Index/Document.iwa": "", "Metadata/Properties.plist": ""}, "iwork"),
        ({"photo.txt": "nobody"}, "zip"),
    ],
)
def test_a_document_of_an_office_is_named_by_what_is_in_it(tmp_path: Path, files: dict[str, str], kind: str) -> None:
    path = tmp_path / "people.zip"
    path.write_bytes(_packed(files))
    assert list(detect.read(path).items) == [Notice(code="not_contacts", text=kind)]
    assert containers.is_container(path) is (kind == "zip")


def test_half_a_document_is_still_an_archive() -> None:
    half = _packed({"xl/workbook.xml": "<a/>", _TYPES: "<a/>"})[:-30]
    assert list(detect.read_bytes(half).items) == [Notice(code="not_contacts", text="zip")]
