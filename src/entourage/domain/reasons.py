"""What is concluded of two entries, and the reasons for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from entourage.domain.making import quickly_made


class ReasonCode(StrEnum):
    """Name what speaks for or against two entries being one person."""

    SAME_IDENTIFIER = "same_identifier"
    FORMER_ROW = "former_row"
    SAME_PROFILE = "same_profile"
    SAME_EMAIL = "same_email"
    NEAR_EMAIL = "near_email"
    SPELLED_NAME = "spelled_name"
    SAME_MAILBOX_NAME = "same_mailbox_name"
    SAME_TELEPHONE = "same_telephone"
    SAME_FIELD = "same_field"
    NEAR_FIELD = "near_field"
    SAME_NAME = "same_name"
    SWAPPED_NAME = "swapped_name"
    SIMILAR_NAME = "similar_name"
    SAME_SINGLE_NAME = "same_single_name"
    SAME_GIVEN_NAME = "same_given_name"
    SAME_FAMILY_NAME = "same_family_name"
    SAME_BIRTHDAY = "same_birthday"
    SAME_DAY_OF_BIRTH = "same_day_of_birth"
    NEAR_BIRTHDAY = "near_birthday"
    SAME_ORGANIZATION = "same_organization"
    SAME_ADDRESS = "same_address"
    SIMILAR_ADDRESS = "similar_address"
    SAME_TOWN = "same_town"
    SIMILAR_GIVEN_NAME = "similar_given_name"
    SIMILAR_FAMILY_NAME = "similar_family_name"
    UNCLEAR_GIVEN_NAME = "unclear_given_name"
    UNCLEAR_FAMILY_NAME = "unclear_family_name"
    UNCLEAR_GENERATION = "unclear_generation"
    DIFFERENT_GIVEN_NAME = "different_given_name"
    DIFFERENT_MIDDLE_NAME = "different_middle_name"
    DIFFERENT_FAMILY_NAME = "different_family_name"
    DIFFERENT_GENERATION = "different_generation"
    DIFFERENT_BIRTHDAY = "different_birthday"
    DISTANT_BIRTHDAY = "distant_birthday"
    DIFFERENT_MAILBOX = "different_mailbox"
    DIFFERENT_ADDRESS = "different_address"
    DIFFERENT_PROFILE = "different_profile"
    DIFFERENT_FIELD = "different_field"


class Word(StrEnum):
    """Conclude in one of four words."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"
    NO = "no"


@quickly_made
@dataclass(frozen=True, slots=True)
class Reason:
    """Hold one reason: its bits, and the values concerned (as they were written; both, where they differ)."""

    code: ReasonCode
    weight: float
    text: str


@quickly_made
@dataclass(frozen=True, slots=True)
class Likeness:
    """Hold a conclusion and its reasons; weight: their bits together."""

    word: Word
    weight: float
    reasons: tuple[Reason, ...]


Evidence = tuple[ReasonCode, float]
