"""The editor of a person, with real keys on a real book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageReader,
    QInputMethodEvent,
    QResizeEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from tests.ui.helpers import book_of, cli, ids_by_name, settle, settled

from entourage.domain.contact import Kind, Value, of_kind
from entourage.domain.editing import Edit
from entourage.operations import contacts, history
from entourage.ui import theme
from entourage.ui.people.editor import Editor
from entourage.ui.people.editor_fields import Remark, TextBox
from entourage.ui.place import EVERYONE, Place

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.domain.contact import Contact
    from entourage.ui.main_window import MainWindow


def opened(window: MainWindow, contact: int = 0) -> Editor:
    window.go_to(Place("editor", contact=contact))
    settled(window.desk)
    editor = window.findChild(Editor)
    assert isinstance(editor, Editor)
    return editor


def closed(window: MainWindow) -> bool:
    settled(window.desk)
    return not [one for one in window.findChildren(Editor) if one.isVisible()]


def field(editor: Editor, name: str) -> QLineEdit:
    found = [one for one in editor.findChildren(QLineEdit) if one.accessibleName() == name and one.isEnabled()]
    assert found, name
    return found[0]


def enter(editor: Editor, name: str, text: str) -> QLineEdit:
    line = field(editor, name)
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    press(line, text)
    return line


def press(line: QWidget, text: str) -> None:
    """Type a text; letters that QTest has no keys for come as an input method brings them."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(line, letter)
        else:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QCoreApplication.sendEvent(line, event)


def key(editor: Editor, pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key as the keyboard does, so that shortcuts hear of it."""
    QTest.keyClick(editor.windowHandle(), pressed, held)


def save(editor: Editor) -> None:
    key(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def person(window: MainWindow, name: str) -> Contact:
    return contacts.load(book_of(window), ids_by_name(book_of(window))[name])


def texts(found: Contact, kind: Kind) -> list[str]:
    return [value.text for value in of_kind(found.values, kind)]


def only(found: Contact, kind: Kind) -> Value:
    (value,) = of_kind(found.values, kind)
    return value


def words(editor: Editor) -> str:
    """Give all that the editor says beside its fields."""
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415

    return "\n".join(label.text() for label in editor.findChildren(QLabel) if label.isVisibleTo(editor))


def test_opening_everyone_and_saving_changes_nothing(window: MainWindow) -> None:
    before = history.history(book_of(window), 100)
    for who in ids_by_name(book_of(window)).values():
        editor = opened(window, who)
        assert editor.changes() == []
        save(editor)
        assert closed(window)
    assert history.history(book_of(window), 100) == before


def test_ctrl_return_saves_as_one_act_that_undo_takes_back(window: MainWindow) -> None:
    who = ids_by_name(book_of(window))["Ana Silva"]
    editor = opened(window, who)
    enter(editor, "First name", "Aña")
    enter(editor, "E-mail", "new@example.org")
    enter(editor, "Birthday", "12 april")
    save(editor)
    assert closed(window)
    found = person(window, "Aña Silva")
    assert found.id == who
    assert (texts(found, Kind.EMAIL), texts(found, Kind.BIRTHDAY)) == (["new@example.org"], ["--04-12"])
    assert "Aña Silva" in window.bar.sentence.text()
    window.acts.undo()
    settled(window.desk)
    assert texts(person(window, "Ana Silva"), Kind.BIRTHDAY) == ["1985-04-12"]


def test_a_new_person_goes_into_the_circle_shown_and_is_chosen(window: MainWindow) -> None:
    circle = window.sidebar.places.circles[0]
    window.go_to(Place("people", circle=circle.id))
    settled(window.desk)
    editor = opened(window)
    assert "Close friends" in words(editor)
    enter(editor, "First name", "Maude")
    enter(editor, "Last name", "Roy-Côté")
    assert field(editor, "Full name").text() == "Maude Roy-Côté"
    enter(editor, "Telephone", "418 555-0199")
    save(editor)
    assert closed(window)
    found = person(window, "Maude Roy-Côté")
    assert found.circles == (circle.id,)
    assert only(found, Kind.TELEPHONE).types == ("cell",)
    assert window.chosen() == [found.id]


def test_someone_half_filled_is_saved_and_nobody_is_not(window: MainWindow) -> None:
    editor = opened(window)
    save(editor)
    assert editor.isVisible()
    assert "A name is needed." in words(editor)
    enter(editor, "Company", "Atelier Nord")
    save(editor)
    assert closed(window)
    assert only(person(window, "Atelier Nord"), Kind.ORGANIZATION).parts == ("Atelier Nord",)


def test_who_may_be_here_already_is_named_after_saving(window: MainWindow) -> None:
    editor = opened(window)
    enter(editor, "First name", "Ana")
    enter(editor, "Last name", "Silva")
    save(editor)
    assert closed(window)
    assert "Perhaps already here: Ana Silva." in window.bar.sentence.text()


def test_the_full_name_follows_the_parts_until_it_is_typed(window: MainWindow) -> None:
    editor = opened(window)
    enter(editor, "First name", "Jean")
    assert field(editor, "Full name").text() == "Jean"
    enter(editor, "Full name", "Jeannot")
    enter(editor, "Last name", "Roy")
    assert field(editor, "Full name").text() == "Jeannot"
    enter(editor, "Full name", "")
    enter(editor, "Last name", "Roy-Petit")
    assert field(editor, "Full name").text() == "Jean Roy-Petit"


@pytest.mark.parametrize(
    ("typed", "kept", "understood"),
    [
        ("12 april 1985", "1985-04-12", "April 12, 1985"),
        ("apr 1985", "1985-04", "April 1985"),
        ("1985", "1985", ""),
        ("--04-12", "--04-12", "April 12"),
        ("1985-4-12", "1985-04-12", "April 12, 1985"),
    ],
)
def test_a_date_is_understood_as_it_is_typed(window: MainWindow, typed: str, kept: str, understood: str) -> None:
    editor = opened(window, ids_by_name(book_of(window))["Luc Roy"])
    enter(editor, "Birthday", typed)
    assert understood in words(editor)
    save(editor)
    assert closed(window)
    assert texts(person(window, "Luc Roy"), Kind.BIRTHDAY) == [kept]


def test_a_date_that_is_none_is_explained_and_not_saved(window: MainWindow) -> None:
    editor = opened(window, ids_by_name(book_of(window))["Ana Silva"])
    line = enter(editor, "Birthday", "31 february")
    save(editor)
    assert editor.isVisible()
    assert "“31 february” is not read as a date. Write it like 12 April 1985" in words(editor)
    assert editor.focusWidget() is line
    assert texts(person(window, "Ana Silva"), Kind.BIRTHDAY) == ["1985-04-12"]


def test_an_odd_address_gets_a_remark_and_is_saved(window: MainWindow) -> None:
    editor = opened(window, ids_by_name(book_of(window))["Ana Silva"])
    enter(editor, "E-mail", "ana at example")
    key(editor, Qt.Key.Key_Tab)
    assert "hardly looks like an e-mail" in words(editor)
    save(editor)
    assert closed(window)
    assert texts(person(window, "Ana Silva"), Kind.EMAIL) == ["ana at example"]


def test_values_are_added_and_removed_by_keys(window: MainWindow) -> None:
    editor = opened(window, ids_by_name(book_of(window))["Ana Silva"])
    field(editor, "E-mail").setFocus()
    key(editor, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    second = editor.focusWidget()
    assert second is field(editor, "E-mail 2")
    QTest.keyClicks(second, "two@example.org")
    key(editor, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor.focusWidget(), "three@example.org")
    field(editor, "E-mail").setFocus()
    key(editor, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert "Removed: ana@example.org" in words(editor)
    save(editor)
    assert closed(window)
    assert texts(person(window, "Ana Silva"), Kind.EMAIL) == ["two@example.org", "three@example.org"]


def test_of_very_many_values_some_are_shown_and_none_is_lost(window: MainWindow) -> None:
    who = ids_by_name(book_of(window))["Luc Roy"]
    mails = [Edit(None, Value(kind=Kind.EMAIL, text=f"luc{number}@example.org")) for number in range(70)]
    contacts.save(book_of(window), who, mails)
    editor = opened(window, who)
    enter(editor, "E-mail 30", "other@example.org")
    (more,) = (one for one in editor.findChildren(QPushButton) if one.text() == "Show 40 others")
    more.click()
    enter(editor, "E-mail 60", "another@example.org")
    save(editor)
    assert closed(window)
    said = texts(person(window, "Luc Roy"), Kind.EMAIL)
    assert len(said) == 70
    assert (said[29], said[59], said[69]) == ("other@example.org", "another@example.org", "luc69@example.org")


def test_what_was_removed_can_be_put_back(window: MainWindow) -> None:
    editor = opened(window, ids_by_name(book_of(window))["Ana Silva"])
    field(editor, "E-mail").setFocus()
    key(editor, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert editor.changes() != []
    (back,) = (one for one in editor.findChildren(QPushButton) if one.text() == "Put bac&k")
    back.click()
    assert editor.changes() == []


def test_a_label_is_one_of_the_list_or_ones_own(window: MainWindow) -> None:
    editor = opened(window, ids_by_name(book_of(window))["Luc Roy"])
    enter(editor, "Telephone: what it is for", "Work fax")
    editor.form.add(Kind.EMAIL)
    enter(editor, "E-mail", "luc@example.org")
    enter(editor, "E-mail: what it is for", "Chalet")
    save(editor)
    assert closed(window)
    found = person(window, "Luc Roy")
    assert (only(found, Kind.TELEPHONE).types, only(found, Kind.TELEPHONE).label) == (("work", "fax"), "")
    assert (only(found, Kind.EMAIL).types, only(found, Kind.EMAIL).label) == ((), "Chalet")


def test_every_kind_of_value_can_be_added(window: MainWindow) -> None:
    editor = opened(window, ids_by_name(book_of(window))["Zoé Œuvrard"])
    editor.show()
    typed = {kind: section for kind, section in editor.form.sections.items() if kind not in (Kind.OTHER, Kind.NOTE)}
    for kind in typed:
        editor.form.add(kind)
        now = editor.focusWidget()
        assert now is not None
        dates = (Kind.BIRTHDAY, Kind.ANNIVERSARY, Kind.DATE)
        said = "1985" if kind in dates else "Zoé"
        if isinstance(now, QPlainTextEdit):
            press(now, said)
        elif kind is Kind.PROFILE:
            enter(editor, "Profile, Name there, or address of the page", "https://www.linkedin.com/in/zoe")
        else:
            press(now, said)
    save(editor)
    assert closed(window)
    found = person(window, "Zoé Œuvrard")
    assert {value.kind for value in found.values} >= set(typed)
    assert only(found, Kind.PROFILE).as_profile == ("linkedin", "", "https://www.linkedin.com/in/zoe", "")
    assert only(found, Kind.ADDRESS).as_address.street == "Zoé"
    assert only(found, Kind.GENDER).text == ";Zoé"


def test_escape_keeps_what_was_typed_and_the_bar_offers_to_go_on(window: MainWindow) -> None:
    who = ids_by_name(book_of(window))["Ana Silva"]
    editor = opened(window, who)
    enter(editor, "Company", "Silva & filhas")
    enter(editor, "Birthday", "some day")
    key(editor, Qt.Key.Key_Escape)
    assert closed(window)
    assert "What you typed about Ana Silva is not saved." in window.bar.sentence.text()
    (go_on,) = (one for one in window.bar.findChildren(QPushButton) if one.text() == "Continue editing")
    go_on.click()
    settled(window.desk)
    again = next(one for one in window.findChildren(Editor) if one.isVisible())
    assert "You typed this before" in words(again)
    assert (field(again, "Company").text(), field(again, "Birthday").text()) == ("Silva & filhas", "some day")
    save(again)
    assert again.isVisible()
    enter(again, "Birthday", "")
    save(again)
    assert closed(window)
    found = person(window, "Ana Silva")
    assert (only(found, Kind.ORGANIZATION).parts, texts(found, Kind.BIRTHDAY)) == (("Silva & filhas",), [])


def test_what_was_typed_can_be_given_up(window: MainWindow) -> None:
    editor = opened(window)
    enter(editor, "First name", "Nobody")
    editor.reject()
    settled(window.desk)
    again = opened(window)
    assert field(again, "First name").text() == "Nobody"
    (start,) = (one for one in again.findChildren(QPushButton) if one.text() == "Start again")
    start.click()
    settled(window.desk)
    assert again.changes() == []
    again.reject()
    settled(window.desk)
    assert opened(window).changes() == []


def test_what_the_command_line_wrote_meanwhile_is_not_overwritten(window: MainWindow, book: Path) -> None:
    who = ids_by_name(book_of(window))["Ana Silva"]
    editor = opened(window, who)
    enter(editor, "Birthday", "1986-05-13")
    enter(editor, "Company", "Silva")
    cli(book, "set", who, "birthday", "1987")
    save(editor)
    settled(window.desk)
    assert editor.isVisible()
    assert texts(person(window, "Ana Silva"), Kind.BIRTHDAY) == ["1987"]
    assert "Ana Silva was changed meanwhile" in words(editor)
    assert "1987" in words(editor)
    assert field(editor, "Birthday").text() == "May 13, 1986"
    save(editor)
    assert closed(window)
    found = person(window, "Ana Silva")
    assert (texts(found, Kind.BIRTHDAY), only(found, Kind.ORGANIZATION).parts) == (["1986-05-13"], ("Silva",))


def picture(side: int) -> QImage:
    image = QImage(side, side // 2, QImage.Format.Format_RGB32)
    image.fill(QColor("#2B5BD0"))
    return image


def drawn(found: Contact) -> QImage:
    photo = only(found, Kind.PHOTO).photo
    assert photo is not None
    buffer = QBuffer()
    buffer.setData(QByteArray(photo.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return QImageReader(buffer).read()


def test_a_photo_is_taken_from_a_file_and_made_small(window: MainWindow, tmp_path: Path) -> None:
    picture(4000).save(str(tmp_path / "large.png"))
    editor = opened(window, ids_by_name(book_of(window))["Ana Silva"])
    editor.form.photo.take_file(str(tmp_path / "large.png"))
    settled(window.desk)
    save(editor)
    assert closed(window)
    image = drawn(person(window, "Ana Silva"))
    assert (image.width(), image.height()) == (1024, 512)


def test_a_photo_is_pasted_and_removed_by_keys(window: MainWindow) -> None:
    QGuiApplication.clipboard().setImage(picture(300))
    editor = opened(window, ids_by_name(book_of(window))["Ana Silva"])
    editor.form.photo.setFocus()
    key(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(window.desk)
    assert [edit.new.kind for edit in editor.changes() if edit.new] == [Kind.PHOTO]
    key(editor, Qt.Key.Key_Delete)
    assert editor.changes() == []


def test_a_photo_is_dropped(window: MainWindow, tmp_path: Path) -> None:
    picture(200).save(str(tmp_path / "one.jpg"))
    editor = opened(window, ids_by_name(book_of(window))["Ana Silva"])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "one.jpg"))])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    editor.form.photo.dropEvent(QDropEvent(QPointF(QPoint(9, 9)), action, data, button, none))
    settled(window.desk)
    save(editor)
    assert closed(window)
    assert drawn(person(window, "Ana Silva")).width() == 200


def test_what_is_no_picture_is_refused_with_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "notes.png").write_text("not a picture")
    editor = opened(window, ids_by_name(book_of(window))["Ana Silva"])
    editor.form.photo.take_file(str(tmp_path / "notes.png"))
    settled(window.desk)
    assert "“notes.png” cannot be read as a picture." in words(editor)
    assert editor.changes() == []


def test_where_a_value_comes_from_is_said_quietly(window: MainWindow) -> None:
    editor = opened(window, ids_by_name(book_of(window))["Ana Silva"])
    assert "people.vcf" in field(editor, "E-mail").accessibleDescription()
    field(editor, "E-mail").setFocus()
    assert "Comes from: people.vcf" in words(editor)


def test_tab_goes_through_the_fields_in_the_order_in_which_they_are_read(window: MainWindow) -> None:
    editor = opened(window, ids_by_name(book_of(window))["Ana Silva"])
    first = field(editor, "First name")
    assert editor.focusWidget() is first
    editor.form.add(Kind.EMAIL)
    first.setFocus()
    seen: list[str] = []
    now: QWidget | None = first
    for _ in range(60):
        assert now is not None
        seen.append(now.accessibleName() or getattr(now, "text", str)())
        key(editor, Qt.Key.Key_Tab)
        now = editor.focusWidget()
        if now is first:
            break
    wanted = ["First name", "Last name", "Full name", "Job title", "Company", "E-mail", "E-mail 2", "Birthday", "Note"]
    assert [name for name in seen if name in wanted] == wanted
    assert seen[-4:] == ["&Add a field", "Cancel", "&Save", "Photo: none"]


def test_everything_that_takes_the_keyboard_has_a_name(window: MainWindow) -> None:
    editor = opened(window, ids_by_name(book_of(window))["Ana Silva"])
    for section in editor.form.sections.values():
        if section.can_add:
            section.add()
    focusable = [one for one in editor.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    focusable = [one for one in focusable if one.isVisibleTo(editor)]
    nameless = [one for one in focusable if not (one.accessibleName() or getattr(one, "text", str)())]
    assert nameless == []


def test_return_goes_on_to_the_next_field_and_saves_nothing(window: MainWindow) -> None:
    editor = opened(window)
    enter(editor, "First name", "Ana")
    key(editor, Qt.Key.Key_Return)
    assert editor.isVisible()
    assert editor.focusWidget() is field(editor, "Last name")


def test_the_size_is_remembered(window: MainWindow) -> None:
    editor = opened(window)
    editor.resize(702, 633)
    editor.reject()
    settled(window.desk)
    assert (opened(window).width(), opened(window).height()) == (702, 633)


def test_the_card_groups_numbers_as_its_region_does_where_nobody_did(window: MainWindow) -> None:
    from entourage.ui.people import facts  # noqa: PLC0415

    typed = [Edit(None, Value(kind=Kind.TELEPHONE, text=text)) for text in ("4185550102", "418 555-0103")]
    who = contacts.save(book_of(window), None, typed)
    for region, shown in (("CA", ["(418) 555-0102", "418 555-0103"]), ("", ["4185550102", "418 555-0103"])):
        found = dict(facts.sections(window.desk.language, facts.read(book_of(window), who, region)))["Contact"]
        assert [fact.text for fact in found] == shown
    assert window.place == EVERYONE


def test_of_the_rare_parts_of_a_name_only_those_filled_are_shown_until_more_are_asked_for(window: MainWindow) -> None:
    who = contacts.save(
        book_of(window), None, [Edit(None, Value(kind=Kind.NAME, parts=("Roy", "Luc", "Émile", "", "")))]
    )
    editor = opened(window, who)
    assert not field(editor, "Middle name").isHidden()
    assert field(editor, "Suffix").isHidden()
    assert not [one for one in editor.form.sections[Kind.NICKNAME].rows if one.isVisibleTo(editor)]
    editor.form.names.more.click()
    assert not field(editor, "Suffix").isHidden()
    (nickname,) = editor.form.sections[Kind.NICKNAME].rows
    assert nickname.isVisibleTo(editor)
    assert nickname.remove.isHidden()


def test_a_web_page_with_spaces_is_kept_and_said_to_look_odd(window: MainWindow) -> None:
    editor = opened(window, ids_by_name(book_of(window))["Luc Roy"])
    editor.form.add(Kind.URL)
    enter(editor, "Web page", "my own page")
    key(editor, Qt.Key.Key_Tab)
    assert [one.text() for one in editor.findChildren(Remark) if "web page" in one.text()]
    save(editor)
    assert closed(window)
    assert texts(person(window, "Luc Roy"), Kind.URL) == ["my own page"]


def test_a_field_of_several_lines_comes_to_rest_at_every_width(qapp: QApplication) -> None:
    theme.apply(qapp, "light")

    class Counted(TextBox):
        times = 0

        def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
            self.times += 1
            if self.times < 20:  # else it never ends
                super().resizeEvent(event)

    for width in range(60, 160, 3):
        host = QWidget()
        box = Counted("109, rue du Quai", "Street", host, least=1)
        column = QVBoxLayout(host)
        column.addWidget(box)
        column.addStretch(1)
        host.resize(width, 300)
        host.show()
        settle()
        assert box.times < 20, width
        assert not box.horizontalScrollBar().isVisible(), width
        assert box.viewport().height() >= box.fontMetrics().height(), width
        host.close()
