"""The page asked before one posts: chosen by chips, answered with names, put right from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from tests.ui.helpers import book_of, choose, circle, cli, go_to, ids_by_name, press, settle, settled

from entourage.domain.audience import Channel
from entourage.domain.network import Reach
from entourage.domain.sharing import Verdict
from entourage.operations import accounts, audience_lists, circles, networks, todo
from entourage.operations.naming import Named
from entourage.ui.audience.applying import ApplyDialog
from entourage.ui.audience.asking import Meant, Question, remembered, written
from entourage.ui.audience.everyone import EveryoneDialog
from entourage.ui.audience.leaking import LeaksDialog
from entourage.ui.audience.page import CheckPage
from entourage.ui.audience.where import WayDialog
from entourage.ui.place import EVERYONE, Place, of_circle

if TYPE_CHECKING:
    from entourage.domain.account import Account
    from entourage.operations.audience import Answer
    from entourage.ui.audience.card import Card
    from entourage.ui.main_window import MainWindow

PHOTOS = "photos_of_me"
CLOSE = Named("Close friends", "close_friends")


def account(window: MainWindow, key: str) -> Account:
    network = networks.network(key)
    assert network is not None
    return accounts.add(book_of(window), network).account


@pytest.fixture
def email(window: MainWindow) -> Account:
    """Give an account of e-mail, on which everyone is who has an address: Élodie, Ana, Björk and Noah."""
    return account(window, "email")


@pytest.fixture
def page(window: MainWindow, email: Account) -> CheckPage:
    go_to(window, Place("check"))
    found = window.current_page()
    assert isinstance(found, CheckPage)
    ask(found, channel=write_to(window, email, "close_friends"), amount=Verdict.EVERYTHING)
    return found


def topic(page: CheckPage, key: str) -> int:
    assert page.seen is not None
    return next(one.id for one in page.seen.known.situation.topics if one.preset == key)


def ask(page: CheckPage, *kinds: str, channel: Channel | None, amount: Verdict, meant: Meant | None = None) -> None:
    topics = tuple(topic(page, key) for key in kinds or (PHOTOS,))
    page.ask(Question(topics=topics, amount=amount, channel=channel, meant=meant or Meant()))
    settled(page.desk)


def write_to(window: MainWindow, email: Account, *presets: str) -> Channel:
    by_preset = {one.preset: one.id for one in window.sidebar.places.circles}
    return Channel(email.id, Reach.DIRECT, circles=tuple(by_preset[preset] for preset in presets))


def answer(page: CheckPage) -> Answer:
    assert page.seen is not None
    assert page.seen.answer is not None
    return page.seen.answer


def told(page: CheckPage) -> tuple[list[str], list[str], list[str]]:
    found = answer(page)
    return tuple([one.name for one in some] for some in (found.should_not, found.would_see, found.would_miss))  # type: ignore[return-value]


def press_link(card: Card, beginning: str) -> None:
    link = next(one for one in card.links if one.whole.startswith(beginning))
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Return)
    settle()


def dialog(kind: type[QDialog]) -> QDialog:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_without_an_account_one_button_leads_to_adding_one(window: MainWindow) -> None:
    go_to(window, Place("check"))
    page = window.current_page()
    assert isinstance(page, CheckPage)
    went: list[Place] = []
    window.desk.going.disconnect(window.go_to)
    window.desk.going.connect(went.append)
    (button,) = [one for one in page.empty.findChildren(QPushButton) if one.isVisible()]
    button.click()
    assert [one.page for one in went] == ["accounts"]


def test_the_first_kind_is_chosen_by_one_press_and_asked_of_all_connections_or_the_nearest(
    window: MainWindow, email: Account
) -> None:
    go_to(window, Place("check"))
    page = window.current_page()
    assert isinstance(page, CheckPage)
    pill = next(one for one in page.kinds.pills if one.text() == "Photos of me")
    assert window.focusWidget() is page.kinds.pills[0]
    pill.setFocus()
    press(window, Qt.Key.Key_Return)
    assert answer(page).check.channel.account_id == email.id
    assert page.question.amount is Verdict.EVERYTHING
    assert page.answers.isVisible()


def test_names_stand_in_the_answer_that_they_belong_to_and_follow_the_amount(page: CheckPage) -> None:
    # Élodie is a close friend and a client, Luc a close friend without an address.
    assert told(page) == (["Élodie Côté"], [], ["Luc Roy"])
    worst, good, missed = page.answers.cards
    assert worst.title.text() == "1 should not see it, but would"
    assert "Clients: Élodie Côté (also in Close friends)" in worst.accessibleName()
    assert "Luc Roy" in missed.accessibleName()
    page.choices.amounts[Verdict.LITTLE].click()
    settled(page.desk)
    assert told(page)[:2] == ([], ["Élodie Côté"])
    assert worst.title.text() == "None known who should not see it"
    assert "safe" not in worst.accessibleName()
    assert good.title.text() == "1 would see it"


def test_the_page_says_what_the_command_line_says(window: MainWindow, page: CheckPage) -> None:
    asked = ("--topic", "photos of me", "--channel", "email/direct/Close friends")
    said = cli(window.desk.folder, "check", *asked)
    parts = ("should_not", "would_see", "would_miss")
    assert told(page) == tuple([one["full_name"] for one in said[part]] for part in parts)
    ways = cli(window.desk.folder, "ways", "--topic", "photos of me")["ways"]
    shown = [row.name for row in page.answers.ways.rows]
    assert shown == [one["name"] for one in ways if one["channel"] != said["channel"]][: len(shown)]


def test_an_exception_is_made_from_the_answer_and_undone(window: MainWindow, page: CheckPage) -> None:
    press_link(page.answers.cards[0], "Make an exception for Élodie Côté")
    settled(window.desk)
    assert told(page)[:2] == ([], ["Élodie Côté"])
    assert "Élodie Côté" in window.bar.sentence.text()
    window.acts.undo()
    settled(window.desk)
    assert told(page)[:2] == (["Élodie Côté"], [])


def test_another_way_is_taken_by_a_key_and_arrows_go_from_one_to_the_next(window: MainWindow, page: CheckPage) -> None:
    account(window, "x")
    window.desk.changed.emit()
    settled(window.desk)
    first, second = page.answers.ways.rows[:2]
    first.setFocus()
    press(window, Qt.Key.Key_Down)
    assert window.focusWidget() is second
    press(window, Qt.Key.Key_Up)
    wanted = first.found.channel
    press(window, Qt.Key.Key_Return)
    assert page.question.channel == wanted
    assert wanted not in [row.found.channel for row in page.answers.ways.rows]


def test_f9_means_the_circle_shown_or_whom_somebody_chose_and_nobody_for_the_first_of_a_list(
    window: MainWindow, page: CheckPage
) -> None:
    friends = circle(window, "Close friends")
    go_to(window, of_circle(friends))
    press(window, Qt.Key.Key_F9)
    assert page.question.meant == Meant(circles=(friends.id,))
    go_to(window, EVERYONE)
    choose(window, "Luc Roy")
    press(window, Qt.Key.Key_F9)
    assert page.question.meant == Meant(people=(ids_by_name(book_of(window))["Luc Roy"],))
    assert "Luc Roy" in page.choices.whom.text()
    page.ask(Question(topics=page.question.topics, channel=page.question.channel))
    go_to(window, EVERYONE)
    press(window, Qt.Key.Key_Home)
    press(window, Qt.Key.Key_F9)
    assert page.question.meant.is_everyone
    assert window.windowTitle() == "Before you post"


def test_an_act_elsewhere_changes_the_answer_when_the_page_is_seen_again(window: MainWindow, page: CheckPage) -> None:
    go_to(window, EVERYONE)
    ids = ids_by_name(book_of(window))
    window.desk.write(
        lambda database: circles.sort(database, people=[ids["Ana Silva"]], into=CLOSE, out_of=None), lambda _: None
    )
    settled(window.desk)
    go_to(window, Place("check"))
    assert told(page)[1] == ["Ana Silva"]


def test_a_circle_that_is_removed_is_asked_no_more(window: MainWindow, page: CheckPage) -> None:
    window.desk.write(lambda database: circles.remove(database, named=CLOSE), lambda _: None)
    settled(window.desk)
    assert page.question.channel is None
    assert page.empty.sentence.text() == "Nothing says yet where you would post it."
    assert page.choices.where.isVisible()


def test_everyone_of_an_answer_is_listed_with_why_found_by_typing_and_opened(
    window: MainWindow, page: CheckPage, email: Account
) -> None:
    ask(page, channel=write_to(window, email, "close_friends", "clients"), amount=Verdict.EVERYTHING)
    worst = page.answers.cards[0]
    worst.setFocus()
    press(window, Qt.Key.Key_Return)
    shown = dialog(EveryoneDialog)
    assert isinstance(shown, EveryoneDialog)
    assert [shown.rows.rows[at].text for at in range(len(shown.rows.ids))] == ["Björk Åberg", "Élodie Côté"]
    assert "The rule for Clients decides" in shown.rows.rows[0].when
    QTest.keyClicks(shown.view, "elo")
    settle()
    assert [shown.rows.rows[at].text for at in range(len(shown.rows.ids))] == ["Élodie Côté"]
    shown.view.setFocus()
    QTest.keyClick(shown.view, Qt.Key.Key_Return)
    settled(window.desk)
    assert window.place.page == "people"
    assert window.chosen() == [ids_by_name(book_of(window))["Élodie Côté"]]


def test_ways_that_name_circles_are_ticked_in_a_window(window: MainWindow, page: CheckPage, email: Account) -> None:
    page.choices.way_asked.emit(email.id, Reach.DIRECT)
    settle()
    shown = dialog(WayDialog)
    assert isinstance(shown, WayDialog)
    lines = {shown.list.item(row).text(): shown.list.item(row) for row in range(shown.list.count())}
    assert lines["Close friends"].checkState() is Qt.CheckState.Checked
    lines["Close friends"].setCheckState(Qt.CheckState.Unchecked)
    assert not shown.buttons.button(shown.buttons.StandardButton.Ok).isEnabled()
    lines["Clients"].setCheckState(Qt.CheckState.Checked)
    shown.accept()
    settled(window.desk)
    assert page.question.channel == write_to(window, email, "clients")


def test_a_public_way_says_that_anyone_may_see_it(window: MainWindow, page: CheckPage) -> None:
    mine = account(window, "x")
    window.desk.changed.emit()
    settled(window.desk)
    ask(page, channel=Channel(mine.id, Reach.PUBLIC), amount=Verdict.EVERYTHING)
    worst = page.answers.cards[0]
    assert "Anyone may see it, and the public should not." in worst.accessibleName()
    assert len(answer(page).should_not) == len(ids_by_name(book_of(window))) - 1  # Luc alone is but a close friend


def test_whoever_is_to_go_off_a_list_is_named_and_ticked_from_the_answer(window: MainWindow, page: CheckPage) -> None:
    database, ids = book_of(window), ids_by_name(book_of(window))
    mine = account(window, "facebook")
    cli(window.desk.folder, "connect", "facebook", "Élodie Côté", "Luc Roy", "Ana Silva")
    listed = audience_lists.add(database, mine.id, "Amis", [CLOSE])
    todo.tick(database, listed.id)
    circles.sort(database, people=[ids["Élodie Côté"]], into=None, out_of=CLOSE)
    circles.sort(database, people=[ids["Ana Silva"]], into=CLOSE, out_of=None)
    window.desk.changed.emit()
    settled(window.desk)
    ask(page, channel=Channel(mine.id, Reach.ONLY, lists=(listed.id,)), amount=Verdict.EVERYTHING)
    assert told(page) == (["Élodie Côté"], ["Luc Roy"], ["Ana Silva"])
    assert "“Amis” applied on" in page.foot.sentence.text()
    press_link(page.answers.cards[0], "Take Élodie Côté off")
    shown = dialog(ApplyDialog)
    assert isinstance(shown, ApplyDialog)
    settled(window.desk)
    shown.copy()
    assert QApplication.clipboard().text() == "Élodie Côté"
    shown.accept()
    settled(window.desk)
    assert told(page) == ([], ["Luc Roy"], ["Ana Silva"])
    assert "1 other is still to be ticked" in window.bar.sentence.text()
    press_link(page.answers.cards[2], "Add Ana Silva")
    dialog(ApplyDialog).accept()
    settled(window.desk)
    assert told(page) == ([], ["Ana Silva", "Luc Roy"], []) or told(page) == ([], ["Luc Roy", "Ana Silva"], [])
    window.acts.undo()
    settled(window.desk)
    assert told(page)[2] == ["Ana Silva"]


def test_a_list_that_is_not_on_the_network_yet_is_said_beside_the_numbers_and_among_the_ways(
    window: MainWindow, page: CheckPage
) -> None:
    database = book_of(window)
    mine = account(window, "facebook")
    cli(window.desk.folder, "connect", "facebook", "Élodie Côté", "Luc Roy", "Ana Silva")
    listed = audience_lists.add(database, mine.id, "Amis", [CLOSE])
    window.desk.changed.emit()
    settled(window.desk)
    there = Channel(mine.id, Reach.ONLY, lists=(listed.id,))
    ask(page, channel=Channel(mine.id, Reach.ALL), amount=Verdict.EVERYTHING)
    assert page.answers.standing.isHidden()
    row = next(one for one in page.answers.ways.rows if one.found.channel == there)
    assert row.accessibleName().endswith("not applied yet")

    ask(page, channel=there, amount=Verdict.EVERYTHING)
    (link,) = page.answers.standing.links
    assert "“Amis” holds nobody on Facebook yet" in link.accessibleName()
    todo.tick(database, listed.id, [ids_by_name(database)["Luc Roy"]])
    window.desk.changed.emit()
    settled(window.desk)
    (link,) = page.answers.standing.links
    assert "add 1. This is as it is there now" in link.accessibleName()
    QTest.keyClick(link, Qt.Key.Key_Return)
    settled(window.desk)
    assert window.current_page() is window.page("todo")

    todo.tick(database, listed.id)
    go_to(window, Place("check"))
    settled(window.desk)
    assert page.answers.standing.isHidden()


def test_the_best_other_way_is_taken_from_the_answer(window: MainWindow, page: CheckPage) -> None:
    mine = account(window, "facebook")
    cli(window.desk.folder, "connect", "facebook", "Élodie Côté", "Luc Roy", "Ana Silva")
    window.desk.changed.emit()
    settled(window.desk)
    ask(page, channel=Channel(mine.id, Reach.ALL), amount=Verdict.EVERYTHING)
    bad = len(answer(page).should_not)
    press_link(page.answers.cards[0], "Use ")
    settled(window.desk)
    assert len(answer(page).should_not) < bad


def test_what_was_answered_stands_back_while_it_is_worked_out_again(page: CheckPage) -> None:
    before = page.head.sentence.text()
    page.refresh()
    page._late.timeout.emit()
    assert (page.head.sentence.text(), page.answers.is_standing_back) == ("Working it out…", True)
    settled(page.desk)
    assert (page.head.sentence.text(), page.answers.is_standing_back) == (before, False)


def test_leak_paths_are_shown_on_demand_and_accepted(window: MainWindow, page: CheckPage, email: Account) -> None:
    # Noah, who is not sorted, works where Élodie does; she would see a little of it.
    ask(page, channel=write_to(window, email, "close_friends"), amount=Verdict.LITTLE)
    assert told(page)[1] == ["Élodie Côté"]
    page.answers.leaks.setFocus()
    press(window, Qt.Key.Key_Return)
    settled(window.desk)
    shown = dialog(LeaksDialog)
    assert isinstance(shown, LeaksDialog)
    assert "Noah Adams may hear of it from Élodie Côté" in [row.text for row in shown.rows.rows]
    shown.view.choose_rows(list(range(len(shown.rows.ids))))
    shown.accept_chosen()
    settled(window.desk)
    assert not shown.rows.ids
    shown.close()


def test_a_name_that_is_typed_is_answered(window: MainWindow, page: CheckPage, email: Account) -> None:
    ids = ids_by_name(book_of(window))
    ask(
        page,
        channel=write_to(window, email, "close_friends"),
        amount=Verdict.LITTLE,
        meant=Meant(people=(ids["Luc Roy"], ids["Ana Silva"])),
    )
    said = {
        "elo": ["Élodie Côté would see it too, although it is not meant for them."],
        "luc": ["Luc Roy may see it, but would miss it."],
        "silva": ["Ana Silva would not see it, and should not."],
        "zzz": ["Nobody is called “zzz”."],
        "": [],
    }
    assert window.search.isVisible()
    for typed, lines in said.items():
        window.search.setText(typed)
        settled(window.desk)
        assert [one.whole for one in page.answers.found.lines] == lines
    window.search.setText("luc")
    settled(window.desk)
    window.search.setFocus()
    press(window, Qt.Key.Key_Down)
    assert window.focusWidget() is page.answers.found.lines[0]
    ask(page, channel=page.question.channel, amount=Verdict.EVERYTHING)
    window.search.setText("élo")
    settled(window.desk)
    assert [one.whole for one in page.answers.found.lines] == ["Élodie Côté should not see it, but would."]


def test_what_was_chosen_is_remembered_but_not_for_whom(page: CheckPage) -> None:
    question = Question(topics=(1, 2), amount=Verdict.LITTLE, channel=page.question.channel, meant=Meant(people=(3,)))
    again = remembered(written(question))
    assert again.meant.is_everyone
    assert (again.topics, again.amount, again.channel) == (question.topics, question.amount, question.channel)
    assert remembered(page.desk.settings.last_check).channel == page.question.channel
    for damaged in ("", "{", "[]", '{"topics": "x"}', '{"account": 1}', '{"amount": "much"}', '{"topics": 3}'):
        assert remembered(damaged) == Question()


@pytest.mark.parametrize("tongue", ["fr"])
def test_it_speaks_french(page: CheckPage) -> None:
    assert page.answers.cards[0].title.text() == "1 ne devrait pas la voir, mais la verrait"
    assert "Clients\u00a0: Élodie Côté (aussi dans Amis proches)" in page.answers.cards[0].accessibleName()
