"""Pages of invented newspapers, for the tests of intake."""

PARAGRAPHS = (
    "The council of Harrow Ness voted on Tuesday to close the old ferry landing, after engineers warned that its "
    "wooden piles would not stand another winter.",
    "About 430 people use the ferry every day, most of them on their way to the cannery on the far shore, and many "
    "said that they had not been asked.",
    "“We shall have to drive an hour instead of sailing ten minutes,” said Oda Brenner, who has worked the night "
    "shift at the cannery for eleven years.",
    "The council will lend a bus until the new landing opens. A second reading of the plan is set for the spring "
    "session, when the costs are to be shown in full.",
)


def paragraphs() -> str:
    return "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def page(body: str, *, head: str = "", lang: str = "en") -> bytes:
    text = f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    return text.encode()


NEWS = page(
    f"""
<nav><ul><li><a href="/">Front page</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article>
<h1>Ferry landing of Harrow Ness to close</h1>
<p class="standfirst">Engineers say the wooden piles are rotten; commuters say nobody asked them before the vote.</p>
<p class="byline">By <a rel="author" href="/people/ilse">Ilse Tamm</a></p>
<figure><img src="/pictures/landing.jpg" alt="A landing in rain">
<figcaption>The landing on Monday morning. <span class="credit">Photo: Jon Vik / Ness Courier</span>
</figcaption></figure>
{paragraphs()}
<h2>What happens next</h2>
<p>The plan has three parts, which the council set out in 
<a href="/docs/plan.pdf">a paper of forty pages</a> on Friday:</p>
<ul><li>a bus across the bridge at Tarn Head</li><li>a new landing by 2031</li></ul>
<blockquote><p>Nobody will be left standing on the shore, whatever the weather brings us this winter.</p></blockquote>
<table><tr><th>Year</th><th>Passengers</th></tr><tr><td>2028</td><td>151,000</td></tr></table>
<div class="share-bar"><p>Share this story with everybody you know on all of your networks</p></div>
</article>
<aside class="related"><h3>Related</h3>
<p><a href="/a">A bridge for Tarn Head gets its first stone after years</a></p></aside>
</main><footer><p>© The Ness Courier, all rights reserved, printed at Harrow Ness since 1911</p></footer>""",
    head="""<title>Ferry landing of Harrow Ness to close | The Ness Courier</title>
<meta property="og:site_name" content="The Ness Courier">
<link rel="canonical" href="https://courier.example/2029/11/06/ferry">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",
"headline": "Ferry landing of Harrow Ness to close", "author": [{"@type": "Person", "name": "Ilse Tamm"}],
"datePublished": "2029-11-06T08:30:00+01:00", "dateModified": "2029-11-07",
"publisher": {"@type": "Organization", "name": "The Ness Courier"}, "license": "https://licence.example/by/4.0"},]}</script>""",
)
