"""What is read as a quantity, in every language, and with which value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.languages.language import Share
from colophon.languages.library import known_languages
from colophon.languages.measures import converts
from colophon.languages.quantities.difference import Sides, differences
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.reading import quantities

VALUES = [
    ("nl", "drieëntwintigduizend", 23000),
    ("nl", "3,5 miljoen", 3.5e6),
    ("nl", "om half drie 's middags", 14.5),
    ("sv", "tvåhundrafemtio", 250),
    ("sv", "2,4 miljarder", 2.4e9),
    ("sv", "1 250 personer", 1250),
    ("el", "διακόσιες πενήντα χιλιάδες", 250_000),
    ("el", "3,5 εκατ. ευρώ", 3.5e6),
    ("el", "ο 34χρονος", 34),
    ("he", "שלושה עשר אנשים", 13),
    ("he", "מאתיים וחמישים", 250),
    ("he", "3.5 מיליון", 3.5e6),
    ("sw", "watu elfu tatu mia mbili na hamsini", 3250),
    ("sw", "shilingi bilioni 2.4", 2.4e9),
    ("sw", "ishirini na watatu", 23),
    ("th", "สามสิบห้าคน", 35),
    ("th", "2,400 ล้านบาท", 2.4e9),
    ("th", "5 แสนคน", 500_000),
    ("id", "lima belas ribu orang", 15_000),
    ("id", "dua ratus tiga puluh", 230),
    ("id", "2,4 miliar", 2.4e9),
    ("bn", "তেইশজন", 23),
    ("bn", "৩ কোটি ৫০ লাখ টাকা", 3.5e7),
    ("bn", "রাত সাড়ে ৯টায়", 9.5),
    ("ur", "2 ارب 40 کروڑ", 2.4e9),
    ("ur", "رات ساڑھے نو بجے", 9.5),
    ("ur", "تئیس افراد", 23),
    ("ru", "2 млрд 400 млн", 2.4e9),
    ("tr", "2 bin 300", 2300),
    ("tr", "bin 300 kişi", 1300),
    ("fa", "دو هزار و ۳۰۰", 2300),
    ("ar", "مليارين و400 مليون", 2.4e9),
    ("it", "2 milioni e 300 mila euro", 2.3e6),
    ("hi", "१ लाख २५ हज़ार", 125_000),
    ("hi", "पंद्रह", 15),
    ("hi", "रात साढ़े नौ बजे", 9.5),
    ("cs", "třiadvacet", 23),
    ("cs", "čtyřiatřicetiletý", 34),
    ("cs", "v půl desáté večer", 21.5),
    ("pl", "dwudziestotrzyletni", 23),
    ("uk", "вісімнадцятьох", 18),
    ("bn", "১ দশমিক ২ ট্রিলিয়ন", 1.2e12),
    ("ur", "3 اعشاریہ 5 فیصد", 3.5),
    ("hi", "12 खरब येन", 1.2e12),
    ("fr", "une tonne et demie", 1.5),
    ("it", "uno studente diciannovenne", 19),
    ("pl", "1,2 bln jenów", 1.2e12),
    ("pl", "dziewięcioro dzieci", 9),
    ("ru", "девятерых детей", 9),
    ("cs", "čtvrt milionu", 250_000),
    ("ja", "2026〜27年度", 2026),
    ("en", "twenty-three thousand four hundred boats", 23400),
    ("en", "two hundred and five", 205),
    ("en", "$3.5bn", 3.5e9),
    ("en", "half a million", 5e5),
    ("en", "three quarters of a million", 7.5e5),
    ("en", "a million and a half boats", 1.5e6),
    ("en", "two and a half billion", 2.5e9),
    ("en", "a finish on 27:37", 27 + 37 / 60),
    ("fr", "un million et demi", 1.5e6),
    ("es", "ciento uno", 101),
    ("de", "einhundertdreiundzwanzig", 123),
    ("de", "eine zwölfstündige Fahrt", 12),
    ("ru", "полмиллиона", 5e5),
    ("ru", "восьмилетний мальчик", 8),
    ("cs", "dva tisíce tři sta", 2300),
    ("ar", "ألفين وثلاثمائة", 2300),
    ("ar", "مائة وخمسة عشر", 115),
    ("fa", "صد و بیست و سه", 123),
    ("pt", "cento e quinze", 115),
    ("ko", "1조2000억 원", 1.2e12),
    ("zh-Hans", "45万欧元", 450000),
    ("zh-Hans", "千分之十五", 15),
    ("en", "three dozen", 36),
    ("en", "4 crore", 4e7),
    ("en", "two-thirds", 2 / 3),
    ("en", "14½ points", 14.5),
    ("en", "12,34,567 votes", 1234567),
    ("es", "veintitrés mil cuatrocientos", 23400),
    ("es", "3,5 mil millones", 3.5e9),
    ("es", "cuarenta y dos", 42),
    ("es", "siglo XIX", 19),
    ("fr", "quatre-vingt-dix-sept", 97),
    ("fr", "soixante et onze", 71),
    ("fr", "1 500 euros", 1500),
    ("fr", "20h15", 20.25),
    ("de", "einundzwanzig", 21),
    ("de", "zweihundertfünfzig", 250),
    ("de", "2,5 Milliarden", 2.5e9),
    ("de", "1.500", 1500),
    ("ru", "тридцати пяти", 35),
    ("ru", "2,5 миллиона", 2.5e6),
    ("uk", "двадцяти п’яти", 25),
    ("uk", "7 мільярдів", 7e9),
    ("ar", "خمسة وثلاثين", 35),
    ("ar", "خمسة عشر", 15),
    ("ar", "٣٥٪", 35),
    ("zh-Hans", "两万五", 25000),
    ("zh-Hans", "一百零五", 105),
    ("zh-Hans", "1.4万亿", 1.4e12),
    ("zh-Hans", "百分之三十", 30),
    ("zh-Hans", "三成", 30),
    ("zh-Hans", "20世纪80年代", 1980),
    ("zh-Hant", "三萬五千", 35000),
    ("zh-Hant", "３億", 3e8),
    ("ja", "3億5000万円", 3.5e8),
    ("ja", "三割", 30),
    ("ja", "令和2年", 2020),
    ("ja", "1年半", 1.5),
    ("zh-Hant", "民國107年", 2018),
    ("hi", "सौ प्रतिशत", 100),
]


def only(text: str, tag: str) -> Mention:
    (mention,) = quantities(text, tag)
    return mention


@pytest.mark.parametrize(("tag", "text", "value"), VALUES)
def test_a_number_has_its_value(tag: str, text: str, value: float) -> None:
    assert value in [pytest.approx(m.value) for m in quantities(text, tag)]


@pytest.mark.parametrize(
    ("tag", "text", "kind", "value"),
    [
        ("en", "in March 2020", Kind.MONTH, 3),
        ("en", "next Tuesday's vote", Kind.WEEKDAY, 2),
        ("de", "am Montagabend", Kind.WEEKDAY, 1),
        ("ru", "в октябре", Kind.MONTH, 10),
        ("uk", "у п’ятницю", Kind.WEEKDAY, 5),
        ("ar", "في تشرين الثاني", Kind.MONTH, 11),
        ("zh-Hans", "星期天", Kind.WEEKDAY, 7),
        ("zh-Hant", "禮拜三", Kind.WEEKDAY, 3),
        ("ja", "木曜日", Kind.WEEKDAY, 4),
        ("zh-Hans", "十二月", Kind.MONTH, 12),
        ("tr", "ekimde", Kind.MONTH, 10),
        ("fa", "روز سه‌شنبه", Kind.WEEKDAY, 2),
    ],
)
def test_days_are_named(tag: str, text: str, kind: Kind, value: int) -> None:
    found = [m for m in quantities(text, tag) if m.kind is kind]
    assert [m.value for m in found] == [value]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "We may march on."),
        ("en", "Read the Sunday Times."),
        ("en", "They walked past the Twelve Apostles without stopping."),
        ("it", "Fu disegnata da Otto Weiss."),
        ("zh-Hans", "唯一一组球员"),
        ("en", "See [the map][17] and `x = 42`."),
        ("zh-Hans", "统一的看法十分重要"),
        ("zh-Hans", "进一步"),
    ],
)
def test_what_is_no_quantity_is_never_certain(tag: str, text: str) -> None:
    assert not [m for m in quantities(text, tag) if m.certain]


@pytest.mark.parametrize(
    ("tag", "text", "values"),
    [
        ("zh-Hans", "来了三四十人", [30, 40]),
        ("zh-Hans", "他十七八岁", [17, 18]),
        ("zh-Hans", "两三百艘船", [200, 300]),
        ("zh-Hant", "一萬五六千人", [15_000, 16_000]),
        ("zh-Hans", "百分之三四十", [30, 40]),
        ("zh-Hans", "三五百元", [300, 500]),
        ("ja", "七八十人", [70, 80]),
        ("zh-Hans", "20世纪七八十年代", [20, 70, 80]),
        ("zh-Hans", "三十四人", [34]),
        ("zh-Hans", "二〇一二年", [2012]),
        ("zh-Hans", "一二三四室", [1234]),
    ],
)
def test_two_digits_side_by_side_are_two_numbers(tag: str, text: str, values: list[float]) -> None:
    assert [m.value for m in quantities(text, tag)] == values


def test_a_century_that_only_dates_its_decades_is_not_missed() -> None:
    century, *decades = quantities("20 世纪八九十年代", "zh-Hans")
    assert not century.certain
    assert [1980 in decades[0].others, 1990 in decades[1].others] == [True, True]


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [
        ("en", "quarter to nine", 8.75),
        ("de", "Viertel nach zwei", 2.25),
        ("de", "halb 4", 3.5),
        ("ru", "четверть пятого", 4.25),
        ("uk", "чверть на п'яту", 4.25),
        ("zh-Hans", "六点三刻", 6.75),
        ("zh-Hans", "三成五", 35),
        ("ja", "3割5分", 35),
        ("ru", "полторы сотни", 150),
        ("ru", "два десятка", 20),
        ("ar", "مليون ونصف المليون", 1.5e6),
        ("ru", "300-тысячного города", 300_000),
        ("uk", "2-мільйонне місто", 2e6),
        ("pl", "300-tysięczne miasto", 300_000),
        ("de", "ein Fünfzehntel", 1 / 15),
        ("vi", "9 giờ 42 phút", 9.7),
    ],
)
def test_ways_of_saying_a_part_or_a_multiple(tag: str, text: str, value: float) -> None:
    assert value in [m.value for m in quantities(text, tag)]


@pytest.mark.parametrize("text", ["nine out of ten readers", "nine in ten readers", "9 of 10 readers"])
def test_a_count_out_of_a_round_number_may_be_a_share(text: str) -> None:
    nine, ten = quantities(text, "en")
    assert 90 in nine.others
    assert not ten.certain


@pytest.mark.parametrize(
    ("tag", "text", "unit"),
    [("ko", "40㎞", "kilometre"), ("ja", "120㎡", "square_metre"), ("fa", "۴۰ کیلومتری", "kilometre")],
)
def test_units_are_known_as_papers_write_them(tag: str, text: str, unit: str) -> None:
    assert only(text, tag).unit == unit


def test_an_ordinal_may_be_a_part() -> None:
    assert 1 / 15 in only("a fifteenth of it", "en").others


def test_a_kilo_is_of_length_or_of_weight() -> None:
    for other, unit, kilos in ((25.0, "mile", 40.0), (150.0, "pound", 68.0)):
        assert converts(other, unit, kilos, other_unit=only(f"{kilos:g}キロ", "ja").unit)
    assert not converts(25.0, "mile", 68.0, other_unit="kilo")


def test_a_few_in_characters_are_two_numbers_that_nobody_misses() -> None:
    assert [(m.value, m.certain) for m in quantities("下午五六点", "zh-Hans")] == [(17, False), (18, False)]


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [
        ("en", "seven or eight thousand", 7000),
        ("en", "five to ten million", 5e6),
        ("fr", "deux ou trois cents", 200),
        ("zh-Hans", "三、四十人", 30),
        ("zh-Hans", "八、九十年代", 1980),
    ],
)
def test_the_first_of_two_numbers_may_have_the_place_of_the_second(tag: str, text: str, value: float) -> None:
    first, _ = quantities(text, tag)
    assert value in first.others


def test_what_stands_beside_a_number_belongs_to_it() -> None:
    assert only("12 per cent", "en").share is Share.PERCENT
    assert only("12 procent", "qaa").share is None
    assert only("12 percentage points", "en").share is Share.POINTS
    assert "GBP" in only("£12", "en").money
    assert only("12 kilometres", "en").unit == "kilometre"
    assert only("12 недель", "ru").period == "week"
    assert 20 in only("8 o'clock", "en").others
    assert only("晚上8点半", "zh-Hans").value == 20.5


@given(st.text(max_size=60), st.sampled_from(known_languages()), st.sampled_from(known_languages()))
def test_any_text_is_answered(text: str, tag: str, other: str) -> None:
    for mention in quantities(text, tag):
        assert 0 <= mention.start < mention.end <= len(text)
    differences(Sides(text, text[::-1], tag, other))


@given(
    st.lists(
        st.sampled_from(
            ["5", "1,000", " ", "million", "两", "万", "-", "%", "$", "twenty", "May", ":", ".", "\u200f", "x"]
        )
    )
)
def test_mentions_of_a_text_do_not_overlap_and_match_themselves(parts: list[str]) -> None:
    text = "".join(parts)
    for tag in ("en", "zh-Hans"):
        quantities(text, tag)
        assert not differences(Sides(text, text, tag, tag))


def test_a_long_text_is_read() -> None:
    text = "On Monday 3 of 1,250 boats sank in May; 第三届 两万五 `x` [1] " * 200
    for tag in ("en", "zh-Hans", "ar", "de"):
        assert quantities(text, tag)


@pytest.mark.parametrize(
    ("tag", "text", "values"),
    [
        ("ru", "2 млн и 400 млн", [2e6, 4e8]),
        ("en", "It lost 2 million and 300 thousand.", [2e6, 3e5]),
        ("tr", "5 bin 2020", [5000, 2020]),
        ("es", "unos 3 millones 2 años después", [3e6, 2]),
        ("th", "สามารถ ห้าม", []),
        ("th", "พ.ศ. 2567", [2567]),
    ],
)
def test_what_is_no_step_of_a_number_stays_by_itself(tag: str, text: str, values: list[float]) -> None:
    assert [m.value for m in quantities(text, tag)] == values
