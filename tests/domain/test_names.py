"""Pairs of names as people write them, judged by hand: one name, perhaps one, or two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.contact import Kind, Value
from entourage.domain.names import Alike, ComparedName, alike, alike_families, compared_name, faced
from entourage.domain.names_common import share_of_family, share_of_given

# One name written in two ways: nothing in it speaks for two people.
SAME = """
Élodie Tremblay = Elodie Tremblay
Élodie Tremblay = TREMBLAY Élodie
Élodie Tremblay = Tremblay, Élodie
Élodie Tremblay = elodie tremblay
Élodie Tremblay = ÉLODIE TREMBLAY
Élodie Tremblay = Mme Élodie Tremblay
Élodie Tremblay = Élodie Tremblay, CPA
Élodie Tremblay = Élodie Tremblay, CPA, MBA
Élodie Tremblay = Élodie Tremblay MBA
Élodie Tremblay = Élodie Tremblay (elle)
Élodie Tremblay = Élodie Tremblay (She/Her)
Élodie Tremblay = Élodie Tremblay, Ph.D.
Élodie Tremblay = Élodie Tremblay, ing.
Élodie Tremblay = ElodieTremblay
Élodie Tremblay = elodietremblay
Jean Roy = Roy Jean
Jean Roy = Dr Jean Roy
Ginette Roy = Tante Ginette Roy
Jean Roy = Me Jean Roy
Jean Roy = M. Jean Roy
Jean Roy = Jean Roy, notaire
Jean Roy = Roy, Jean, M.Sc.
Jean-Luc Gagnon = Jean Luc Gagnon
Jean-Luc Gagnon = JeanLuc Gagnon
Jean-Luc Gagnon = GAGNON Jean-Luc
Jean-Luc Gagnon = Gagnon, Jean Luc
Robert Roy = Bob Roy
Robert Roy = Bobby Roy
Robert Roy = Rob Roy
Robert Roy = Robert "Bob" Roy
Robert Roy = Robert (Bob) Roy
Robert Roy = Roy Bob
Bob Roy = Rob Roy
William Smith = Bill Smith
William Smith = Will Smith
William Smith = Billy Smith
Richard Jones = Dick Jones
Richard Jones = Rick Jones
James Brown = Jim Brown
James Brown = Jimmy Brown
John Hill = Jack Hill
John Hill = Johnny Hill
Thomas Green = Tom Green
Edward Green = Ted Green
Edward Green = Eddie Green
Edmund Green = Ned Green
Charles Ward = Chuck Ward
Charles Ward = Charlie Ward
Michael Ward = Mike Ward
Michael Ward = Mick Ward
Anthony Hall = Tony Hall
Andrew Hall = Andy Hall
Andrew Hall = Drew Hall
Joseph Hall = Joe Hall
Daniel Hall = Danny Hall
Daniel Hall = Dan Hall
Matthew Hall = Matt Hall
Mathieu Caron = Matthieu Caron
Mathieu Caron = Mat Caron
Christopher Hall = Chris Hall
Benjamin Hall = Ben Hall
Samuel Hall = Sam Hall
Samantha Hall = Sam Hall
Alexander Hall = Alex Hall
Alexandra Hall = Alex Hall
Alexandre Caron = Alex Caron
Nicholas Hall = Nick Hall
Nicolas Caron = Nico Caron
Gregory Hall = Greg Hall
Jonathan Hall = Jon Hall
Timothy Hall = Tim Hall
Kenneth Hall = Ken Hall
Lawrence Hall = Larry Hall
Henry Hall = Harry Hall
Henry Hall = Hank Hall
Frederick Hall = Fred Hall
Elizabeth Hall = Liz Hall
Elizabeth Hall = Beth Hall
Elizabeth Hall = Betty Hall
Élisabeth Caron = Elizabeth Caron
Élisabeth Caron = Babeth Caron
Katherine Hall = Kate Hall
Katherine Hall = Catherine Hall
Katherine Hall = Kathryn Hall
Catherine Hall = Cathy Hall
Margaret Hall = Maggie Hall
Margaret Hall = Peggy Hall
Patricia Hall = Trish Hall
Jennifer Hall = Jen Hall
Jennifer Hall = Jenny Hall
Rebecca Hall = Becky Hall
Susan Hall = Sue Hall
Deborah Hall = Debbie Hall
Victoria Hall = Vicky Hall
Stephanie Hall = Steph Hall
Frédéric Morin = Fred Morin
Frédérique Morin = Fred Morin
Nathalie Morin = Nath Morin
Nathalie Morin = Natalie Morin
Isabelle Morin = Isa Morin
Véronique Morin = Véro Morin
Geneviève Morin = Gen Morin
Stéphane Morin = Steph Morin
Caroline Morin = Caro Morin
Sébastien Morin = Seb Morin
Emmanuel Morin = Manu Morin
Emmanuelle Morin = Manu Morin
Gabriel Morin = Gab Morin
Gabrielle Morin = Gaby Morin
Dominique Morin = Dom Morin
Maurice Morin = Momo Morin
Mohamed Morin = Momo Morin
Ludovic Morin = Ludo Morin
Raphaël Morin = Raph Morin
Guillaume Morin = Guigui Morin
Antoine Morin = Tony Morin
Béatrice Morin = Béa Morin
Valérie Morin = Val Morin
Philippe Morin = Phil Morin
Jean-François Morin = Jeff Morin
Julien Morin = Ju Morin
Vincent Morin = Vince Morin
Christophe Morin = Tophe Morin
Mohamed Benali = Muhammad Benali
Mohamed Benali = Mohammed Benali
Youssef Haddad = Yusuf Haddad
Layla Haddad = Leila Haddad
Omar Benali = Umar Benali
Tariq Benali = Tarek Benali
Hussein Haddad = Hossein Haddad
Mohamed Al-Masri = Muhammad El Masri
Mohamed Al-Masri = Mohamed Almasri
محمد Haddad = Mohamed Haddad
Юлия Petrova = Yulia Petrova
Юлия Petrova = Julia Petrova
Сергей Петров = Sergei Petrov
Сергей Петров = Sergey Petroff
Евгений Петров = Yevgeny Petrov
Алексей Петров = Alexei Petrov
Дмитрий Петров = Dmitri Petrov
Jürgen Müller = Juergen Mueller
Jürgen Müller = Jurgen Muller
Hans Weiß = Hans Weiss
Øystein Sørensen = Oystein Sorensen
Bjørn Sørensen = Bjoern Soerensen
Łukasz Kowalski = Lukasz Kowalski
Ayşe Çelik = Ayse Celik
José Nuñez = Jose Nunez
Håkan Åberg = Hakan Aberg
王 伟 = Wang Wei
王伟 = Wei Wang
Nguyễn Văn Minh = Nguyen Van Minh
Patrick O'Brien = Patrick O’Brien
Patrick O'Brien = Patrick OBrien
Patrick O'Brien = Patrick Brien
Ronald McDonald = Ronald MacDonald
Ronald McDonald = Ronald Mc Donald
Luc St-Pierre = Luc St Pierre
Luc St-Pierre = Luc Saint-Pierre
Luc St-Pierre = Luc St. Pierre
Anne Ste-Marie = Anne Sainte-Marie
Charles de Gaulle = Charles De Gaulle
Charles de Gaulle = Charles DEGAULLE
Charles de Gaulle = Charles Gaulle
Anne de La Tour = Anne Delatour
Anne de La Tour = Anne Latour
Anne de La Tour = DE LA TOUR Anne
Marie d'Amours = Marie Damours
Jan van der Berg = Jan Vanderberg
Jan van der Berg = Jan van den Berg
Jan van der Berg = Jan Berg
Ludwig von Beck = Ludwig Beck
Maria dos Santos = Maria Santos
Ahmed Ben Ali = Ahmed Benali
Gaston L'Heureux = Gaston Lheureux
Marie Gagnon-Roy = Marie Gagnon Roy
Marie Gagnon-Roy = Marie Roy-Gagnon
Théodore Mathieu = Théo Mathieu
Theresa Hill = Terry Hill
Serguei Ivanov = Sergey Ivanov
Philippe Cyr = Philip Cyr
Yannick Le Goff = Yannick Legoff
Zoé Lévesque = Zoe Levesque
François-Xavier Roy = Francois Xavier Roy
Jean Roy fils = Jean Roy Jr.
Marie-Claude Tremblay = Marie-Clo Tremblay
Élodie Tremblay = Élodie Trembblay
Élodie Tremblay = Eloodie Tremblay
Guillaume Quintal = Guilaume Quintal
Guillaume Quintal = Guillaume Quintall
Zéphyrine Quintal = Zephirine Quintal
Do Roy = Dominique Roy
Zbigniew Wisniewski = Zbigniew Wisniewsky
Marie Roy = Marie Roy née Gagnon
"""

# Perhaps one: something is left out, cut, or wrong by a letter, or it is the name of a man and of a woman.
PERHAPS = """
Antonio Simard = Antonia Simard
Claudio Simard = Claudia Simard
Philippe Simard = Philippa Simard
Aimé Simard = Aimée Simard
Francisco Simard = Francisca Simard
Jean Tremblay = J. Tremblay
Jean Tremblay = J Tremblay
Jean-Luc Tremblay = J.-L. Tremblay
Jean-Luc Tremblay = JL Tremblay
Jean-Luc Tremblay = J-L Tremblay
Jean-Luc Tremblay = Luc Tremblay
Jean-Luc Tremblay = Jean Tremblay
Jean-Philippe Tremblay = JP Tremblay
Jean-Philippe Tremblay = Jean-Phi Tremblay
Marie-Claude Tremblay = M-Claude Tremblay
Marie-Claude Tremblay = Marie C. Tremblay
Robert Tremblay = R. Tremblay
Bob Tremblay = R. Tremblay
Tremblay J. = Jean Tremblay
Mary Ann Hill = Mary Hill
Mary A. Hill = Mary Hill
Marie Gagnon = Marie Gagnon-Roy
Marie Gagnon = Marie Roy née Gagnon
Marie Gagnon = Marie Roy (Gagnon)
Marie Gagnon = Marie Gagnon Roy
José García Márquez = José García
José García Márquez = José Márquez
Élodie Tremblay = Élodei Tremblay
Élodie Tremblay = Élodie Trembaly
Élodie Tremblay = Élodie Tremblya
Élodie Tremblay = Élodie Tremlay
Élodie Tremblay = Élodie
Élodie Tremblay = Tremblay
Guillaume Quintal = Guillaume Quental
Guillaume Quintal = Gulilaume Quintal
Veronica Ashford = Veornica Ashford
Christopher Ashford = Chrsitopher Ashford
Christopher Ashford = Christoper Ashford
Bartholomew Ashford = Bartholemew Ashford
Patricia Ashford = Patrica Ashford
William Ashford = Willian Ashford
Bill Ashford = Wiliam Ashford
Pual Simard = Paul Simard
Michel Roy = Michèle Roy
Denis Roy = Denise Roy
Paul Roy = Paule Roy
Paul Roy = Paula Roy
Paul Roy = Pauline Roy
Marie Roy = Maria Roy
Jean Roy = Jeanne Roy
Jean Roy = Jan Roy
Éric Roy = Erik Roy
Marc Roy = Mark Roy
Daniel Roy = Danielle Roy
Gabriel Roy = Gabrielle Roy
Alexandre Roy = Alexandra Roy
Frédéric Roy = Frédérique Roy
Emmanuel Roy = Emmanuelle Roy
André Roy = Andrée Roy
René Roy = Renée Roy
François Roy = Françoise Roy
Christian Roy = Christiane Roy
Stéphane Roy = Stéphanie Roy
Jocelyn Roy = Jocelyne Roy
Yvon Roy = Yvonne Roy
Julie Roy = Julia Roy
Sophie Roy = Sophia Roy
Anne Roy = Anna Roy
Claude Roy = Claudette Roy
Jacques Roy = James Roy
Jean Roy = John Roy
Pierre Roy = Peter Roy
Guillaume Roy = William Roy
Étienne Roy = Stephen Roy
Jean Roi = Jean Roy
Anne-Marie Roy = Marie-Anne Roy
Élise Roy = Élisabeth Roy
Sandra Roy = Alexandra Roy
Frank Roy = François Roy
Anna Ivanova = Anna Ivanov
Anna Kowalska = Anna Kowalski
Laurent Bernard = Laurent Benard
Danny Rosd = Danny Ross
Katarzyna Nowak = Catherine Nowak
Marie Gagnon-Roy = Marie Gagnon-Côté
Jean Lamontagne = Jean Lamontange
Gérard Simard = Gérald Simard
Liz Simard = Lisa Simard
Aurélie Simard = Aurélien Simard
Omar Simard = Amar Simard
Marie Simon = Marie Simoneau
Marie Müller = Marie Miller
"""

# Two names: nobody would write the one for the other.
DIFFERENT = """
Paul Simard = Simon Simard
Marie Simard = Julie Simard
Marie-Claude Simard = Marie-Ève Simard
Marie-Claude Simard = Marie-Josée Simard
Jean-Luc Simard = Jean-Paul Simard
Jean-Pierre Simard = Jean-Philippe Simard
Pierre Simard = Yves Simard
Luc Simard = Marc Simard
Lise Simard = Line Simard
Louis Simard = Luc Simard
Anne Simard = Alice Simard
Alain Simard = Alexandre Simard
Benoît Simard = Bernard Simard
Bernard Simard = Bertrand Simard
Christian Simard = Christophe Simard
Christine Simard = Christophe Simard
Carole Simard = Caroline Simard
Martin Simard = Mathieu Simard
Martine Simard = Mathilde Simard
Michel Simard = Mireille Simard
Robert Simard = Roger Simard
Roland Simard = Ronald Simard
Richard Simard = Robert Simard
Gilles Simard = Gilbert Simard
Jean Simard = Joan Simard
Bob Simard = Bill Simard
Bob Simard = Ben Simard
Jim Simard = Tim Simard
Sam Simard = Steph Simard
Kate Simard = Karen Simard
Guy Simard = Guillaume Simard
Amélie Simard = Aurélie Simard
Nathalie Simard = Nathan Simard
Sylvain Simard = Sylvie Simard
Fabien Simard = Fabrice Simard
Hugo Simard = Hubert Simard
Léa Simard = Léo Simard
Emma Simard = Anna Simard
J. Simard = Paul Simard
A. Simard = Bob Simard
JP Simard = Jean-Marc Simard
Marie Lavoie = Marie Savoie
Marie Martin = Marie Martineau
Marie Robert = Marie Robertson
Marie Richard = Marie Richardson
Marie Gagnon = Marie Gagné
Marie Fortin = Marie Fortier
Marie Lambert = Marie Laberge
Marie Roy = Marie Royer
Marie Tremblay = Marie Thibault
Marie Leblanc = Marie Leduc
Marie Morin = Marie Moreau
Marie Girard = Marie Giroux
Marie Boucher = Marie Bourgeois
Marie Dubois = Marie Dubuc
Marie Smith = Marie Singh
Marie Jones = Marie Johnson
Marie Williams = Marie Wilson
Marie Wang = Marie Wong
Marie Li = Marie Lin
Marie Kim = Marie Kang
Marie Chen = Marie Chang
Marie Tran = Marie Pham
Marie Hansen = Marie Jansen
Marie Novak = Marie Nowicki
Marie Garcia = Marie Garneau
Marie Silva = Marie Santos
Marie St-Pierre = Marie St-Jean
Marie St-Pierre = Marie St-Louis
Marie Mc Donald = Marie Mc Gregor
Marie de Gaulle = Marie de Villiers
Marie van Dyck = Marie van Beck
Jean Roy = Grace Nakamura
Marie Tremblay = Luc Gagnon
Marie = Julie
Marie = Luc Gagnon
Ahmed Haddad = Mohamed Haddad
Wei Wang = Wei Zhang
Yulia Petrova = Olga Petrova
Sergey Petrov = Andrey Petrov
Tremblay Marie = Gagnon Marie
Bouchard Luc = Bouchard Paul
"""


def _pairs(table: str) -> list[tuple[str, str]]:
    lines = [line.split(" = ") for line in table.strip().splitlines()]
    return [(one, other) for one, other in lines]


def _name(text: str) -> ComparedName:
    return compared_name((Value(kind=Kind.FORMATTED_NAME, text=text),))


def _in_parts(given_name: str, family: str) -> ComparedName:
    return compared_name((Value(kind=Kind.NAME, parts=(family, given_name, "", "", "")),))


def _judged(one: str, other: str) -> str:
    found = faced(_name(one), _name(other))
    grades = {how for how in (found.given, found.family) if how}
    if Alike.NO in grades:
        return "different"
    is_whole = None not in (found.given, found.family)
    return "same" if grades <= {Alike.SAME, Alike.VARIANT} and is_whole else "perhaps"


def _wrong(table: str, expected: str) -> list[tuple[str, str, str]]:
    found = [(one, other, _judged(one, other)) for one, other in _pairs(table)]
    return [judged for judged in found if judged[2] != expected]


def test_names_written_in_two_ways_are_one() -> None:
    assert _wrong(SAME, "same") == []


def test_names_that_are_cut_wrong_or_of_the_other_sex_are_perhaps_one() -> None:
    assert _wrong(PERHAPS, "perhaps") == []


def test_names_that_nobody_writes_for_each_other_are_two() -> None:
    assert _wrong(DIFFERENT, "different") == []


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        ("jean", "j", Alike.INITIAL),
        ("jean luc", "jl", Alike.INITIAL),
        ("jean luc", "luc", Alike.PART),
        ("ben", "benjamin", Alike.VARIANT),
        ("elisabeth", "elizabeth", Alike.VARIANT),
        ("guillaume", "guillaune", Alike.SLIP),
        ("eric", "erik", Alike.UNCLEAR),
        ("denis", "denise", Alike.UNCLEAR),
        ("guy", "guillaume", Alike.NO),
        ("paul", "simon", Alike.NO),
    ],
)
def test_two_given_names_are_graded(first: str, second: str, how: Alike) -> None:
    assert alike(first, second) is alike(second, first) is how


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        ("tremblay", "t", Alike.INITIAL),
        ("gagnon", "gagnon roy", Alike.PART),
        ("st pierre", "saint pierre", Alike.VARIANT),
        ("de la tour", "delatour", Alike.SAME),
        ("quintal", "quantal", Alike.SLIP),
        ("martin", "martineau", Alike.NO),
        ("bob", "robert", Alike.NO),
    ],
)
def test_two_family_names_are_graded_without_what_is_known_of_given_ones(first: str, second: str, how: Alike) -> None:
    assert alike_families(first, second) is alike_families(second, first) is how


_texts = st.sampled_from(
    sorted({name for table in (SAME, PERHAPS, DIFFERENT) for pair in _pairs(table) for name in pair})
)
_words = st.text("aeinorstlmcyh -'.", max_size=12)


@given(st.one_of(_texts, _words), st.one_of(_texts, _words))
def test_names_stand_to_each_other_as_they_do_the_other_way_round(one: str, other: str) -> None:
    assert faced(_name(one), _name(other)) == faced(_name(other), _name(one))


@given(_words, _words)
def test_two_words_are_graded_alike_both_ways(one: str, other: str) -> None:
    for grade in (alike, alike_families):
        first, second = (" ".join(text.replace("'", " ").split()) or "a" for text in (one, other))
        assert grade(first, second) is grade(second, first)


@given(_texts)
def test_a_name_stays_one_name_however_it_is_ordered_and_written(text: str) -> None:
    name = _name(text)
    if not name.family:
        return
    turned = _in_parts(name.family, name.given)
    assert faced(name, turned).could_be
    assert faced(name, _name(f"{name.family.upper()}, {name.given.upper()}")).could_be


@given(st.sampled_from(["Ma", "Ba", "MA", "Coach", "Me", "Roy, CPA", "Sr", "Née", "M.", "II", ""]), _texts)
def test_no_word_that_could_be_a_title_takes_a_whole_name_away(family: str, given_name: str) -> None:
    assert _in_parts(given_name, family).words


@pytest.mark.parametrize(
    ("name", "given_name", "family", "generation", "others"),
    [
        (_in_parts("Amélie", "Gagnon, CPA"), "amelie", "gagnon", "", ()),
        (_in_parts("Dr Jean", "Roy ing."), "jean", "roy", "", ()),
        (_in_parts("M.", "Roy"), "m", "roy", "", ()),
        (_in_parts("Jean", "Roy père"), "jean", "roy", "elder", ()),
        (_in_parts("Jean", "Roy (fils)"), "jean", "roy", "younger", ()),
        (_in_parts("Jean", "fils"), "jean", "", "younger", ()),
        (_in_parts("Marie", "Roy (née Gagnon)"), "marie", "roy", "", ("gagnon",)),
        (_in_parts("Robert « Bob »", "Roy"), "robert", "roy", "", ("bob",)),
        (_in_parts("Jack", "Ma"), "jack", "ma", "", ()),
        (_name("Charles de Gaulle"), "charles", "de gaulle", "", ()),
        (_name("Tremblay, Marie, Ph.D."), "marie", "tremblay", "", ()),
        (_name("John Smith Jr."), "john", "smith", "younger", ()),
        (_name("Henry Ford II"), "henry", "ford", "second", ()),
        (_name("VAN DER BERG Jan"), "jan", "van der berg", "", ()),
        (_name("Amélie Gagnon, conseillère"), "amelie", "gagnon", "", ()),
    ],
)
def test_a_name_is_read_without_what_is_no_name(
    name: ComparedName, given_name: str, family: str, generation: str, others: tuple[str, ...]
) -> None:
    assert (name.given, name.family, name.generation, name.others) == (given_name, family, generation, others)


def test_a_nickname_and_a_name_before_a_marriage_are_compared_too() -> None:
    nickname = (Value(kind=Kind.NAME, parts=("Roy", "Guy", "", "", "")), Value(kind=Kind.NICKNAME, text="Ti-Bob"))
    found = faced(compared_name(nickname), _name("Ti-Bob Roy"))
    assert found == (Alike.VARIANT, Alike.SAME, False)
    assert faced(_name("Marie Roy née Gagnon"), _name("Marie Gagnon")).family is Alike.PART


def test_a_common_name_is_borne_by_many_and_any_name_by_somebody() -> None:
    common = share_of_given("marie") * share_of_family("tremblay")
    assert common > 1000 * share_of_given("zephyrine") * share_of_family("quintal") > 0
    assert share_of_given("jean") > share_of_given("jean luc") > share_of_given("zephyrin")
    assert share_of_given("j") > share_of_given("jl") > share_of_given("zephyrin")
    assert share_of_given("robert") > share_of_given("bob") > share_of_given("zephyrin")
    assert share_of_family("tremblay") > share_of_family("tremblay quintal") >= share_of_family("quintal") > 0
    assert share_of_family("t") > share_of_family("tremblay") > share_of_family("7") == share_of_family("77")


@pytest.mark.parametrize(
    ("given_name", "family", "email", "said"),
    [
        ("S.", "Bergeron", "sophie.bergeron12@example.org", ("sophie",)),
        ("John", "Quintal", "jonathanquintal@example.org", ("jonathan",)),
        ("Marie", "Roy", "marie.gagnon@example.org", ("gagnon",)),
        ("Marie", "Roy", "paul.roy@example.org", ()),
        ("Julie", "Roy", "julien.roy@example.org", ()),
        ("Marie", "Roy", "marie.claude@example.org", ()),
        ("L.", "Perron", "famille.perron@example.org", ()),
        ("Marie", "Roy", "marie.roy@example.org", ()),
        ("M.", "Roy", "mroy@example.org", ()),
    ],
)
def test_an_address_says_how_else_somebody_is_called_but_not_who_else_has_it(
    given_name: str, family: str, email: str, said: tuple[str, ...]
) -> None:
    name = Value(kind=Kind.NAME, parts=(family, given_name, "", "", ""))
    assert compared_name((name, Value(kind=Kind.EMAIL, text=email))).others == said


def test_an_address_says_the_family_name_of_whom_only_the_given_one_is_written_down() -> None:
    xavier = compared_name(
        (Value(kind=Kind.FORMATTED_NAME, text="Xavier"), Value(kind=Kind.EMAIL, text="xavier.guay76@example.org"))
    )
    assert faced(xavier, _name("Xavier Guay")) == (Alike.SAME, Alike.VARIANT, False)
    assert faced(xavier, _name("Xavier Roy")) == (Alike.SAME, None, False)


def test_an_address_puts_a_slip_right() -> None:
    for given_name, family, email, said in (
        ("Stéphane", "Dio", "stephane.dion@example.org", ("dion",)),
        ("Anni", "Quintal", "quintalannie@example.org", ("annie",)),
    ):
        name = Value(kind=Kind.NAME, parts=(family, given_name, "", "", ""))
        assert compared_name((name, Value(kind=Kind.EMAIL, text=email))).others == said


def test_a_son_is_told_from_his_father_where_only_the_whole_name_says_so() -> None:
    parts = Value(kind=Kind.NAME, parts=("Lachapelle", "Jean", "", "", ""))
    son = compared_name((Value(kind=Kind.FORMATTED_NAME, text="Jean Lachapelle Jr"), parts))
    father = compared_name((Value(kind=Kind.FORMATTED_NAME, text="Jean Lachapelle"), parts))
    assert (son.generation, father.generation) == ("younger", "")
