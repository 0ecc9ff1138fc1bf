"""Know what programs write in cells of which nobody said anything."""

from __future__ import annotations

# What Outlook writes in each language where nobody said anything: of priority, sensitivity, privacy and gender.
_DEFAULTS = frozenset(
    {
        *("normal", "normale", "normaal", "normalna", "normalny", "normalne", "normální", "normálna", "normálne"),
        *("normál", "normali", "normaali", "navadno", "обычная", "обычный", "звичайна", "звичайний", "нормална"),
        *("κανονική", "κανονικό", "標準", "普通", "一般", "正常", "보통", "عادي", "רגיל", "ปกติ", "parasta", "įprastas"),
        *(
            "false",
            "falsch",
            "faux",
            "aus",
            "falso",
            "onwaar",
            "fałsz",
            "ложь",
            "falsk",
            "falskt",
            "yanlış",
            "nepravda",
        ),
        *("epätosi", "hamis", "fals", "ψευδές", "нi", "хибність", "偽", "错误", "錯誤", "거짓", "לא נכון", "0"),
        *("unspecified", "keine angabe", "non spécifié", "non spécifié(e)", "no especificado", "sin especificar"),
        *("non specificato", "niet opgegeven", "niet-gespecificeerd", "niet gespecificeerd", "não especificado"),
        *("nieokreślona", "nieokreślony", "nie określono", "не определен", "не определён", "не указан", "не вказано"),
        *(
            "ospecificerad",
            "ej angivet",
            "ikke angivet",
            "ikke angitt",
            "ei määritetty",
            "belirtilmemiş",
            "belirtilmedi",
        ),
        *(
            "neurčeno",
            "neuvedené",
            "nespecifikováno",
            "nincs megadva",
            "nespecificat",
            "未指定",
            "指定なし",
            "지정 안 함",
        ),
    }
)


def is_default(text: str) -> bool:
    """Tell whether a cell says what a program writes where nobody said anything."""
    return text.lower() in _DEFAULTS
