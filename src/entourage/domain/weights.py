"""What each agreement weighs before anything is learnt: Fellegi and Sunter's log2 of m/u, in bits.

m is how often the values of one person's two entries stand to each other in this way, u how often those of two people
do (Fellegi and Sunter, "A Theory for Record Linkage", 1969). The m here are our estimates for address books, where
a value is far more often missing, abbreviated or old than wrong; whoever learns from a book starts from them. The u of
a value is how many people have it: of a name its share among people (`names_common`, and the book itself), of an
address of some kind how many people of other names have the same (`frequencies`).

A pair has to earn what speaks against it before anyone looked: among n people each is another one's double with a
chance of about 1 in n, so that `frequencies.Frequencies.ground`, log2 of n, is nothing but even.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.names_grades import Alike

if TYPE_CHECKING:
    from collections.abc import Mapping

FEWEST_PEOPLE = 1000
"""A small book is weighed as if it had so many people: who is in it may be met in the next file."""

CERTAIN, LIKELY, POSSIBLE = 12.0, 3.9, -3.5
"""Bits above the ground from which a word is said: odds of 4,000 to 1, of 15 to 1, of 1 to 11."""

MOST_OF_NAMES = 20.0  # a name alone, however rare, is no certainty
MOST_OF_SIMILAR_NAMES = 13.5
MOST_OF_A_SINGLE_NAME = 7.0
MOST_OF_HALF_A_NAME = 4.0  # where one of two says no more
SWAPPED = -1.5
INITIAL_ALONE = 1.0  # beside no other part of a name
INITIAL = 3.3  # of those who have another's first letter there are one in ten
FURTHER_SLIP = -3.0  # for each letter but the first that is another: it may be another name
MIDDLE_DIFFERS = -4.0
HIS_AND_HERS = -7.0  # a slip at the end of a name, or rather a man's and a woman's
SHORTENED = 3.0  # names of their own, of which one is short for the other, too
LESSER = {Alike.VARIANT: -1.5, Alike.PART: -1.5, Alike.SLIP: -2.0}
"""What an agreement that is not complete loses of the weight of the commoner of two names."""
LESSER_AT_BEST = max(LESSER.values())


class OfName(NamedTuple):
    """Hold the bits, besides those of the name itself, of one that agrees, is unclear, or is another."""

    agrees: float
    unclear: float
    differs: float


OF_GIVEN = OfName(-0.3, -0.5, -6.0)  # m: four in five are the same, one in 65 is another name
OF_FAMILY = OfName(-0.3, -0.5, -4.5)  # one in 20 is another: people marry

EMAIL, SHARED_MAILBOX = 5.0, -3.0  # above the ground
NEAR_EMAIL = -1.0  # above the ground: by a letter or two, which are no digits
LOCAL_PART, HANDLE, HANDLE_WITH_DIGITS = -6.0, -3.0, -2.0  # above the ground: the same name before the @ elsewhere
TWO_DIGITS, MORE_DIGITS = 3.0, 5.0  # beside one's own name, which says nothing besides itself
SPELLED, SPELLED_WITH_DIGITS = -2.0, -1.0  # of a name that a mailbox spells, and nothing else does
TELEPHONE = 1.0
PROFILE, SISTER_PROFILE = 9.0, 4.0
IDENTIFIER, NEAR_IDENTIFIER = 3.0, -3.7  # the latter by one digit of a field with a thousand times as many values
ADDRESS = 2.0  # at most, above the ground
NUMBER, STREET, BESIDE, POSTCODE, TOWN, BOTH_OF_A_PLACE = 4.0, 8.0, 3.0, 6.0, 4.0, 1.0
MOST_OF_A_PLACE = 4.0  # of the town and the postal code alone
OTHER_NUMBER = -6.0  # of the house: neighbours
ADDRESS_DIFFERS = -1.0  # people move
BESIDE_AN_OFFICE = 1.0  # what comes with an office that something else has shown
MORE_OF_A_KIND = 1.0  # bits for each further value of a kind that both have

BIRTHDAY, DAY_OF_BIRTH, NEAR_BIRTHDAY, SWAPPED_DAY = 14.4, 8.5, 3.5, 8.0
PART_OF_BIRTHDAY, DAY_OF_ANOTHER_YEAR = 2.0, 0.5  # two of year, month and day
BIRTHDAY_OF_ONE_GENERATION, WITHIN_A_YEAR = -5.0, 2.5  # by which none is the other's parent
BIRTHDAY_DIFFERS, GENERATION_DIFFERS, GENERATION_UNCLEAR = -8.0, -12.0, -2.0
ORGANIZATION, MOST_OF_ORGANIZATIONS = 5.0, 8.0
OTHER_MAILBOX = -2.0  # both have one at the same provider of personal mailboxes, and not the same
OTHER_MAILBOX_OF_A_FIRM = -1.0  # as colleagues have, and who was given another name
OTHER_PROFILE = -6.0  # both have an account on one network, and not the same

# What a household or an office shares speaks together for no more than that: by how many bits above the ground.
HOUSEHOLD, HOUSEHOLD_WITH_EMAIL, OFFICE = 0.0, 4.0, -2.0


@dataclass(frozen=True, slots=True)
class Learnt:
    """Hold the bits that a book's own people may change: of what differs, and of what a household shares.

    birthday_near: of one that is another's by less than a generation. household: how much more often those at one
    address are one person than the shipped weights take them to be. fields: of unknown fields, by heading.
    """

    given_differs: float = OF_GIVEN.differs
    family_differs: float = OF_FAMILY.differs
    birthday_differs: float = BIRTHDAY_DIFFERS
    birthday_near: float = BIRTHDAY_OF_ONE_GENERATION
    household: float = 0.0
    fields: Mapping[str, float] = field(default_factory=dict)

    @property
    def both_differ(self) -> tuple[float, float]:
        """Give the bits of two names of which both halves are others: both are seldom wrong by themselves alone."""
        return (self.given_differs + OF_GIVEN.differs) / 2, (self.family_differs + OF_FAMILY.differs) / 2


SHIPPED = Learnt()
_GIVEN_DIFFERS, _FAMILY_DIFFERS, _BIRTHDAY_DIFFERS = (-6.5, -3.0), (-5.0, -2.5), (-8.5, -3.0)
_BIRTHDAY_NEAR = (-5.5, -1.5)
_HOUSEHOLD, _FIELD_DIFFERS = (0.0, 9.0), (-6.0, 0.0)


def within_bounds(found: Learnt) -> Learnt:
    """Keep what was learnt near what is shipped."""
    return Learnt(
        given_differs=_within(found.given_differs, _GIVEN_DIFFERS),
        family_differs=_within(found.family_differs, _FAMILY_DIFFERS),
        birthday_differs=_within(found.birthday_differs, _BIRTHDAY_DIFFERS),
        birthday_near=_within(found.birthday_near, _BIRTHDAY_NEAR),
        household=_within(found.household, _HOUSEHOLD),
        fields={heading: _within(bits, _FIELD_DIFFERS) for heading, bits in found.fields.items()},
    )


def _within(bits: float, bounds: tuple[float, float]) -> float:
    return min(max(bits, bounds[0]), bounds[1])
