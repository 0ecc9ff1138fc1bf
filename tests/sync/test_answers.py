"""What address book servers answer, right and wrong: nothing that is unclear is taken for a card that is gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.sync.cards import card
from tests.sync.scripted import answer, gone, multi, of, scripted, there

from entourage.domain.errors import EntourageError
from entourage.sync import addresses, etags, multistatus
from entourage.sync.address_book import AddressBook, ChangedMeanwhile, Changes
from entourage.sync.transport import Credentials, Response, Transport

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sync.scripted import Answer, Request

ME = Credentials("me", "secret")
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE d:multistatus [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<d:multistatus xmlns:d="DAV:"><d:response><d:href>/b/&b;</d:href></d:response></d:multistatus>'
)
STOLEN = (
    '<?xml version="1.0"?><!DOCTYPE d:multistatus [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    '<d:multistatus xmlns:d="DAV:"><d:sync-token>&a;</d:sync-token></d:multistatus>'
)


def changes(say: Callable[[Request], Answer], token: str = "", *, syncs: bool = True) -> Changes:
    with scripted(say) as server, Transport(ME) as transport:
        return AddressBook(transport, f"{server.origin}/b", syncs=syncs).changes(token)


def in_turn(*said: bytes) -> Callable[[Request], Answer]:
    rest = iter(said)
    return lambda _: next(rest)


def fault_of(act: Callable[[], object]) -> EntourageError:
    with pytest.raises(EntourageError) as caught:
        act()
    return caught.value


@pytest.mark.parametrize("syncs", [True, False])
@pytest.mark.parametrize(
    "said",
    [
        answer("200 OK", "<html><body>Please sign in</body></html>", Content_Type="text/html"),
        answer("207 Multi-Status", "<html><body>Please sign in", Content_Type="text/html"),
        answer("207 Multi-Status", BOMB),
        answer("207 Multi-Status", STOLEN),
        answer("207 Multi-Status", b"\xff\xfe\x00"),
        answer("207 Multi-Status", ""),
        answer("207 Multi-Status", '<multistatus xmlns="urn:other"/>'),
        answer("207 Multi-Status", "<multistatus><response><href>/b/1.vcf</href></response></multistatus>"),
        answer("204 No Content"),
        multi(of("/b/1.vcf", "<d:getcontenttype>text/vcard</d:getcontenttype>"), of("/b/", "")),
        multi(of("/b/1.vcf", "<d:getetag/>"), of("/b/", "")),
        multi(gone("/b/1.vcf", "500 Oops"), of("/b/", "")),
        multi(gone("/b/1.vcf", "403 Forbidden"), of("/b/", "")),
        multi(there("http://[" + "x" * 500), of("/b/", "")),
    ],
)
def test_nonsense_is_told_and_taken_for_nothing_else(said: bytes, *, syncs: bool) -> None:
    fault = fault_of(lambda: changes(lambda _: said, syncs=syncs))
    assert fault.code == "server_nonsense"
    assert len(str(fault.params["what"])) <= 80


def test_a_listing_without_even_the_address_book_is_no_empty_one() -> None:
    assert fault_of(lambda: changes(lambda _: multi(), syncs=False)).code == "server_nonsense"


def test_a_login_page_behind_a_redirect_is_no_address_book() -> None:
    def say(request: Request) -> Answer:
        if request.path == "/login":
            return answer("200 OK", "<html/>", Content_Type="text/html")
        return answer("302 Found", Location="/login")

    assert fault_of(lambda: changes(say)).code == "server_nonsense"


def test_long_answers_come_page_by_page_and_the_latest_page_counts() -> None:
    full = gone("/b/", "507 Insufficient Storage")
    pages = in_turn(
        multi(there("/b/1.vcf", '"a"'), there("/b/2.vcf", '"b"'), gone("/b/9.vcf"), full, until="t1"),
        multi(there("/b/1.vcf", '"c"'), gone("/b/2.vcf"), there("/b/9.vcf", '"d"'), full, until="t2"),
        multi(there("/b/3.vcf", '"e"'), until="t3"),
    )
    found = changes(pages, "t0")
    assert found.changed == {"/b/1.vcf": '"c"', "/b/9.vcf": '"d"', "/b/3.vcf": '"e"'}
    assert (found.gone, found.token, found.is_whole) == ({"/b/2.vcf"}, "t3", False)


def test_pages_without_end_are_nonsense() -> None:
    full = gone("/b/", "507 Insufficient Storage")
    assert fault_of(lambda: changes(lambda _: multi(full, until="t1"), "t0")).code == "server_nonsense"


def test_a_page_that_cannot_be_had_is_no_end_of_the_list() -> None:
    first = multi(there("/b/1.vcf"), gone("/b/", "507 Full"), until="t1")
    listed = multi(of("/b/", ""), there("/b/1.vcf"), there("/b/2.vcf"))
    found = changes(in_turn(first, answer("500 Oops"), first, answer("500 Oops"), listed), "t0")
    assert (set(found.changed), found.is_whole) == ({"/b/1.vcf", "/b/2.vcf"}, True)


@pytest.mark.parametrize("status", ["403 Forbidden", "409 Conflict", "412 Precondition Failed", "410 Gone", "400 Bad"])
def test_a_token_that_is_refused_means_everything_anew(status: str) -> None:
    error = answer(status, '<d:error xmlns:d="DAV:"><d:valid-sync-token/></d:error>')
    found = changes(in_turn(error, multi(there("/b/1.vcf"), until="t9")), "t0")
    assert (set(found.changed), found.is_whole, found.token) == ({"/b/1.vcf"}, True, "t9")


def test_a_server_that_cannot_tell_changes_is_asked_for_all_from_then_on() -> None:
    listed = multi(of("/b/", ""), there("/b/1.vcf"))
    with (
        scripted(lambda one: listed if one.method == "PROPFIND" else answer("501 No")) as server,
        Transport(ME) as asking,
    ):
        book = AddressBook(asking, f"{server.origin}/b/")
        assert [book.changes("").is_whole for _ in range(3)] == [True] * 3
        assert [request.method for request in server.asked] == ["REPORT", "PROPFIND", "PROPFIND", "PROPFIND"]


def test_only_cards_are_cards() -> None:
    def kind(text: str) -> str:
        return f"<d:getcontenttype>{text}</d:getcontenttype>"

    collection = "<d:resourcetype><d:collection/></d:resourcetype>"
    found = changes(
        lambda _: multi(
            of("/b", f'<d:getetag>"0"</d:getetag>{collection}'),
            there("/b/1.vcf"),
            there("/b/2", more=kind("text/vcard; charset=utf-8")),
            there("/b/3", more=kind("text/x-vcard")),
            there("/b/4", more=kind("text/directory")),
            there("/b/5"),
            there("/b/6.VCF", more=kind("application/octet-stream")),
            there("/b/meeting.ics", more=kind("text/calendar")),
            there("/b/other.ics"),
            there("/b/below/"),
            there("/b/below", more=collection),
            there("/b/README", more=kind("text/plain")),
            of("/b/photo.png", kind("image/png")),
        ),
        syncs=False,
    )
    assert sorted(found.changed) == ["/b/1.vcf", "/b/2", "/b/3", "/b/4", "/b/5", "/b/6.VCF"]


def test_cards_of_which_nothing_is_said_are_asked_for_one_by_one() -> None:
    def say(request: Request) -> Answer:
        if request.method == "REPORT":
            return multi(said("/b/1.vcf"), gone("/b/2.vcf"))
        if request.path == "/b/4.vcf":
            return answer("404 Not Found")
        return answer("200 OK", card(request.path), ETag=f'W/"of {request.path}"')

    def said(href: str) -> str:
        return there(href, more=f"<c:address-data>{card('x').decode()}</c:address-data>")

    with scripted(say) as server, Transport(ME) as transport:
        book = AddressBook(transport, f"{server.origin}/b/")
        found = list(book.cards([f"/b/{number}.vcf" for number in range(1, 5)]))
    assert [(one.href, one.etag) for one in found] == [("/b/1.vcf", '"1"'), ("/b/3.vcf", '"of /b/3.vcf"')]


@pytest.mark.parametrize("refusal", [answer("403 Forbidden"), answer("501 No"), multi("\x0b")])
def test_cards_come_one_by_one_from_a_server_that_gives_no_more(refusal: bytes) -> None:
    def say(request: Request) -> Answer:
        return refusal if request.method == "REPORT" else answer("200 OK", card("x"), ETag='"1"')

    with scripted(say) as server, Transport(ME) as transport:
        assert len(list(AddressBook(transport, f"{server.origin}/b/").cards(["/b/1", "/b/2", "/b/3"]))) == 3


def test_a_server_for_which_it_is_too_much_is_asked_for_less() -> None:
    def say(request: Request) -> Answer:
        hrefs = re.findall(rb">(/b/\d+)<", request.body)
        if len(hrefs) > 3:
            return answer("507 Insufficient Storage")
        data = f"<c:address-data>{card('x').decode()}</c:address-data>"
        return multi(*[there(href.decode(), more=data) for href in hrefs])

    with scripted(say) as server, Transport(ME) as transport:
        found = list(AddressBook(transport, f"{server.origin}/b/").cards([f"/b/{number}" for number in range(10)]))
        assert len(found) == 10
        assert all(request.method == "REPORT" for request in server.asked)


def test_a_page_in_place_of_a_card_is_no_card() -> None:
    def say(request: Request) -> Answer:
        return answer("501 No") if request.method == "REPORT" else answer("200 OK", "<html/>")

    with scripted(say) as server, Transport(ME) as transport:
        book = AddressBook(transport, f"{server.origin}/b/")
        assert fault_of(lambda: list(book.cards(["/b/1", "/b/2"]))).code == "server_nonsense"


def condition(name: str, within: str = "") -> str:
    return f'<d:error xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><{name}>{within}</{name}></d:error>'


@pytest.mark.parametrize(
    ("said", "code", "params"),
    [
        (answer("413 Too Large"), "server_refused_card", {"reason": "card_too_large"}),
        (answer("403 No", condition("c:max-resource-size")), "server_refused_card", {"reason": "card_too_large"}),
        (answer("412 No", condition("c:valid-address-data")), "server_refused_card", {"reason": "card_not_understood"}),
        (answer("415 Unsupported"), "server_refused_card", {"reason": "card_not_understood"}),
        (answer("507 Full"), "server_full", {}),
        (answer("403 No", condition("d:quota-not-exceeded")), "server_full", {}),
        (answer("403 No"), "server_forbidden", {"what": "writing"}),
        (answer("405 No"), "server_forbidden", {"what": "writing"}),
        (answer("409 Conflict"), "server_book_gone", {}),
        (answer("423 Locked"), "server_busy", {"seconds": 0}),
        (answer("500 Oops", "<html/>", Content_Type="text/html"), "server_nonsense", {"what": "PUT: 500 text/html"}),
    ],
)
def test_why_a_card_was_not_taken_is_told(said: bytes, code: str, params: dict[str, object]) -> None:
    with scripted(lambda _: said) as server, Transport(ME) as transport:
        book = AddressBook(transport, f"{server.origin}/b/")
        fault = fault_of(lambda: book.put("/b/1.vcf", card("1"), None))
        assert (fault.code, fault.params) == (code, {"host": f"127.0.0.1:{server.port}", **params})


def test_a_card_that_is_in_the_way_is_named() -> None:
    said = answer("409 Conflict", condition("c:no-uid-conflict", "<d:href>/b/caf%c3%a9.vcf</d:href>"))
    with scripted(lambda _: said) as server, Transport(ME) as transport, pytest.raises(ChangedMeanwhile) as caught:
        AddressBook(transport, f"{server.origin}/b/").put("/b/1.vcf", card("1"), None)
    assert caught.value.href == "/b/caf%C3%A9.vcf"


def test_what_may_not_be_deleted_is_told() -> None:
    with scripted(lambda _: answer("403 No")) as server, Transport(ME) as transport:
        book = AddressBook(transport, f"{server.origin}/b/")
        fault = fault_of(lambda: book.delete("/b/1.vcf", '"1"'))
    assert (fault.code, fault.params["what"]) == ("server_forbidden", "deleting")


SEGMENT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=8).filter(
    lambda text: text not in {".", ".."}
)


@st.composite
def written_otherwise(draw: st.DrawFn) -> tuple[str, str]:
    """Write the same path twice, each time with other letters encoded than need be."""
    raw = [segment.encode() for segment in draw(st.lists(SEGMENT, min_size=1, max_size=3))]

    def once() -> str:
        parts = []
        for segment in raw:
            letters = [_letter(byte, draw(st.integers(0, 2))) for byte in segment]
            parts.append("".join(letters))
        return "/" + "/".join(parts)

    return once(), once()


def _letter(byte: int, how: int) -> str:
    plain = chr(byte)
    if how == 0 and (plain.isascii() and (plain.isalnum() or plain in "-._~!$&'()*+,;=:@")):
        return plain
    return f"%{byte:02x}" if how == 1 else f"%{byte:02X}"


@settings(max_examples=300)
@example(("/%3b", "/;"))
@given(written_otherwise())
def test_a_path_is_one_however_it_is_written(paths: tuple[str, str]) -> None:
    one, other = (addresses.href(path, "https://dav.example/b/") for path in paths)
    assert one == other
    assert addresses.href(one, "https://dav.example/elsewhere/") == one
    assert addresses.href(f"https://dav.example:443{paths[0]}", "https://dav.example/b/") == one


def test_an_encoded_slash_is_no_slash() -> None:
    assert addresses.href("/b/a%2fb.vcf", "https://dav.example/") == "/b/a%2Fb.vcf"


@given(
    st.text(
        st.characters(min_codepoint=0x21, max_codepoint=0xFF, exclude_characters='"', exclude_categories=["Cc"]),
        min_size=1,
    )
)
def test_an_etag_is_one_however_it_is_written(bare: str) -> None:
    if bare[:2] not in {"W/", "w/"} and bare.strip():
        written = {bare.strip(), f'"{bare.strip()}"', f'W/"{bare.strip()}"', f'  "{bare.strip()}"\n'}
        assert len({etags.normal(one) for one in written}) == 1


@pytest.mark.parametrize("written", ["", '""', "W/", '"a\nb"', '"a"b"', '"\u4e00"', "   "])
def test_an_etag_that_cannot_be_sent_is_none(written: str) -> None:
    assert etags.normal(written) == ""


NAME = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs"], exclude_characters="/?#%.&<>\ufffe\uffff"),
    min_size=1,
    max_size=6,
)


@st.composite
def answers(draw: st.DrawFn) -> tuple[bytes, dict[str, str], set[str], str]:
    """Write a multistatus as a correct server may, with what is to be read from it."""
    dav = draw(st.sampled_from(["", "D", "ns0", "x-y"]))

    def tagged(name: str, *within: str) -> str:
        tag = f"{dav}:{name}" if dav else name
        return f"<{tag}>{''.join(within)}</{tag}>"

    def propstat(status: str, properties: str) -> str:
        return tagged("propstat", tagged("prop", properties), tagged("status", f"HTTP/1.1 {status}"))

    there_now: dict[str, str] = {}
    gone_now: set[str] = set()
    said = []
    for number, name in enumerate(draw(st.lists(NAME, unique=True, max_size=6))):
        path = addresses.path_of(f"/b/{name}.vcf")
        href = tagged("href", draw(st.sampled_from([path, f"https://dav.example{path}", path.removeprefix("/b/")])))
        if draw(st.booleans()):
            gone_now.add(path)
            said.append(tagged("response", href, tagged("status", "HTTP/1.1 404 Gone")))
            continue
        there_now[path] = f'"{number}"'
        etag = draw(st.sampled_from([f'"{number}"', f'W/"{number}"', f" {number} ", f'<![CDATA["{number}"]]>']))
        missing = propstat("404 Not Found", tagged("resourcetype"))
        both = [propstat("200 OK", tagged("getetag", etag)), draw(st.sampled_from(["", missing]))]
        between = draw(st.sampled_from(["", "<!-- said -->", "\n  "]))
        said.append(tagged("response", between, href, *draw(st.permutations(both))))
    token = draw(st.sampled_from(["", "http://example.org/ns/sync/1", "data:,1&amp;2"]))
    text = tagged("multistatus", *draw(st.permutations([*said, tagged("sync-token", token)])))
    named = f'{f"xmlns:{dav}" if dav else "xmlns"}="DAV:"'
    text = text.replace(">", f" {named}>", 1)
    encoding = draw(st.sampled_from(["utf-8", "utf-16", "us-ascii"]))
    body = f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding, "xmlcharrefreplace")
    return body, there_now, gone_now, token.replace("&amp;", "&")


@settings(max_examples=200)
@given(answers())
def test_any_answer_that_a_correct_server_may_write_is_read(
    said: tuple[bytes, dict[str, str], set[str], str],
) -> None:
    body, there_now, gone_now, token = said
    found = multistatus.read(Response(207, {}, body, "https://dav.example/b/"))
    assert {one.href: etags.normal(one.text("{DAV:}getetag")) for one in found.entries if not one.status} == there_now
    assert {entry.href for entry in found.entries if entry.status == 404} == gone_now
    assert found.token == token


@given(st.binary(max_size=200))
def test_bytes_by_chance_are_no_answer(body: bytes) -> None:
    with pytest.raises(EntourageError) as caught:
        multistatus.read(Response(207, {}, body, "https://dav.example/b/"))
    assert caught.value.code == "server_nonsense"
