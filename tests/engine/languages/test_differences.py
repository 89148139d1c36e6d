"""Where two texts part, beyond what the case files of the checks show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.languages.quantities import difference
from colophon.languages.quantities.difference import Sides, differences
from colophon.languages.quantities.parting import Difference, Parting, Weight

_PARTS = st.sampled_from(["one", "both", "second", "first", "half", "a third", "dozens", "3", "ten", "one in ten", "x"])


def partings(source: str, target: str, *, languages: str = "en es", **more: object) -> list[Parting]:
    first, second = languages.split()
    return [found.parting for found in differences(Sides(source, target, first, second, **more))]  # type: ignore[arg-type]


@given(st.lists(_PARTS), st.lists(_PARTS))
def test_mere_words_that_are_left_over_are_of_no_consequence(source: list[str], target: list[str]) -> None:
    """They are not judged at all: judged, nothing would be said of them."""
    sides = Sides(" ".join(source), " ".join(target), "en", "en")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(difference, "is_mere_word", lambda mention: False)
        judged = difference.judged.__wrapped__(sides, True)
    assert difference.judged.__wrapped__(sides, True) == judged


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
    assert found.weight is Weight.DOUBTFUL


def test_heights_convert_as_one() -> None:
    assert partings("The 6-foot-6 sailor", "El marinero de 1,98 metros") == []


def test_telephone_numbers_are_compared_by_their_digits() -> None:
    assert partings("Call 0800 555 111.", "Llame al 0800-555-111.") == []


def test_nothing_to_compare_is_nothing_to_say() -> None:
    assert partings("", "") == []
    assert partings("One left.", "") == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("6 miles", "10 km"),
        ("6 miles", "9,7 km"),
        ("650 pounds", "295 kilos"),
        ("200 miles", "320 km"),
        ("100 yards", "90 metros"),
        ("half an hour", "30 minutos"),
        ("two weeks", "quince días"),
    ],
)
def test_amounts_convert(source: str, target: str) -> None:
    assert partings(f"It took {source}.", f"Llevó {target}.") == []


@pytest.mark.parametrize(
    ("source", "target"),
    [("6 miles", "12 km"), ("50 miles", "83 km"), ("650 pounds", "283 kilos"), ("2 miles", "2 km")],
)
def test_wrong_amounts_do_not(source: str, target: str) -> None:
    assert partings(f"It took {source}.", f"Llevó {target}.") != []


def test_a_second_measure_has_to_be_right_as_well() -> None:
    assert partings("80 km (50 miles)", "80 km (50 millas)") == []
    assert partings("80 km (50 miles)", "83 km (50 millas)") == [Parting.CHANGED]


def test_the_night_to_a_day_is_the_day_before() -> None:
    assert partings("on Sunday night", "in der Nacht auf Montag", languages="en de") == []
    assert partings("on Friday night", "in der Nacht auf Montag", languages="en de") == [Parting.CHANGED]


def test_what_people_drop_on_purpose_is_faint() -> None:
    (found,) = differences(Sides("It opened on Friday.", "Abrió.", "en", "es"))
    assert found.weight is Weight.FAINT


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The law has parts 1-4.", "La ley tiene las cuatro primeras partes."),
        ("The bus came at 1730 GMT.", "El autobús llegó a las 17:30 GMT."),
        ("One in five agreed.", "El 20 % estuvo de acuerdo."),
        ("She is 100 percent certain.", "Está segura."),
        ("It compiles.", "Compila con Fortran 95."),
        ("It is the only dry berth of the ten.", "Es el único muelle seco."),
        ("The cover protects it.", "La lona lo protege al 100 %."),
        ("They reached the last 16.", "Llegaron a octavos de final."),
        ("The crew of 8 grew to 43.", "De 8 pasaron a 35+8=43."),
    ],
)
def test_what_is_said_otherwise_or_on_purpose_is_no_alarm(source: str, target: str) -> None:
    found = differences(Sides(source, target, "en", "es"))
    assert [difference for difference in found if difference.weight > Weight.FAINT] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("They won 4-0.", "Ganaron 4-00."),
        ("They won 3-1, their third win.", "Ganaron 7-1, su tercera victoria."),
        ("It took 80 km (50 miles).", "Llevó 83 km (50 millas)."),
        ("The train leaves in July.", "El tren sale en agosto."),
        ("She is not 100 percent certain.", "No está segura."),
        ("It took 10 boats.", "Llevó 01 barcos."),
        ("It is checked once in 180 days.", "Se revisa una vez."),
        ("Set it to a value of 0 in the cabin.", "Póngale un valor en la cabina."),
    ],
)
def test_a_replaced_value_is_sure(source: str, target: str) -> None:
    assert [found.weight for found in differences(Sides(source, target, "en", "es"))] == [Weight.SURE]


def test_a_month_that_does_not_exist_is_a_changed_month() -> None:
    assert partings("in July 2017", "2017年70月", languages="en zh-Hans") == [Parting.CHANGED]


def test_the_notes_of_a_translator_are_not_compared() -> None:
    assert partings("It runs.", "它能运行（译注：2019年起）。", languages="en zh-Hans") == []
    assert partings("It runs.", "它能运行（2019年起）。", languages="en zh-Hans") == [Parting.ADDED]


@pytest.mark.parametrize(
    ("source", "target", "parted"),
    [
        ("It was 30 °C.", "It was 86 °F.", False),
        ("It was 30 °C.", "It was 86 °C.", True),
        ("It was 86 degrees.", "Hacía 30 grados.", False),
        ("It is 80 km (50 miles) away.", "Está a 80 km.", False),
        ("It is 80 km (50 miles) away.", "Está a 49,7 millas.", False),
        ("It lasted 24 hours.", "Duró 1440 minutos.", False),
        ("It lasted 24 hours.", "Duró 1440 horas.", True),
        ("They sold two dozen.", "Vendieron 24.", False),
    ],
)
def test_what_is_the_same_amount(source: str, target: str, parted: bool) -> None:
    assert bool(partings(source, target)) is parted


def test_yesterday_is_counted_from_the_day_of_publication() -> None:
    source, target = "The council met yesterday.", "市议会周二开会。"
    assert partings(source, target, languages="en zh-Hans") == []
    assert partings(source, target, languages="en zh-Hans", published="2018-10-03") == []
    assert partings(source, target, languages="en zh-Hans", published="2018-10-05") == [Parting.CHANGED]
    dated = "市议会10月2日开会。"
    assert partings(source, dated, languages="en zh-Hans", published="2018-10-03") == []
    assert partings(source, dated, languages="en zh-Hans", published="2018-10-04") == [Parting.CHANGED]


def test_tomorrow_does_not_excuse_another_weekday() -> None:
    assert partings("On Monday and tomorrow", "El martes y mañana") == [Parting.CHANGED]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("her third in two decades", "son troisième en vingt ans"),
        ("in the second quarter", "au deuxième trimestre"),
        ("It took an hour and a half.", "Cela a pris 90 minutes."),
        ("from 6.1 to 5.9%", "de 6,1 % à 5,9 %"),
    ],
)
def test_neighbours_are_joined_by_the_words_of_their_language(source: str, target: str) -> None:
    assert partings(source, target, languages="en fr") == []


def test_a_decade_is_no_other_number() -> None:
    assert partings("in the thirties", "in den Dreißigerjahren", languages="en de") == []
    assert partings("en la treintena", "about 35", languages="es en") == []
    (found,) = differences(Sides("in den dreißiger Jahren", "in 8980", "de", "en"))
    assert (found.parting, found.weight) == (Parting.CHANGED, Weight.SURE)


def test_a_number_without_a_measure_word_is_that_of_a_name() -> None:
    for target, weight in (("《特工传奇》好看，特工3评论", Weight.FAINT), ("有3名特工", Weight.SURE)):
        (found,) = differences(Sides("A review.", target, "en", "zh-Hans"))
        assert found.weight is weight


def test_a_model_keeps_its_number_and_an_illness_need_not() -> None:
    assert partings("The F-35 landed.", "El avión aterrizó.") == [Parting.MISSING]
    assert partings("Covid-19 spread.", "新冠蔓延。", languages="en zh-Hans") == []


def test_a_speed_may_name_its_hour_first() -> None:
    assert partings("风速达每小时85英里。", "vents de 137 km/h", languages="zh-Hans fr") == []
    assert partings("风速达每小时85英里。", "vents de 157 km/h", languages="zh-Hans fr") == [Parting.CHANGED]


def test_one_of_so_many_may_name_what_it_counts() -> None:
    assert partings("五分之一的议员缺席。", "Un sénateur sur cinq était absent.", languages="zh-Hans fr") == []


@pytest.mark.parametrize(
    ("published", "weight"), [("", Weight.FAINT), ("2013-05-01", Weight.FAINT), ("2015", Weight.FAINT)]
)
def test_this_year_may_stand_for_a_year(published: str, weight: Weight) -> None:
    sides = Sides("It won the prize in 2013.", "这艘船今年赢得了奖项。", "en", "zh-Hans", published=published)
    assert [(found.parting, found.weight) for found in differences(sides)] == [(Parting.MISSING, weight)]


def test_this_year_is_the_year_of_publication() -> None:
    sides = Sides("It won the prize in 2013.", "这艘船今年赢得了奖项。", "en", "zh-Hans", published="2015-05-01")
    assert [found.weight for found in differences(sides)] == [Weight.DOUBTFUL]


def test_a_number_after_these_counts_what_is_known() -> None:
    said = Sides("Use the options together.", "Utilice estas tres opciones juntas.", "en", "es")
    assert [found.weight for found in differences(said)] == [Weight.FAINT]
    other = Sides("Both options work.", "Estas tres opciones funcionan.", "en", "es")
    assert [found.weight for found in differences(other)] == [Weight.SURE]


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en fr", "after two hours and 48 minutes", "au bout de 2 h 48"),
        ("de en", "nach 2:48 Stunden", "after two hours and 48 minutes"),
        ("en vi", "after two hours and 48 minutes", "sau 2 giờ 48 phút"),
        ("sv en", "från 1800-talet", "from the 19th century"),
        ("it en", "risaliva all'Ottocento", "from the 19th century"),
        ("en fa", "in 2024", "در سال ۱۴۰۳"),
        ("th en", "พ.ศ. 2567", "in 2024"),
        ("en sv", "some 80 km north", "omkring åtta mil norrut"),
        ("it en", "un centinaio di chilometri", "60 miles"),
        ("en he", "9 nautical miles", "תשעה מיילים ימיים"),
        ("bn en", "বুধবারও", "also on Wednesday"),
    ],
)
def test_what_is_told_in_another_way_is_the_same(languages: str, source: str, target: str) -> None:
    assert partings(source, target, languages=languages) == []


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en fr", "after two hours and 48 minutes", "au bout de 2 h 47"),
        ("en de", "after two hours and 48 minutes", "nach zwei Stunden und 47 Minuten"),
        ("th en", "พ.ศ. 2567", "in 2023"),
        ("sv en", "omkring åtta mil norrut", "some 90 km north"),
    ],
)
def test_another_amount_is_not(languages: str, source: str, target: str) -> None:
    assert partings(source, target, languages=languages)
