"""Where two texts part, beyond what the case files of the checks show."""

from colophon.languages.quantities.difference import Difference, Parting, Sides, differences


def partings(source: str, target: str, *, languages: str = "en es", **more: object) -> list[Parting]:
    first, second = languages.split()
    return [found.parting for found in differences(Sides(source, target, first, second, **more))]  # type: ignore[arg-type]


def test_a_neighbour_may_hold_what_is_missing() -> None:
    assert partings("It sank 26 boats.", "Hundió barcos.") == [Parting.MISSING]
    assert partings("It sank 26 boats.", "Hundió barcos.", target_around=("Eran 26.",)) == []


def test_a_weekday_given_as_a_date_is_counted_from_the_day_of_publication() -> None:
    source, target = "It opened on Saturday.", "Abrió el 29 de septiembre."
    assert partings(source, target) == []
    assert partings(source, target, published="2018-10-01") == []
    assert partings(source, target, published="2019-10-01") == [Parting.CHANGED]
    assert partings(source, target, published="no date") == []


def test_dates_in_digits_meet_dates_in_words() -> None:
    assert partings("On 21 September 2018", "El 21/09/2018") == []
    assert partings("On 21 September 2018", "El 21/10/2018") == [Parting.CHANGED]


def test_a_doubtful_exchange_is_not_sure() -> None:
    (found,) = differences(Sides("two boats", "fünf Boote", "en", "de"))
    assert isinstance(found, Difference)
    assert not found.sure


def test_heights_convert_as_one() -> None:
    assert partings("The 6-foot-6 sailor", "El marinero de 1,98 metros") == []


def test_telephone_numbers_are_compared_by_their_digits() -> None:
    assert partings("Call 0800 555 111.", "Llame al 0800-555-111.") == []


def test_nothing_to_compare_is_nothing_to_say() -> None:
    assert partings("", "") == []
    assert partings("One left.", "") == []
