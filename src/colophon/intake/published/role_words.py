"""Which words stand before a name or an address in a credit line, in which language, and what they mean."""

from enum import StrEnum

from colophon.article.credit import Role


class Place(StrEnum):
    """What a labelled address or name tells about an article, beside its people."""

    SOURCE = "source"
    PUBLISHED_BY = "published by"
    PERMALINK = "permanent link"


# Written before a colon, a bar or, in Chinese and Japanese, a space: "译者：", "Traducción:".
LABELS: dict[Role | Place, str] = {
    Role.AUTHOR: (
        "作者|作者们|原作者|原文作者|撰写|撰寫|执笔|撰文|撰稿|文|文字|author|authors|writer|text|words|original author|"
        "autor|autora|autores|texto|auteur|autrice|auteurs|texte|autorin|автор|авторка|автори|авторы|текст|"
        "الكاتب|الكاتبة|كاتب|بقلم|تأليف|المؤلف|著者|執筆|筆者"
    ),
    Role.SELECTOR: "选题|選題|推荐|推薦|collector|selector|selected|selección|sélection|auswahl|подборка|اختيار|選定",
    Role.TRANSLATOR: (
        "译者|譯者|译者们|翻译人员|翻譯人員|翻译组|翻譯組|听译|聽譯|编译者|編譯者|"
        "翻译|翻譯|翻译者|翻譯者|编译|編譯|译|譯|中译|中譯|translator|translators|translation|"
        "traductor|traductora|traductores|traducción|traducteur|"
        "traductrice|traduction|übersetzer|übersetzerin|übersetzung|"
        "перевод|переводчик|переводчица|переводчики|переклад|перекладач|перекладачка|"
        "ترجمة|المترجم|المترجمة|مترجم|翻訳|訳|訳者|翻訳者"
    ),
    Role.REVIEWER: (
        "审核|審核|审|審|终审|終審|初审|初審|复审|複審|二审|审定|審定|审稿人|審稿人|"
        "审校|審校|审稿|審稿|审阅|審閱|审核者|"
        "審核者|复核|覆核|reviewer|reviewers|review|revisor|revisora|revisión|"
        "réviseur|révision|relecture|relecteur|relectrice|prüfung|рецензент|"
        "проверка|перевірка|مراجعة|المراجع|المراجعة|査読|監修"
    ),
    Role.PROOFREADER: (
        "校对|校對|校|校对人|校對人|一校|二校|终校|終校|校改|校阅|校閱|"
        "校对者|校對者|校稿|校订|校訂|校正|校正者|校閲|proofreader|proofreaders|proofreading|proofread|"
        "corrector|correctora|corrección|correcteur|correctrice|correction|korrektur|lektorat|lektor|lektorin|"
        "корректор|корректура|коректор|коректура|вычитка|تدقيق|المدقق|المدققة"
    ),
    Role.EDITOR: (
        "编辑|編輯|编|編|整理|文编|文編|编辑者|編輯者|编者|編者|责编|責編|责任编辑|責任編輯|主编|"
        "主編|编校|編校|排版|editor|editors|editing|edición|editora|"
        "rédaction|éditeur|éditrice|redaktion|redakteur|redakteurin|редактор|редактура|редакторка|"
        "تحرير|المحرر|المحررة|編集|編集者"
    ),
    Role.PUBLISHER: (
        "发布|發布|發佈|发稿|發稿|上稿|发布者|發布者|发表|發表|"
        "上传|上傳|publisher|published|publicación|publication|veröffentlichung|"
        "публикация|публікація|نشر|الناشر|公開|発行"
    ),
    Role.PHOTOGRAPHER: (
        "摄影|攝影|摄影师|攝影師|摄影者|攝影者|图片|圖片|图|圖|图片来源|圖片來源|图源|圖源|photo|photos|photographer|"
        "photography|image|images|picture|fotografía|foto|"
        "fotos|fotógrafo|fotógrafa|photographe|photographie|fotograf|"
        "fotografin|bild|фото|фотограф|фотографія|светлина|تصوير|المصور|صورة|写真|撮影"
    ),
    Role.MACHINE: (
        "机翻|機翻|机器翻译|機器翻譯|机译|"
        "機譯|machine translation|machine|traducción automática|traduction automatique|"
        "maschinelle übersetzung|машинный перевод|машинний переклад|ترجمة آلية|機械翻訳"
    ),
    Place.SOURCE: (
        "via|原文|原文地址|原文链接|原文連結|原文鏈接|来源|來源|新闻来源|"
        "新聞來源|消息来源|消息來源|文章来源|文章來源|出处|出處|转自|轉自|"
        "译自|譯自|source|sources|original|original article|link|"
        "fuente|fuentes|original en|quelle|quellen|источник|источники|"
        "джерело|оригинал|оригінал|المصدر|مصدر|出典|原典|引用元"
    ),
    Place.PUBLISHED_BY: "译文出自|譯文出自|首发|首發|首发于|首發於",
    Place.PERMALINK: "本文永久链接|本文永久連結|永久链接|永久連結|permalink|permanent link|本文链接|本文連結",
}

# Written straight before a name: "Translated by A". A bare "by" is an author.
BYLINES: dict[Role | Place, str] = {
    Role.AUTHOR: (
        "written by|by|story by|text by|words by|escrito por|por|scritto da|geschreven door|napisane przez|"
        "ditulis oleh|napsal|napsala|scris de|автор|"
        "texto de|écrit par|rédigé par|par|geschrieben von|von|"
        "автор статьи|написал|написала|автор статті|كتبه|كتبته|كتبت|كتب"
    ),
    Role.SELECTOR: "selected by|collected by",
    Role.TRANSLATOR: (
        "translated by|translation by|traduzido por|tradotto da|vertaald door|przetłumaczone przez|"
        "diterjemahkan oleh|přeložil|přeložila|tradus de|переклали|перевели|traducido por|traducción de|"
        "traduit par|traduction de|übersetzt von|übersetzung von|"
        "перевел|перевела|перевёл|переведено|переклав|переклала|ترجمه|ترجمته|ترجمها"
    ),
    Role.REVIEWER: (
        "reviewed by|revisado por|relu par|révisé par|geprüft von|проверил|проверила|перевірив|перевірила|راجعه|راجعته"
    ),
    Role.PROOFREADER: "proofread by|proofreading by|corregido por|corrigé par|korrigiert von|вычитал|вычитала",
    Role.EDITOR: "edited by|editado por|édité par|redigiert von|отредактировал|отредактировала|حرره|حررته",
    Role.PUBLISHER: (
        "published by|posted by|publicado por|publié par|veröffentlicht von|опубликовал|опубликовала|نشره|نشرته"
    ),
    Role.PHOTOGRAPHER: ("photo by|photos by|photograph by|image by|foto de|photo de|foto von|фото предоставил|تصوير"),
}


def _table(groups: dict[Role | Place, str]) -> dict[str, Role | Place]:
    return {word: meaning for meaning, words in groups.items() for word in words.split("|")}


# Words that head a line about something else just as often: "Review: …", "图：…". Alone they are no credit.
_WEAK = (
    "text|words|review|photo|photos|image|images|picture|photography|correction|machine|published|publication|selected|"
    "editing|link|original|via|source|sources|图|圖|图片|圖片|推荐|推薦|选题|選題|发布|發布|發佈|发表|發表|上传|上傳|"
    "整理|文|文字|texto|foto|fotos|imagen|revisión|corrección|texte|révision|image|bild|auswahl|фото|проверка|"
    "перевірка|публикация|публікація|подборка|صورة|نشر|مراجعة|写真|公開|编|編|审|審|校"
)
WEAK_LABELS = frozenset(_WEAK.split("|"))
LABEL_WORDS = _table(LABELS)
BYLINE_WORDS = _table(BYLINES)
