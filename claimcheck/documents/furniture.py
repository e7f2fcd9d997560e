"""Page furniture: what a publisher's page says about itself, which makes no claim about the world.

Each pattern is written out with lines of which it must blank something and lines that it must leave whole; the
tests run both. Sources: pages of British, American and Indian news sites, of two press databases and of press
offices, 2011 to 2024.
"""

from __future__ import annotations

from claimcheck.documents.furniture_entry import Furniture

_MONTH = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|ust|ember|tember|ober)?\b"
)
_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday)?\b"
_CLOCK = r"\d{1,2}(?:[.:]\d\d){1,2}(?=\b|[ap]m)"
_ZONE = r"(?:[ap]\.?m\b\.?|gmt|bst|utc|ist|[ecmp][sd]?t)\b"
_LABEL = r"(?:(?:last |first )?(?:published|updated|modified|posted)|public release|release date)\b"
_NUMERAL = r"\d{1,4}(?:st|nd|rd|th)?(?=\b|[ap]m)"
_STAMP = rf"(?>(?:{_LABEL}|{_MONTH}|{_DAY}|{_CLOCK}|{_ZONE}|{_NUMERAL}|at\b|on\b|[\s,|;:•·./()–—-])+)"
_AGENCY = (
    r"(?:getty(?: images)?|reuters|afp|pa(?: media| wire)?|press association|shutterstock|istock(?:photo)?|alamy"
    r"|rex(?: features)?|epa|thinkstock|science photo library|corbis|bloomberg)"
)
_CREDIT = r"(?:picture|photo|photograph|image|pic|credit)s?(?: by| credit)?:"
_NETWORK = r"(?:twitter|facebook|instagram|linkedin|youtube|whatsapp|google\+|reddit|pinterest|tiktok|bluesky)"
_NAME = r"[A-Z][\w.'’-]*"
_POST = r"(?:[Ee]ditor|[Cc]orrespondent|[Rr]eporter|[Ww]riter|EDITOR|CORRESPONDENT|REPORTER|WRITER)s?"
_FIELD = (
    r"(?:[Ss]cience|[Hh]ealth|[Mm]edical|[Pp]olitical|[Cc]rime|[Ee]ducation|[Hh]ome|[Aa]ffairs"
    r"|[Cc]hief|[Ss]enior|[Cc]ontact|and|&)"
)

FURNITURE = (
    Furniture(
        name="link to another story",
        expression=(
            r"^(?:read (?:more|next|also)|see also|watch|listen)(?: here| at)?\s*(?:[:>»|].*|https?:.*)?$"
        ),
        furniture=("Read more: Three towns in ten lose a bank", "READ MORE", "Read more at http://example.org/7"),
        content=("Read more books and live two years longer, a study says.", "Watch the 14 films"),
        begins=("read", "see also", "watch", "listen"),
    ),
    Furniture(
        name="web address",
        expression=r"(?:[-–—]\s?)?(?:\bsee more at:?\s?)?(?:https?://|\bwww\.)\S*[^\s<>\".,;:!?)\]”’']",
        furniture=(
            "http://www.example.org/reports/2015--2",
            "See it (www.example.org/1) - See more at: http://a.org/1",
        ),
        content=("The www was 25 years old.", "Use of http fell by 3 per cent."),
        needs=("http", "www."),
        is_part=True,
    ),
    Furniture(
        name="bare domain",
        expression=r"^(?:[\w-]+\.)+(?:co\.uk|com|org|net|gov\.uk|ac\.uk)(?:/\S*)?$",
        furniture=("example.co.uk", "news.example.com/health24"),
        content=("Sales at Example.com rose by 3 per cent", "It sold 40 domains on example.com."),
        needs=(".co", ".org", ".net", ".gov", ".ac"),
    ),
    Furniture(
        name="mail address",
        expression=r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|\[email\s+protected\]",
        furniture=("desk2@example.ac.uk", "Write to news.desk@example.com today"),
        content=("It sold 3 @ £4 each.",),
        needs=("@", "[e"),
        is_part=True,
    ),
    Furniture(
        name="telephone number",
        expression=(
            r"(?<![\w.,£$€])(?:\+\d{1,3}[\s-]?(?:\(0\)[\s-]?)?\d{2,4}|\(?0\d{2,4}\)?)[\s-]\d{3,4}[\s-]?\d{3,4}(?!\w)"
        ),
        furniture=("Call the helpline on 020 7946 0123.", "Tel: +44 (0)20 7946 0123"),
        content=("Between 2014 and 2015 it rose from 1000 to 2000.", "It fell from 0.12 to 0.05 in 2015."),
        needs=("0", "+"),
        is_part=True,
        is_cased=True,
    ),
    Furniture(
        name="DOI or ISBN",
        expression=(
            r"\b(?:doi:?\s?)?10\.\d{4,9}/[^\s<>\"]*[^\s<>\".,;:)\]]|\bisbn(?:-1[03])?:?\s?[\d-]{10,17}x?\b"
        ),
        furniture=("The study (doi: 10.1136/x.y5023) is out.", "ISBN 978-1-4098-1234-5"),
        content=("It scored 10.1 out of 20.",),
        needs=("10.", "bn"),
        is_part=True,
    ),
    Furniture(
        name="date of the page",
        expression=(
            # A stamp to the end comes first: that is no, at once, for nearly every line.
            rf"^(?=(?:(?:[\w&()-]{{1,15}}\s+){{0,4}}(?=\(?{_LABEL})|\(\w+\)|\w{{2,12}}\s?\|)?"
            rf"{_STAMP}(?:\d+ comments?)?$)"
            rf"(?=.*(?:{_LABEL}|{_CLOCK}|\d\s?[ap]m\b))(?=.*(?:{_MONTH}|{_CLOCK}|\d{{4}})).*"
        ),
        furniture=(
            "PUBLISHED: 10:12, Wed, May 4, 2016 | UPDATED: 10:40, Wed, May 4, 2016",
            "E-mail Updated: 20:11 GMT, 2 April 2012",
            "May 4, 2016 Wednesday 1:12 PM GMT",
            "Last updated at 12:05AM, May 4 2016",
            "XNA | May 4, 2016, 10.12AM IST",
            "5/4/2016 6:09:28 AM",
            "PUBLIC RELEASE: 4-MAY-2016",
            "4 MAY 2016 • 10:12PM",
        ),
        content=(
            "The list was updated in May 2016.",
            "In May 2016 it opened at 10:12 pm.",
            "Fires from May to June 2016",
            "2014 2015 2016",
        ),
    ),
    Furniture(
        name="date at the head",
        expression=(
            rf"^(?:{_DAY},?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)"
            rf",?\s+\d{{4}}(?:,?\s+{_DAY})?$"
        ),
        furniture=("4 May 2016", "Wednesday 4 May 2016", "May 4, 2016", "May 4, 2016 Wednesday"),
        content=("May 2016", "It opened on 4 May 2016", "4 May 2016: ten people are hurt"),
        is_top=True,
    ),
    Furniture(
        name="database field",
        expression=(
            r"^(?:BYLINE|SECTION|LENGTH|LOAD-DATE|LANGUAGE|JOURNAL-CODE|PUBLICATION-TYPE|DATELINE|GRAPHIC)\s?:.*$"
            r"|^\d+ (?:of|OF) \d+ DOCUMENTS$"
        ),
        furniture=("LENGTH: 340 words", "SECTION: NEWS; Pg. 14", "LOAD-DATE: May 5, 2016", "3 of 6 DOCUMENTS"),
        content=("Length: 340 metres", "SECTION 40 was used in 12 cases", "3 of 6 documents were lost."),
        needs=(
            "byline",
            "section",
            "length",
            "load-date",
            "language",
            "journal-code",
            "publication-type",
            "dateline",
            "graphic",
            "documents",
        ),
        is_cased=True,
    ),
    Furniture(
        name="byline",
        expression=(rf"^(?:By|BY)\s+{_NAME}(?:,?\s+(?:{_NAME}|and|for|the|of|in|at|{_FIELD}|{_POST})){{0,10}}$"),
        furniture=("By JANE DOE", "By Jane Doe and John Roe for The Daily Example", "By Jane Doe, Science Editor"),
        content=("By 2020 it had doubled", "By half past ten", "By Monday there were 14 cases."),
        begins=("by",),
        is_cased=True,
    ),
    Furniture(
        name="name and post",
        expression=rf"^{_NAME}\s+{_NAME},?\s+(?:{_FIELD}\s+){{0,3}}{_POST}$",
        furniture=("Jane Doe, science editor", "Jane Doe Contact Reporter"),
        content=("Jane Doe told 14 reporters", "He has 3 years as a reporter"),
        needs=("editor", "correspondent", "reporter", "writer"),
        is_cased=True,
    ),
    Furniture(
        name="picture credit line",
        expression=(
            rf"^.*\bimage copyright\b.*$|^{_AGENCY}(?:\s.{{1,80}}{_AGENCY})?$"
            rf"|^[\w.'’-]+ [\w.'’-]+\s?/\s?{_AGENCY}$|^{_CREDIT} [\w /.&,-]{{3,50}}$"
        ),
        furniture=(
            "Girl on a swing Image copyright Science Photo Library",
            "Getty Images Girl on swingGetty Images",
            "GETTY",
        ),
        content=("Getty Images sold 3 per cent more pictures.", "The PA system failed twice."),
        begins=(
            "getty",
            "reuters",
            "afp",
            "pa",
            "press association",
            "shutterstock",
            "istock",
            "alamy",
            "rex",
            "epa",
            "thinkstock",
            "science photo library",
            "corbis",
            "bloomberg",
        ),
        needs=("image copyright", "/", ":"),
    ),
    Furniture(
        name="picture credit behind a caption",
        expression=(
            rf"(?<=[a-z.”\"’')\d])(?:\s?\(?{_CREDIT}\s?[a-z][\w .,/&'’-]{{1,50}}\)?"
            r"|(?-i:Getty Images|GETTY|Reuters))$"
        ),
        furniture=("Thefts rose by 40 last year. Picture: Jane Doe", "There were 45 fires in 2015Getty Images"),
        content=("He said the credit was 40 pounds", "It sold 20 to Reuters"),
        needs=(":", "getty", "reuters"),
        is_part=True,
    ),
    Furniture(
        name="caption label",
        expression=r"^(?:image|media|video) caption\s?:?(?=\s|$)",
        furniture=("Image caption The station closed in 2014",),
        content=("The image caption was wrong twice.",),
        begins=("image", "media", "video"),
    ),
    Furniture(
        name="section label",
        expression=(
            r"^(?:from the section.*|media playback is (?:un)?supported.*"
            r"|(?:short )?presentational (?:grey|white) \w+)$"
        ),
        furniture=("Presentational grey line", "From the sectionHealth"),
        content=("A grey line marks the 40 mph zone",),
        begins=("from the section", "media playback", "short presentational", "presentational"),
    ),
    Furniture(
        name="links at the foot",
        expression=(
            r"^(?:related (?:topics|articles|stories|internet links|content|links)|more on this (?:story|topic)"
            r"|most (?:read|popular|viewed|commented)|recommended for you|you (?:may|might) also like"
            r"|the [\w ]{1,30} is not responsible for the content of external .*)\W*$"
        ),
        furniture=(
            "Related Topics",
            "RELATED ARTICLES",
            "The Gazette is not responsible for the content of external pages",
        ),
        content=("Related deaths fell by 40 per cent", "The bank is not responsible for 40 of the losses."),
        begins=("related", "more on this", "most", "recommended for you", "you m", "the "),
    ),
    Furniture(
        name="follow us",
        expression=(
            rf"^(?:you can )?follow\s.{{1,80}}\b{_NETWORK}\b.*$|^follow (?:us|me|him|her)\s?:.*$"
            r"|^send your story ideas to.*$"
        ),
        furniture=(
            "Follow Example North on Facebook, X and Instagram. Send us ideas.",
            "Follow us: @example on Twitter",
        ),
        content=(
            "Follow-up visits rose by 40 per cent on Facebook.",
            "Those who follow 40 people on Twitter sleep less",
        ),
        begins=("you can follow", "follow", "send your story"),
    ),
    Furniture(
        name="share and comment",
        expression=(
            rf"^(?:share|tweet|print|save|e-?mail|comments?|view comments|post a comment|submit to {_NETWORK}"
            rf"|inshare|\+?\d[\d,.]*k?\s?(?:comments?|shares?|views?|likes?)|(?:share )?(?:on )?{_NETWORK}"
            rf"|share (?:this|on|via|or comment|picture)\b.{{0,40}}|comments are closed.*"
            rf"|sorry, we are (?:not|no longer|unable).{{0,40}} comments.*)\W*$"
        ),
        furniture=(
            "Share this article",
            "14 comments",
            "2.4k shares",
            "Sorry, we are not accepting comments on this story.",
        ),
        content=(
            "Share prices fell by 14 per cent",
            "14 comments were cut.",
            "Views on the plan are split 40 to 60",
        ),
        begins=(
            *"0123456789+",
            "share",
            "tweet",
            "print",
            "save",
            "e-mail",
            "email",
            "comment",
            "view comment",
            "post a comment",
            "submit to",
            "inshare",
            "on ",
            "sorry",
            "twitter",
            "facebook",
            "instagram",
            "linkedin",
            "youtube",
            "whatsapp",
            "google",
            "reddit",
            "pinterest",
            "tiktok",
            "bluesky",
        ),
    ),
    Furniture(
        name="subscribe and advertise",
        expression=(
            r"^(?:(?:please )?(?:subscribe|sign up|register|log in)\b.{0,60}"
            r"\b(?:newsletter|e-?mails?|updates|alerts|app)\b.*"
            r"|subscribe(?: now| today)?|advertise?ment|advertising|(?:story|article) continues below.*"
            r"|continue reading.*|click here\b.*)\W*$"
        ),
        furniture=(
            "Advertisement",
            "Sign up for our daily newsletter",
            "Story continues below",
            "Click here for 20 more",
        ),
        content=("Subscribers rose to 40,000", "Sign-up rates fell by 14 per cent."),
        begins=(
            "please",
            "subscribe",
            "sign up",
            "register",
            "log in",
            "advert",
            "story cont",
            "article cont",
            "continue reading",
            "click here",
        ),
    ),
    Furniture(
        name="copyright",
        expression=(
            r"^(?:copyright\s?(?:©|\(c\)|(?:19|20)\d\d\b)|©|\(c\)\s?(?:19|20)\d\d).*$|^all rights reserved\W*$"
        ),
        furniture=("Copyright 2015 The Example Company", "© Daily Example 2015", "All Rights Reserved"),
        content=("Copyright claims rose by 12 per cent in 2015.", "(c) every force of the 14"),
        begins=("copyright", "©", "(c)", "all rights"),
    ),
    Furniture(
        name="hashtags",
        expression=r"^(?:[#@][A-Za-z]\w*[\s,]*)+$",
        furniture=("#fire2015 #north", "@example24"),
        content=("#1 in the charts for 14 weeks", "#1"),
        begins=("#", "@"),
        is_cased=True,
    ),
    Furniture(
        name="page number",
        expression=r"^(?:page|pg\.?)\s+\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?$|^[-–—]\s?\d{1,4}\s?[-–—]$",
        furniture=("Page 3 of 40", "page 12", "- 12 -"),
        content=("Page 3 of the report lists 40 cases", "-12"),
        begins=("page", "pg", "-", "–", "—"),
    ),
    Furniture(
        name="dot leaders of a contents page",
        expression=r"(?:\.\s?){5,}\s?\d{1,4}$",
        furniture=("Findings ............ 14", "Findings . . . . . . . 14"),
        content=("It went on... 14 times", "The total... 14"),
        needs=("...", ". ."),
        is_cased=True,
    ),
    Furniture(
        name="rule",
        expression=r"^[_=*~•·.\-–—\s]{3,}$",
        furniture=("________________", "* * *", "-----"),
        content=("-5", "*"),
        begins=("_", "=", "*", "~", "•", "·", ".", "-", "–", "—"),
        is_cased=True,
    ),
    Furniture(
        name="end mark",
        expression=r"^[-–#*\s]*(?:ends|#{2,})[-–#*\s]*$",
        furniture=("-ENDS-", "ENDS", "###"),
        content=("Ends in 2015",),
        begins=("-", "–", "#", "*", "ends"),
    ),
)

# Most lines begin with nothing that the table knows; of them, only what may stand anywhere is looked for.
_ANYWHERE = tuple(entry for entry in FURNITURE if entry.needs or not entry.begins)
_BEGINNINGS = tuple(dict.fromkeys(begin for entry in FURNITURE for begin in entry.begins))


def furniture_for(lower: str) -> tuple[Furniture, ...]:
    """The entries, in order, that may be in a line that reads `lower` in small letters."""
    entries = FURNITURE if lower.startswith(_BEGINNINGS) else _ANYWHERE
    return tuple(entry for entry in entries if entry.may_be_in(lower))
