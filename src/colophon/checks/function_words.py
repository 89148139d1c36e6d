"""The small words that give away which language running text is in: frequent, and seldom names, terms or commands."""

from collections.abc import Mapping

from colophon.checks.scripts import primary
from colophon.checks.words import WORD

FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in is was are were that for with as on by at from this it be have has had not you your "
        "we they their he she his her our will would can could should but or if when what which who how there "
        "been an a into about after before than then them these those its my so do does did also",
        "es": "el la los las de del que y en un una por con para es fue son está se su sus al lo como más pero sin "
        "sobre entre este esta estos también cuando ya ha han había ser muy donde",
        "fr": "le la les des du de et en un une que qui dans pour par sur avec est sont était pas ce cette ces il "
        "elle ils au aux plus mais ou sans se sa son ses leur leurs nous vous été être avait ont à d l n s c "
        "j qu",
        "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine einen einer eines als "
        "auch es an werden aus er hat dass sie nach wird bei um noch wie über war waren oder aber vor zur zum "
        "kann wurde",
        "it": "il lo la gli le di del della dei delle che e in un una per con non è sono da dal dalla al alla nel "
        "nella si più ma come anche questo questa ha hanno era stato",
        "pt": "o a os as de do da dos das que e em um uma para por com não é são no na nos nas se ao à mais mas "
        "como também foi ser está sua seu seus suas pelo pela já",
        "nl": "de het een en van in is dat op te met voor zijn niet aan er om ook als bij maar was door naar uit "
        "dan wordt werd hij zij heeft hebben deze dit",
        "pl": "i w z na do nie się że to jest o jak ale po co od za przez dla są był była było być tym który która "
        "które oraz jego ich",
        "cs": "a v se na je že s z do to o i ve pro ale jako za by po od k jsou byl byla bylo jeho jejich který "
        "která které také však",
        "tr": "ve bir bu da de için ile olarak olan daha çok en gibi kadar sonra ne var o ama ya değil her ise göre "
        "arasında üzerinde tarafından ancak nedeniyle itibaren olduğunu yaklaşık yalnızca önce ayrıca birlikte hiç",
        "vi": "và của là có cho các được trong với không một những người này đã để khi ở từ đến theo cũng như tại về",
        "id": "yang dan di itu dengan untuk dari dalam tidak ini pada akan ke adalah juga oleh sebagai karena telah",
        "ru": "и в не на что с по как это он из его но за к от для было так же был была были у о а при или их она "
        "они который которые чтобы также после уже",
        "uk": "і в не на що з як це він із його але за до від для було так був була були у та про при або їх вона "
        "вони який які щоб також після вже й є",
        "sv": "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan "
        "när år hon skulle efter vid också eller mot under",
        "el": "και το να του η της με που την από για τα είναι των σε ο οι στο θα τη στην τον τους δεν τις ένα μια ότι "
        "στα αλλά ως αυτό έχει στη στον",
        "he": "של את על לא הוא זה עם כי גם או אל היא אם כל אין יש היה אבל רק לפי אחרי בין זו אך הם כך עוד",
        "sw": "ya na wa kwa ni katika la za cha kuwa hiyo huo baada kutoka hii lakini kama hadi yake wake au huyo pia",
        "bn": "ও এবং এই এর থেকে করে হয় না তার এক যে জন্য সঙ্গে করা হয়েছে বলে পর তিনি কিন্তু নিয়ে এ তাদের",
        "ur": "کے میں کی ہے اور سے کا کو نے اس پر کہ ہیں نہیں یہ ایک کر بھی تھا جو وہ گیا ان تھے لیے کیا",
        "bg": "и в на да не за се от е с по че са като към но до това който която които бе беше също",
        "ar": "في من على إلى أن عن مع هذا هذه التي الذي كان كانت ما لا لم قد كما بعد قبل بين أو ثم هو هي",
        "fa": "و در به از که این را با است برای آن یک تا بر شد می خود های بود هم نیز شده اما یا",
        "hi": "के में है की से को का और पर ने एक यह कि इस लिए भी था हैं जो तो नहीं ही कर",
    }.items()
}


def function_words(language: str) -> frozenset[str]:
    """The small words of a language; empty where we know none."""
    return FUNCTION_WORDS.get(primary(language), frozenset())


def count_function_words(text: str, language: str) -> int:
    """How many words of a plain text are small words of the language."""
    known = function_words(language)
    return sum(word in known for word in WORD.findall(text.casefold()))
