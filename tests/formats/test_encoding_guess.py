"""The encoding of a few people's names, where nothing but their letters tells it."""

import pytest

from entourage.formats.encoding_guess import guess

FEW = [
    ("cp1250", "Jaroslav Dvořák\nZdeňka Kučerová"),
    ("iso8859_2", "Tomáš Růžička, Plzeň"),
    ("cp1250", "Paweł Wójcik\nJoanna Zając"),
    ("cp1250", "Győző Szűcs\nErdős Gábor"),
    ("cp1250", "Ştefan Bălan, Iaşi"),
    ("cp1250", "Marko Kovačević\nIvan Šarić"),
    ("cp1254", "Ayşe Yıldırım\nUğur Çelik"),
    ("cp1257", "Eglė Žukauskaitė\nŠarūnas Kazlauskas"),
    ("cp1252", "Chloë Lâche, Verkäuferin"),
    ("cp1251", "Ольга"),
    ("koi8_r", "Дмитрий Щукин"),
    ("cp866", "Наталья Жукова"),
    ("cp1251", "Сергій Їжакевич, Київ"),
    ("cp1253", "Ελένη"),
    ("cp1255", "יעל"),
    ("cp1256", "فاطمة الخطيب"),
    ("cp932", "渡辺 陽子"),
    ("cp932", "山田 太郎;札幌市"),
    ("cp932", "ソフィア 能登"),
    ("cp932", "能美 表"),
    ("cp932", "N:噂;ｳﾜｻ"),
    ("big5", "許 功蓋"),
    ("euc_jp", "高橋 ユミ"),
    ("gb18030", "张伟"),
    ("big5", "陳雅婷"),
    ("cp949", "박서연"),
]


@pytest.mark.parametrize(("encoding", "text"), FEW)
def test_a_few_names_tell_how_they_are_encoded(encoding: str, text: str) -> None:
    sample = text.encode(encoding)
    assert sample.decode(guess(sample)) == text


WESTERN = """
René|Zoé|Geneviève Lelièvre|Chloë|Loïc|Anaïs Août|François Çelebi|Besançon|Où|À|Œuvré|l’été|Noël à 5 €|n° 3
Müller|Groß|Übach|Käthe Jäger|Österreich|Núñez|Peña|Íñigo|María|Raúl|Ángel Ibáñez|¿Qué?|1º B|João Simões|Conceição
Giosuè|Niccolò|più|Åsa Öberg|Søren Kjær|Ægir Þórsson|Mäkinen|Daniël|België|Llúcia|Seán Ó Murchú
"""


@pytest.mark.parametrize("text", WESTERN.strip().replace("\n", "|").split("|"))
def test_a_single_western_word_is_never_taken_for_another_script(text: str) -> None:
    sample = text.encode("cp1252")
    assert sample.decode(guess(sample)) == text
