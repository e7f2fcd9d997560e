"""What becomes of web pages: the article, its headline first, and nothing of the site around it."""

from __future__ import annotations

import quopri
from datetime import date

import pytest

from claimcheck.documents import document_in
from claimcheck.documents.extracted import Extracted, UnreadableError
from claimcheck.documents.web.reading import read_web_page
from claimcheck.documents.web.saved import read_saved_page
from claimcheck.language import split_sentences
from claimcheck.model import Role
from claimcheck.quantities.context.times import calendar_of

BODY = [
    f"The county lost {n} of its {n + 40} piers in the year, and {n * 3} more are at risk, the audit office said."
    for n in range(3, 9)
]
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in BODY)


def page(body: str, *, head: str = "<title>Piers close</title>") -> bytes:
    """The source of a page."""
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>'.encode()


def lines(body: str, *, head: str = "<title>Piers close</title>") -> list[str]:
    """What is read of a page, line by line, without its noise."""
    return shown(read_web_page(page(body, head=head)))


def shown(extracted: Extracted) -> list[str]:
    """The lines of an extracted text without its noise; asides are in angle brackets."""
    text = list(extracted.text)
    for span in extracted.noise:
        text[span.start : span.end] = [""] * len(span)
    for span in extracted.asides:
        text[span.start] = "<" + text[span.start]
        text[span.end - 1] += ">"
    return [line for line in "".join(text).split("\n") if line]


def inline(markup: str) -> str:
    """What is read of a paragraph with that markup."""
    return lines(f"<article><h1>Piers close</h1><p>{markup}</p>{PARAGRAPHS}</article>")[1]


INLINE = {
    "Up <b>1</b>50 on <i>2015</i>.": "Up 150 on 2015.",
    "On the 1<sup>st</sup> of May.": "On the 1st of May.",
    "It cost <span>£</span>3bn.": "It cost £3bn.",
    "Some 40&nbsp;per&nbsp;cent.": "Some 40\xa0per\xa0cent.",
    "Over 40 km<sup>2</sup> and 10<sup>3</sup> m<sup>3</sup>.": "Over 40 km² and 10³ m³.",
    "CO<sub>2</sub> fell by 5 kg.": "CO2 fell by 5 kg.",
    "It rose by 40%.<sup>3</sup> Then it fell.": "It rose by 40%. Then it fell.",
    'In 2015<a href="#fn1"><sup>1</sup></a> it fell.': "In 2015 it fell.",
    'Over 9 m<sup><a href="#fn2">2</a></sup> of it.': "Over 9 m of it.",
    "In piers<sup>[4]</sup> and docks<sup>†</sup>.": "In piers and docks.",
    "Super&shy;markets lost 1<wbr>50 jobs.": "Supermarkets lost 150 jobs.",
    "A line of<br>40 boats, or 12<br>per cent.": "A line of 40 boats, or 12 per cent.",
    "Sold <del>no</del> 40 &amp; more &lt;50.": "Sold no 40 & more <50.",
    "Seen <script>var a = 99;</script><style>b{c:99}</style>40 boats.": "Seen 40 boats.",
    'Seen <span hidden>99</span><span style="display: none">98</span>40.': "Seen 40.",
    '<span aria-hidden="true">£3bn</span><span class="visually-hidden">3 billion</span> lost.': "£3bn lost.",
    "Seen <!-- 99 --> 40 <template>98</template><noscript>97</noscript>boats.": "Seen 40 boats.",
    "Seen \n  40\t boats\n in  all.": "Seen 40 boats in all.",
}


@pytest.mark.parametrize(("markup", "text"), INLINE.items(), ids=INLINE)
def test_markup_inside_a_paragraph_leaves_its_numbers_whole(markup: str, text: str) -> None:
    """What a browser shows as one word is one word; what it hides is none; footnote marks are noise."""
    assert inline(markup) == text


def test_the_headline_and_the_date_come_first() -> None:
    """The day of publication stands near the top, where the calendar of a document looks for it."""
    head = (
        "<title>Piers close | Echo</title><meta property='og:title' content='Piers close'>"
        "<meta property='article:published_time' content='2016-05-04T09:30:00Z'>"
        "<meta name='author' content='Jane Doe'><meta property='og:site_name' content='Pier Echo'>"
    )
    extracted = read_web_page(page(f"<article><h1>Piers close</h1>{PARAGRAPHS}</article>", head=head))
    top = ["Piers close", "Published 4 May 2016", "By Jane Doe", "Pier Echo", BODY[0]]
    assert extracted.text.split("\n")[: len(top)] == top
    assert shown(extracted)[:2] == ["Piers close", BODY[0]]


def test_the_calendar_of_a_page_knows_its_date() -> None:
    """What "on Tuesday" means is told from the day of publication, though that is no sentence."""
    head = "<title>Piers close</title><meta property='article:published_time' content='2016-05-04T09:30:00Z'>"
    document = document_in(page(f"<article><h1>Piers close</h1>{PARAGRAPHS}</article>", head=head), name="a.html")
    assert calendar_of([], document).written == date(2016, 5, 4)
    assert "2016" not in document.masked


def test_the_date_is_taken_from_structured_data() -> None:
    """Publication counts, not the last change; a date in the running text is none of the page."""
    data = '{"@type": "NewsArticle", "datePublished": "2016-05-04", "dateModified": "2019-01-01"}'
    head = f'<title>Piers close</title><script type="application/ld+json">{data}</script>'
    article = f"<article><h1>Piers close</h1>{PARAGRAPHS}<p>It began on 1 June 1999, they say.</p></article>"
    assert "Published 4 May 2016\n" in read_web_page(page(article, head=head)).text
    assert "Published" not in read_web_page(page(article)).text


FURNITURE = {
    "cookies": '<div class="cookie-banner">We and our 842 partners store cookies on your device.</div>{}',
    "navigation": '<header><nav><a href="/">Home</a> <a href="/24">News 24</a></nav></header>{}',
    "a share bar": '<div class="share-bar"><a href="#">1.2k shares</a> of this story</div>{}',
    "related stories": '{}<div class="related-links"><p><a href="/a">Bridge toll rises to £4 a day</a></p></div>',
    "teasers": '{}<section class="c-more-stories"><p>Tolls rise to £4 for 900 drivers a day.</p></section>',
    "a newsletter": '{}<div class="newsletter"><p>Join the 50,000 readers of our newsletter.</p></div>',
    "comments": '{}<section id="comments"><p>I saw 77 gulls this morning and 76 the day before.</p></section>',
    "a footer": "{}<footer><p>Copyright 2016 Pier Media, company 1234567, all rights reserved.</p></footer>",
    "a form": "{}<form><label>Are you 18 or over? Tell us how you liked it.</label></form>",
    "a box beside it": "{}<aside><p>Pier Media has 3 million readers in 12 countries every week.</p></aside>",
}


@pytest.mark.parametrize("around", FURNITURE.values(), ids=FURNITURE)
@pytest.mark.parametrize("box", ["<article>{}</article>", '<div class="page">{}</div>'], ids=["article", "div"])
def test_what_stands_around_the_article_is_left_out(around: str, box: str) -> None:
    """Be it beside the article or between its paragraphs."""
    assert lines(f"<h1>Piers close</h1>{around.format(box.format(PARAGRAPHS))}") == ["Piers close", *BODY]
    half = len(PARAGRAPHS) // 2
    cut = PARAGRAPHS.index("<p>", half)
    inside = PARAGRAPHS[:cut] + around.format("") + PARAGRAPHS[cut:]
    assert lines(f"<h1>Piers close</h1>{box.format(inside)}") == ["Piers close", *BODY]


def test_a_label_above_the_headline_is_left_out() -> None:
    """The name of the site is no paragraph."""
    label = "<div><span>PIER ECHO 24</span></div>"
    assert lines(f"{label}<main>{label}<h1>Piers close</h1>{PARAGRAPHS}</main>") == ["Piers close", *BODY]


KEPT = {
    "a box with an unlucky name": '<div class="widget-embed"><p>{}</p></div>',
    "a call-out": '<div class="call-to-action"><p>{}</p></div>',
    "a quotation": "<blockquote><p>{}</p></blockquote>",
    "a caption": "<figure><img src='a.jpg'><figcaption>{} <i class='credit'>J. Roe</i></figcaption></figure>",
    "a division": "<div>{}</div>",
    "an item": "<ul><li>{}</li></ul>",
    "a definition": "<dl><dt>Piers</dt><dd>{}</dd></dl>",
    "details": "<details><summary>More</summary><p>{}</p></details>",
}


@pytest.mark.parametrize("markup", KEPT.values(), ids=KEPT)
def test_no_paragraph_of_the_article_is_lost(markup: str) -> None:
    """Whatever box it stands in, text with a number in it is read."""
    extra = "Divers also found 12 wrecks at the old harbour, nine of them under one pier."
    cut = PARAGRAPHS.index("<p>", len(PARAGRAPHS) // 2)
    found = lines(f"<main><h1>Piers close</h1>{PARAGRAPHS[:cut]}{markup.format(extra)}{PARAGRAPHS[cut:]}</main>")
    assert extra in found
    assert [line for line in found if line in BODY] == BODY


def test_the_lead_between_headline_and_body_is_read() -> None:
    """A standfirst stands outside of the box that holds the paragraphs."""
    lead = "One in ten piers closed in a single year, according to the audit office."
    body = f'<div class="body">{PARAGRAPHS}</div>'
    assert lines(f'<main><div><h1>Piers close</h1><p class="lead">{lead}</p></div>{body}</main>')[:3] == [
        "Piers close",
        lead,
        BODY[0],
    ]


def test_blocks_of_an_article() -> None:
    """Headings, items with their signs or numbers as noise, and table rows with bars between their cells."""
    body = (
        f"<article><h1>Piers close</h1>{PARAGRAPHS}<h2>What was found</h2>"
        "<ul><li>17 were hurt;</li><li><p>two were lost.</p></li></ul>"
        '<ol start="3"><li>Check the 24 pumps.</li><li value="9">Train all crew.</li></ol>'
        "<table><caption>Piers by year</caption><thead><tr><th>Year<th>Piers<th>Hurt</thead>"
        "<tr><td>2014<td>120<td></tr><tr><td><p>2015</p><td>1 143<td>17</table></article>"
    )
    extracted = read_web_page(page(body))
    assert extracted.text.split("\n")[7:-1] == [
        "What was found",
        "• 17 were hurt;",
        "• two were lost.",
        "3. Check the 24 pumps.",
        "9. Train all crew.",
        "Piers by year",
        "Year | Piers | Hurt",
        "2014 | 120",
        "2015 | 1 143 | 17",
    ]
    roles = [sentence.role for sentence in split_sentences(document_in(page(body), name="a.html"))]
    assert roles[7:12] == [Role.HEADING, *[Role.BULLET] * 4]


def test_footnotes_are_asides() -> None:
    """What a footnote mark leads to is read apart, without its number and the sign that leads back."""
    body = (
        '<article><h1>Piers close</h1><p>Forty piers<sup id="r"><a href="#n1">1</a></sup> closed in 2015, it says.'
        f'{PARAGRAPHS}<ol><li id="n1"><p>Docks are left out. <a href="#r">↩</a></p></li></ol></article>'
    )
    found = lines(body)
    assert found[1] == "Forty piers closed in 2015, it says."
    assert found[-1] == "<Docks are left out.>"


def test_pages_of_old_times() -> None:
    """A table sets the page, line breaks part the paragraphs, and nothing is called by its name."""
    text = "<br><br>".join(BODY)
    body = f'<table><tr><td><a href="/">Home</a><br><a href="/24">News 24</a></td><td>{text}</td></tr></table>'
    assert lines(body) == ["Piers close", *BODY]
    assert lines("<pre>" + "\n\n".join(BODY) + "</pre>", head="") == BODY


def test_only_the_first_story_of_a_page_without_end() -> None:
    """A page that loads the next story below is about the first one; the posts of a live page are all its own."""
    other = "".join(f"<p>{text.replace('piers', 'pools')}</p>" for text in BODY)
    stories = f"<article><h1>Piers close</h1>{PARAGRAPHS}</article><article><h1>Pools open</h1>{other}</article>"
    assert lines(f"<main>{stories}</main>") == ["Piers close", *BODY]
    posts = "".join(f"<article><time>1{n}:04</time><p>{text}</p></article>" for n, text in enumerate(BODY))
    assert lines(f"<main><h1>Piers close</h1>{posts}</main>") == ["Piers close", *BODY]


def test_a_page_without_an_article_is_read_whole() -> None:
    """Rather too much than nothing, and it is said."""
    extracted = read_web_page(page("<div>Closed: 12</div><div>Open: 40</div>", head="<title>Piers</title>"))
    assert shown(extracted) == ["Piers", "Closed: 12", "Open: 40"]
    assert extracted.warnings == ("no article could be told apart on the page; all of its text was read",)
    document = document_in(page("<div>Closed: 12</div>"), name="a.html")
    assert document.warnings == extracted.warnings


def test_a_page_behind_a_paywall_is_its_stub() -> None:
    """What is not there cannot be read; the offer is no part of the article."""
    offer = (
        '<div class="paywall"><p>Get 3 months for £1 a week, then £12 a month. Cancel within 30 days.</p></div>'
    )
    assert lines(f"<article><h1>Piers close</h1><p>{BODY[0]} {BODY[1]}</p>{offer}</article>") == [
        "Piers close",
        f"{BODY[0]} {BODY[1]}",
    ]


NAIVE = "The café’s takings rose by £40 – a fifth."


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "iso-8859-1"),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "windows-1252"),
        ("cp1252", ""),
        ("cp1252", "utf-8"),
        ("cp1252", "no-such-thing"),
        ("cp1252", "utf-16"),
    ],
)
def test_pages_are_decoded(encoding: str, declared: str) -> None:
    """By their mark, by what they declare, and right where they declare it wrongly."""
    head = f'<meta charset="{declared}"><title>Piers close</title>' if declared else "<title>Piers close</title>"
    source = page(f"<article><h1>Piers close</h1><p>{NAIVE}</p>{PARAGRAPHS}</article>", head=head).decode()
    assert shown(read_web_page(source.encode(encoding)))[1] == NAIVE


def test_pages_in_other_alphabets() -> None:
    """What the page declares is believed where its bytes are no UTF-8."""
    greek = "Έκλεισαν 40 προβλήτες."
    head = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-7"><title>Piers</title>'
    source = page(f"<article><p>{greek}</p>{PARAGRAPHS}</article>", head=head).decode()
    assert greek in shown(read_web_page(source.encode("iso-8859-7", "xmlcharrefreplace")))


def test_a_broken_character_does_not_change_the_encoding() -> None:
    """A page in UTF-8 that was cut in the middle of a character is still in UTF-8."""
    source = page(f"<article><h1>Piers close</h1><p>{NAIVE}</p>{PARAGRAPHS}</article>")
    assert shown(read_web_page(source + "é".encode()[:1]))[1] == NAIVE


def test_xhtml_is_read_without_looking_anything_up() -> None:
    """An XML declaration, a document type with an address, and an entity that would read a file."""
    source = (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
        '"http://127.0.0.1:9/xhtml1-strict.dtd" [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><h1>Piers</h1><p>See &secret; 40.</p>{PARAGRAPHS}</html>'
    )
    found = shown(read_web_page(source.encode()))
    assert [line for line in found if line in BODY] == BODY
    assert any("See &secret; 40." in line for line in found)


MALFORMED = {
    "nothing": "<html>",
    "an open tag": f"<p>{BODY[0]}<b",
    "unclosed": f"<div><p>{BODY[0]}<p><b>{BODY[1]}</div></i>",
    "nested wrongly": f"<table><p>{BODY[0]}<tr><li>{BODY[1]}</table></td></html><p>{BODY[2]}",
    "a lone surrogate": f"<p>{BODY[0]}&#xD800;</p>",
    "an impossible item": f"<ol start='99999999999999999999'><li value='x'>{BODY[0]}<li value='-3'>{BODY[1]}</ol>",
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
def test_malformed_pages_are_read_as_far_as_they_go(body: str) -> None:
    """No page makes a crash; what a browser would show is read."""
    try:
        found = lines(body, head="")
    except UnreadableError:
        found = []
    assert [text for text in BODY if text in body] == [
        text for text in BODY if any(text in line for line in found)
    ]


def test_pages_without_content_or_too_deep_are_refused() -> None:
    """The parser's limits are said, and not met in silence."""
    with pytest.raises(UnreadableError, match="nested too deeply"):
        read_web_page(("<html><body>" + "<div>" * 100_000 + "40 piers").encode())
    with pytest.raises(UnreadableError, match="more than 20 million characters"):
        read_web_page(b"<html><body>" + b"piers " * 4_000_000)
    with pytest.raises(UnreadableError, match="no known encoding"):
        read_web_page(b"<html>" + bytes(range(256)) * 8)


def mhtml(*parts: str) -> bytes:
    """A page saved with its pictures in one file."""
    head = 'From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n\tboundary="xx"\r\n\r\n'
    return (head + "".join(f"--xx\r\n{part}\r\n" for part in parts) + "--xx--\r\n").encode("latin-1")


CAFE = "It lost £40 of café tables in 2015, they say."
QUOTED = "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
PICTURE = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"


def test_a_page_saved_in_one_file_is_read() -> None:
    """The page in it, whatever its transfer encoding and its place among the parts."""
    source = page(f"<article><h1>Piers close</h1><p>{CAFE}</p>{PARAGRAPHS}</article>")
    quoted = quopri.encodestring(source).decode()
    wanted = ["Piers close", CAFE, *BODY]
    assert shown(read_saved_page(mhtml(PICTURE, QUOTED + quoted))) == wanted
    latin = 'Content-Type: text/html; charset="iso-8859-1"\r\n\r\n' + source.decode()
    assert shown(read_saved_page(mhtml(latin, PICTURE))) == wanted
    assert document_in(mhtml(latin), name="a.mht").text.startswith("Piers close\n")


def test_a_file_of_pictures_alone_is_refused() -> None:
    """It is said how to save the page instead."""
    for data in (mhtml(PICTURE), mhtml(), mhtml(QUOTED)):
        with pytest.raises(UnreadableError, match="without a page in it; save it again"):
            read_saved_page(data)
