"""What is copied from the page for reprinting is what stands in the texts, whatever they hold."""

import re
from dataclasses import replace
from html import unescape

from tests.engine.editions.samples import ARABIC, CHINESE, DESK, ENGLISH, edition

from colophon.article.article import Code
from colophon.editions.build import edition_files
from colophon.editions.html import setting_of
from colophon.signoff.keyring import KeyRing

HOSTILE = Code('</textarea><script>alert("1")</script> & &lt;b&gt; \'> &amp;amp;')
BOX = re.compile(r'<textarea [^>]*spellcheck="false">\n(.*?)</textarea>', re.DOTALL)


def test_each_text_is_copied_as_it_is() -> None:
    for article in (ENGLISH, CHINESE, ARABIC):
        hostile = replace(article, blocks=(*article.blocks, HOSTILE))
        page = edition_files(edition(hostile), DESK, KeyRing())["reprint.html"].decode()
        html, markdown, text = (unescape(found) for found in BOX.findall(page))
        assert setting_of(hostile, DESK).blocks([HOSTILE]) in html
        assert HOSTILE.text in markdown
        assert HOSTILE.text in text
        assert "<script" not in page
