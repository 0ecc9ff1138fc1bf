"""What changes about people, value by value: by a newer file, or by hand."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Value
from entourage.domain.merging import Effect, FieldChange
from entourage.words import importing
from entourage.words.differing import where_they_differ

if TYPE_CHECKING:
    from entourage.domain.editing import Edit
    from entourage.language import Language


def change(language: Language, found: FieldChange) -> str:
    """Say one difference: what is added, what follows the source, what stays, what is no longer said."""
    before = importing.said(language, found.before.value) if found.before else ""
    after = importing.said(language, found.after) if found.after else ""
    value = found.after or (found.before.value if found.before else None)
    called = importing.field(language, value) if value else ""
    if not (before or after) or (found.effect is Effect.REPLACE and not after):
        return _wordless(language)[found.effect].format(field=called)
    sentences = {
        Effect.ADD: language.gettext("{field}: {after} (added)"),
        Effect.REPLACE: language.gettext("{field}: {before} → {after}"),
        Effect.DROP: language.gettext("{field}: {before} (taken away)"),
        Effect.KEEP: _kept(language, found),
        Effect.VANISH: language.gettext("{field}: the file no longer says {before}, which stays"),
    }
    if found.before and found.after and before == after:
        sentence = language.gettext("{field}: {text} ({before} → {after})")
        then, now = _rest(language, found.before.value, found.after)
        return sentence.format(
            field=called, text=importing.cut(after), before=importing.cut(then), after=importing.cut(now)
        )
    if found.effect is Effect.REPLACE:
        before, after = where_they_differ(before, after, importing.LONGEST)
    return sentences[found.effect].format(field=called, before=importing.cut(before), after=importing.cut(after))


def _kept(language: Language, found: FieldChange) -> str:
    """Say whose word stays beside that of the file."""
    if found.before is None:
        return language.gettext("{field}: you took it away; the file says {after}")
    if found.before.by_hand:
        return language.gettext("{field}: yours stays, {before}; the file says {after}")
    return language.gettext("{field}: {before} stays, as another source has it; the file says {after}")


def _wordless(language: Language) -> dict[Effect, str]:
    """Say differences of what has no words, such as a photo."""
    return {
        Effect.ADD: language.gettext("{field}: added"),
        Effect.REPLACE: language.gettext("{field}: replaced"),
        Effect.DROP: language.gettext("{field}: taken away"),
        Effect.KEEP: language.gettext("{field}: yours stays; the file has another"),
        Effect.VANISH: language.gettext("{field}: no longer in the file; yours stays"),
    }


def edited(language: Language, edit: Edit) -> str:
    """Say one change made by hand."""
    if edit.new is None:
        value = edit.old.value if edit.old else Value(kind=Kind.OTHER)
        before = importing.said(language, value)
        wordless = language.gettext("{field}: taken away")
        sentence = language.gettext("{field}: {before} (taken away)") if before else wordless
        return sentence.format(field=importing.field(language, value), before=importing.cut(before))
    return change(language, FieldChange(Effect.REPLACE if edit.old else Effect.ADD, edit.old, edit.new))


def _rest(language: Language, before: Value, after: Value) -> tuple[str, str]:
    """Name what differs between two values that read alike: a part that is not shown, else what they are for."""
    differing = [(then, now) for then, now in zip_longest(before.parts, after.parts, fillvalue="") if then != now]
    if differing:
        dashed = [tuple(text or "—" for text in pair) for pair in differing]
        return ", ".join(then for then, _ in dashed), ", ".join(now for _, now in dashed)
    return importing.label_of(language, before), importing.label_of(language, after)
