"""Lines that belong to the page and not to the report, and notes by which a publisher corrects a report."""

import re

from colophon.intake.furniture import leads_on

_STAMP = re.compile(
    r"(?i)^(?:(?:first |last |zuletzt )?(?:published|updated|modified|posted|aktualisiert|veröffentlicht|publié|"
    r"mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato|опубликовано|обновлено|оновлено|опубліковано|"
    r"发布|更新|發布|公開|نشر|تحديث)\b.{0,60}|[\d\s:./,-]{4,40}|.{0,20}\b\d{1,2}:\d{2}\b.{0,20}|"
    r"\d+ (?:min(?:ute)?s?|comments?|shares?|views?|likes?)\b.{0,30})$"
)
_SENTENCE = re.compile(r"[.!?…。！？؟।]['\"”’»」』)]?$")
_SHORT = 60
_ADVICE = re.compile(r"(?i)you may also (?!like|love|enjoy|read|be interested|want|find)")
"""How a sentence of the report may begin, too: "You may also install it"."""

_NOTE = re.compile(
    r"(?i)^\W{0,4}(?:correction|clarification|editor['’]?s note|erratum|retraction|corrigendum|rectificati\w+|"
    r"corrección|fe de errata?s?|nota de la redacción|précision|note de la rédaction|korrektur|berichtigung|"
    r"richtigstellung|anmerkung der redaktion|correção|errata|nota da redação|correzione|rettifica|"
    r"sprostowanie|oprava|исправление|поправка|уточнение|виправлення|уточнення|"
    r"更正|勘误|勘誤|编者[按注]|編者[按註注]|澄清|訂正|お詫び|정정|바로잡|تصحيح|توضيح|اصلاح|đính chính|düzeltme|सुधार)"
    r"(?=\W|\d|$|[\u3040-\u9fff\u0600-\u06ff])"
)
_TELLS = re.compile(
    r"(?i)(?:an |a )?(?:earlier|previous) version of this (?:article|story|report|post)|this (?:article|story) has "
    r"been (?:corrected|amended|updated to)|was (?:corrected|amended) on|une version précédente de cet article|"
    r"una versión anterior de este artículo|in einer früheren (?:version|fassung)|本文(?:早前|先前|此前)版本|"
    r"в предыдущей версии|у попередній версії|نسخة سابقة من هذا"
)
_KILLED = re.compile(
    r"(?i)(?:article|story|report|post|page) (?:has been|was|is) (?:removed|retracted|withdrawn|taken down|deleted)|"
    r"(?:we have|has) (?:removed|retracted|withdrawn) (?:this|the) (?:article|story|report)|no longer available|"
    r"este artículo (?:ha sido|fue) (?:retirado|eliminado)|cet article a été (?:retiré|supprimé)|"
    r"dieser (?:artikel|beitrag) wurde (?:zurückgezogen|gelöscht|entfernt)|"
    r"(?:本文|文章|稿件)已(?:撤回|撤稿|删除|刪除|下架)|"
    r"(?:статья|материал) (?:была? )?(?:удал[её]н|отозван|снят)|(?:статтю|матеріал) (?:видалено|відкликано)|"
    r"تم (?:حذف|سحب) (?:هذا )?(?:المقال|الخبر)|記事は削除|artigo (?:foi )?(?:removido|retirado)"
)


def is_boilerplate(text: str) -> bool:
    """Whether a line is the page's: an invitation to read on, a date, a count; not a sentence of the report."""
    if _SENTENCE.search(text) and (not leads_on(text) or _ADVICE.match(text)):
        return False
    return leads_on(text) or bool(_STAMP.match(text)) or (len(text) < _SHORT and text.isupper())


def is_correction_note(text: str) -> bool:
    """Whether a sentence says that a report was corrected."""
    return bool(_NOTE.match(text)) or bool(_TELLS.search(text[:300]))


def is_kill_notice(text: str) -> bool:
    """Whether a text says that a report was taken back."""
    return bool(_KILLED.search(text))
