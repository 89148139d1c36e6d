"""Which names are no names: what a template leaves behind where a person should be credited."""

import re
import unicodedata

_ROLES = (
    "author|writer|translator|translated by|reviewer|reviewed by|proofreader|editor|publisher|selector|collector|"
    "photographer|name|username|user name|user|github id|nickname|id|"
    "作者|译者|譯者|翻译|翻譯|校对者|校對者|校对|校對|审核|審核|审稿|審稿|编辑|編輯|编译|編譯|选题|選題|发布|發布|摄影|攝影|"
    "姓名|名字|名称|名稱|用户名|使用者名稱|昵称|暱稱|署名|"
    "автор|переводчик|редактор|корректор|имя|перекладач|ім'я|auteur|traducteur|traductrice|relecteur|nom|"
    "autor|traductor|traductora|revisor|nombre|tradutor|tradutora|nome|übersetzer|übersetzerin|lektor|"
    "المؤلف|المترجم|المراجع|المدقق|الاسم|翻訳者|訳者|校正者|編集者|著者|名前|번역자|번역|교정|이름|작성자"
)
_EMPTY_WORDS = (
    "tbd|tba|tbc|todo|fixme|none|null|nil|nobody|n/?a|unknown|undefined|placeholder|example|someone|somebody|your name|"
    "your name here|your id|lorem ipsum|待定|待补|待補|待填|待填写|待填寫|待认领|待認領|暂无|暫無|无|無|"
    "空|未定|未知|你的名字|你的id|您的名字|某某|неизвестно|нет|немає|невідомо|à définir|inconnu|por definir|"
    "desconocido|未詳|미정|없음"
)
_PLACEHOLDER = re.compile(rf"(?:(?:the )?(?:{_ROLES})[ _-]?(?:id|name|名|的名字|的 ?id|here)?[ _-]?\d?|{_EMPTY_WORDS})")
_FILLER = re.compile(r"(?:x{2,}|y{2,}|z{3,}|[?？]+|\*+|_+|-+|\.+|…+|/+|0+|o{3,}|某+|×+|〇+|○+|□+)")
_WRAPPERS = "\"'“”‘’「」『』《》〈〉«»‹›„[]［］【】〔〕<>＜＞{}｛｝()（）`*_ \t\r\n:：@#.,，。、"
_TEMPLATE = re.compile(r"\$\{[^}]*\}|\{\{[^}]*\}\}|<%[^%]*%>|%\([^)]*\)s")
_LONGEST_NAME = 200


def is_placeholder(name: str) -> bool:
    """Whether a credit says nobody: empty, "TBD", "xxx", a role for a name ("校对者ID", "[name]"), a template's gap.

    Cautious on purpose: what might be somebody's name is a name.
    """
    if len(name) > _LONGEST_NAME:
        return False
    plain = unicodedata.normalize("NFKC", name).casefold().strip()
    if _TEMPLATE.search(plain) or _FILLER.fullmatch(plain):
        return True
    bare = " ".join(plain.strip(_WRAPPERS).split())
    if not any(character.isalnum() for character in bare):
        return True
    return bool(_FILLER.fullmatch(bare) or _PLACEHOLDER.fullmatch(bare))
