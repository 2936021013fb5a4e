"""Wording that marks a line of a news page as something other than the story, one pattern per kind.

Every pattern is anchored or tied to a second word, so that a sentence of the story about newsletters, photographs or
copyright is not taken for the thing itself. All are tried on short paragraphs only (see lines.py), with
`match`, except the two that look for a photograph anywhere; those are guarded by `MEDIA`.
"""

from __future__ import annotations

import re


def _pattern(*parts: str) -> re.Pattern[str]:
    """One case-insensitive pattern from its alternatives."""
    return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE)


# The page ends here: what follows is mostly other stories.
ENDER = _pattern(
    r"^\W{0,3}(?:copyright\b|©|\(c\)\s*(?:copyright|\d{4}))",
    r"^(?!.*[“\"]).*\ball rights reserved\b",
    r"^.*\bmay not be (?:published|reproduced),? (?:broadcast|rewritten|redistributed)",
    r"^(?:this article|this story) (?:was|has been) (?:originally |first )?(?:published|auto-?generated|syndicated)\b",
)
RELATED_HEADING = _pattern(
    r"^(?:related|recommended|trending|popular|suggested|similar|latest|top|featured|other|more|most (?:read|popular|viewed|"
    r"shared|commented)|editor['’]?s['’]? picks?|don['’]t miss|must[ -]reads?|you (?:may|might) (?:also )?(?:like|be interested"
    r"(?: in)?)|what to read next|read next|up next|also in the news|elsewhere on .{1,30}|from (?:the|our) (?:archive|partners?)s?|"
    r"in other news|around the web|paid content|promoted stories|sponsored (?:content|stories)|see more)"
    r"(?: (?:articles?|stor(?:y|ies)|posts?|news|headlines|content|topics?|coverage|videos?|links?|reading|reads?|now|today|"
    r"stories|for you|by|from|in|on|about|like this|this week|picks?|[A-Z][\w.'’-]*)){0,4}\s*[:»>]?$",
)
# A link to one other story, printed between paragraphs.
RELATED_LINK = _pattern(
    r"^\W{0,4}(?:read|see|watch|view|listen|look|also)\s*(?:more|also|next|read|on|now|this)\b\s*(?:about\b[^.]{0,60}|on [^.:]{1,30})?[:|»>–—-]",
    r"^\W{0,4}(?:also read|read also|read more|read next|see also|must read|don['’]t miss|related(?: (?:stor(?:y|ies)|articles?|"
    r"coverage|content|news))?|recommended|more on [^:.]{1,40}|more from [^:.]{1,40}|in pictures|in photos|full (?:story|coverage)|"
    r"background|opinion|explainer|photos?|gallery|slideshow|interactive|podcast|live updates?)\s*[:|»>]\s*\S",
    r"^\W{0,4}(?-i:ALSO READ|READ ALSO|READ MORE|SEE ALSO|RELATED STOR(?:Y|IES))\b",
    r"^\W{0,4}(?:read|more)\s*:\s*\S",
    r"^(?:click|tap) (?:here )?(?:to|for)\b",
    r"^(?:see|view) (?:more )?(?:photos|pictures|images|the gallery)\b",
    r"^.{0,150}\bas it happened$",
)
AD = _pattern(
    r"^\W*(?:advertisements?|advert|ad|sponsored|promoted|publicité|anzeige|werbung|publicidad)\W*$",
    r"^\W*(?:story|article|content) continues (?:below|after)\b",
    r"^\W*(?:scroll|swipe) (?:down )?to continue\b",
    r"^\W*(?:skip|remove|report this|hide) (?:past )?(?:ad|ads|advert|advertisement|newsletter promotion)\b",
    r"^after newsletter promotion$",
)
BOILERPLATE = _pattern(
    r"^(?:close|menu|search|home|back to top|top|print|e-?mail|share|save|comments?|\d+ comments?|reply|listen|play|pause|next|previous|"
    r"subscribe|sign ?in|sign ?up|log ?in|register|follow|tweet|like|loading|skip to (?:main )?content|text size|a a a|"
    r"copy link|link copied|view comments|show more|load more|live|video|photos?|facebook|twitter|x|whatsapp|linkedin|telegram|"
    r"reddit|pinterest|instagram|abstract|tags?|topics?|more|login|log in \| subscribe)\W*$",
    r"^(?:share|save|print|e-?mail|tweet|post) (?:this|on|via|to|article|story)\b",
    r"^\W*(?:please )?(?:subscribe|sign up|join|register|log ?in|activate|donate|become a (?:member|subscriber|supporter))\b.{0,160}"
    r"\b(?:newsletter|inbox|app|whatsapp|telegram|channel|subscriber|subscription|month|access|account|conversation|alerts?|"
    r"updates|e-?mails?|today|now|free|us|continue|read(?:ing)?|journalism)\b",
    r"^\W*(?:you can )?(?:follow|find|like|join|contact|reach)\b.{0,120}(?:twitter|facebook|instagram|google\+|linkedin|telegram|"
    r"whatsapp|@\w+|on x\b)",
    r"^\W*(?:to|for) (?:get|receive|contact|read|continue|more|the latest)\b.{0,120}\b(?:twitter|facebook|newsletter|inbox|subscribe|"
    r"follow @?\w+|sign up|app|media ?news desk|call \d|e-?mail \S+@)",
    r"^\W*(?:download|get) (?:the|our)\b.{0,60}\bapp\b",
    r"^\W*download:",
    r"^\W*(?:to contact|contact) the (?:reporters?|editors?|writers?|authors?|newsroom|.{2,25} desk)\b",
    r"^(?:do you know|do you have|have you|got a) .{0,120}\b(?:call|ring|e-?mail|contact|get in touch)\b",
    r"^.{0,150}?\b(?:we|this (?:web)?site|our partners) (?:and our partners )?use[sd]? cookies\b",
    r"^.{0,150}?\b(?:accept|manage|reject) (?:all )?cookies\b",
    r"^(?:listen to|read aloud|save|print|gift|bookmark) this (?:article|story|page|post)\b.{0,40}$",
    r"^(?:leave|post|add|write) (?:a|your) (?:reply|comment|response)\b.{0,60}$",
    r"^your e-?mail (?:address )?will not be published\b",
    r"^(?:tell us|let us know|have your say|join the (?:discussion|debate))\b.{0,80}\bcomments?\b.{0,20}$",
    r"^(?!the\b)(?-i:(?:[A-Z][\w.'’-]*,? ){2,6})(?:can|may) be (?:reached|contacted|followed)\b.{0,60}(?:@|https?:|www\.|\d{3}[-. ]\d{3,4}|twitter|facebook)",
    r"^(?:cookie|privacy) (?:policy|notice|settings|preferences)\b",
    r"^(?:terms (?:of (?:use|service)|and conditions|& conditions)|privacy policy|contact us|about us|advertise with us)\b",
    r"^(?:already a (?:subscriber|member)|full (?:story|article) available|this (?:article|content|story) is (?:only |exclusively )?"
    r"(?:available )?(?:for|to) (?:subscribers|members))",
    r"^(?:you have|you['’]ve) (?:\d+|reached your|read your|used)\b.{0,60}\b(?:free articles?|articles? (?:left|remaining)|limit)\b",
    r"^(?:please )?(?:read our|respect|see our|review our)\b.{0,60}\b(?:comments?|commenting|guidelines|policy)\b",
    r"^(?:get|receive|want) .{0,80}\b(?:newsletter|inbox|straight to your|delivered)\b",
    r"^(?:our|support|help us|if you (?:value|enjoy|liked?))\b.{0,80}\b(?:donat\w+|subscri\w+|(?:independent|quality) journalism|newsletter)\b",
    r"^(?:editor['’]?s note|correction|clarification)\s*:",
    r"^(?:enable|please enable|turn on) javascript\b",
    r"^(?:this (?:video|content|browser)|your browser)\b.{0,60}\b(?:not (?:be )?(?:supported|available|played)|unavailable|does not support)\b",
    r"^(?:https?://|www\.)\s?\S+",
    r"^[\w.+-]+@[\w-]+\.[\w.]+$",
    r"^(?:@\w+|#\w+)(?:[\s,]+(?:@\w+|#\w+))*$",
    r"^\W+$",
    r"^(?:word count|estimated reading time|reading time|time to read)\b",
    r"^\d+\s*(?:min(?:ute)?s?)[ -](?:to )?read$",
    r"^(?:\d[\d.,]*[km]?\s+)?(?:views?|shares?|likes?|retweets|reads)\W*(?:\d[\d.,]*[km]?)?$",
    r"^(?:the )?(?:bbc|cnn|[a-z ]{2,25}) is not responsible for the content of external\b",
    r"^if you are writing a comment for publication\b",
    r"^(?:topics?|tags?|filed under|categor(?:y|ies)|keywords?|more about)\s*:",
)
# The person who wrote it, told in the third or first person, after the story.
BIO = _pattern(
    r"^(?:an? )?(?:award-winning |freelance |profession+n?al |senior |former |veteran )*(?:journalist|reporter|writer|correspondent|"
    r"editor|columnist|blogger)\b.{0,160}\b(?:I|for|at|based|covers?|covering|writes?|years?)\b",
    r"^(?:an? )?(?:[\w-]+ ){0,3}?(?:journalist|reporter|writer|correspondent|editor|columnist|blogger)\b.{0,120}\bI (?:\w+ )?"
    r"(?:cover|write|report|follow|work|edit)\b",
    r"^(?:[A-Z][\w.'’-]+ ){1,4}(?:is|was|has been|works as) (?:an? |the )?(?:[\w'’-]+ ){0,4}?(?:journalist|reporter|correspondent|editor|"
    r"columnist|staff writer|freelance(?:r| writer)|contributor|producer|bureau chief)\b.{0,80}\b(?:at|for|with|of|based|cover|who|and)\b"
    r"(?!.{0,80}\b(?:said|told|killed|arrested|jailed|detained|died)\b)",
    r"^(?:[A-Z][\w.'’-]+ ){1,4}(?:covers|writes (?:about|for|on)|reports (?:on|from|for))\b.{3,160}\bfor (?:the )?[A-Z]",
    r"^(?:I|he|she|they) (?:cover|covers|write|writes|report|reports) (?:on |about )?.{3,160}\bfor (?:the )?[A-Z]",
    r"^the (?:columnist|author|writer) (?:publishes|is|writes|can be)\b",
    r"^about the author\b",
)
CAPTION_HEAD = _pattern(
    r"^\(?file(?: photo| picture| image| pic| handout)?\)?\s*(?:[-–—:.]|--)",
    r"^\[?(?:file )?(?:photo|photograph|image|picture|pictured?|pic|caption|image caption|image source|picture credit|photo credit|"
    r"video caption|above|foto|bild|handout)\s*(?:\d+)?\s*:",
    r"^(?:image (?:caption|source|credit|copyright)|media caption|getty images)\b",
    r"^\d{1,3} (?:of|/) \d{1,3}\b[.:]?",
    r"^in (?:this|these|an?) (?:[\w.,]+ ){0,6}?(?:photo(?:s|graphs?)?|images?|pictures?|video grabs?|screengrabs?|frame grabs?|handouts?)\b",
    r"^this (?:[\w.,]+ ){0,6}?(?:photo(?:graph)?|image|picture|grab|handout)\b.{0,80}\b(?:shows|released|provided|taken|made)\b",
    r"^(?:an? |the )?(?:undated|file|handout|combination|pool|satellite) (?:file |handout )?(?:photo|picture|image|photograph)\b.{0,200}\b(?:shows|of|provided|taken|released)\b",
    r"^(?:pictured|seen here)\b",
    r"^watch\s*:",
)
# One of these stands in every caption and photo credit told by its wording; looking for them first is 50 times cheaper.
MEDIA = (
    "photo", "pictur", "image", "getty", "reuters", "pool", "via ", "file", "handout", "grab", "credit", "pic", "foto",
    "shutterstock", "alamy", "epa", "afp", "ap/", "/ap", "tass", "xinhua", "anadolu", "posing", "pose",
)  # fmt: skip
CAPTION_INSIDE = _pattern(
    r"\b(?:is|are|was|were) (?:seen|pictured|shown|photographed)\b.{0,40}\bin (?:this|these|an?)\b.{0,60}\b(?:photo|image|picture|photograph|grab|handout)",
    r"\bin (?:this|an?|these) (?:[\w.,]+ ){0,6}?(?:file |handout |pool |still |undated )?(?:photo(?:graph)?s?|images?|pictures?|grab)"
    r"(?: (?:taken|released|provided|made|issued|obtained)\b[^.]*| from [^.]*)?\.?$",
    r"\b(?:pose[sd]?|posing) for (?:a |an? \w+ )?(?:photo(?:graph)?|picture|portrait)\b[^.]*\.?$",
)
CREDIT_TAIL = _pattern(
    r"[(\[](?:[^()\[\]]{0,90}?)(?:\bphotos?\b|\bpicture\b|\bimages?\b|getty|\bpool\b|\bvia (?:ap|reuters|afp|getty)\b|, file\b|handout|"
    r"shutterstock|alamy|\b(?:ap|afp|epa|reuters|tass|xinhua|anadolu)\s*/|/\s*(?:ap|afp|epa|reuters|tass|xinhua|getty|anadolu)\b)"
    r"[^()\[\]]{0,90}[)\]]\.?$",
    r"(?:^|[.!?\s])\s*(?:photograph|photo(?: credit| by)?|picture|image(?: credit)?|credits?|pic|foto)\s*:\s*[^.:]{2,80}$",
    r"\(file (?:photo|picture|image|pic)\)\.?$",
    r"(?:getty images|/reuters|/afp|/ap|ap photo|/epa|shutterstock|/anadolu)\.?$",
)
# Whose reporting it is.
CREDIT_LINE = _pattern(
    r"^\W{0,3}(?:additional |with additional |further )?(?:reporting|writing|editing|compiled|translated|translation|written|edited|reported|"
    r"story|words|text) by\b",
    r"^\W{0,3}(?:with )?(?:inputs?|files?|agenc(?:y|ies) inputs?|additional (?:inputs?|material|reporting|files?)|contributions?)"
    r" (?:from|by)\b",
    r"^\W{0,3}(?:sources?|via|fuente|quelle|agenc(?:y|ies))\s*:\s*\S[^.!?]{0,80}$",
    r"^\W{0,3}translated from (?:the )?\w+\W{0,3}$",
    r"^.{3,120}\bcontributed (?:to|reporting(?: to| from)?|reporting for) (?:this|the) (?:report|story|article)\b.{0,40}$",
)
BYLINE = re.compile(r"^(?:by|By|BY|Par|Von|Por|Da|Av|Af|Door)\b\s*:?\s+(?=\S)")
# "Solveig Marstein, northern correspondent": a post at the paper behind the name, and no full stop.
POST = re.compile(
    r"^(?P<name>[^,.:;!?\d]{4,60}), (?:[\w'’&-]+ ){0,4}(?:correspondent|reporter|writer|editor|columnist|critic|bureau chief)s?"
    r"(?: (?:in|at) [A-Z][\w .'’-]{2,30})?$"
)
AGE = _pattern(
    r"^\W*(?:(?:published|updated|posted|last updated)\s*:?\s*)?(?:about |over )?(?:\d+|an?|one|two|three|four|five|six|seven) ?"
    r"(?:s|m|h|d|w|secs?|mins?|hrs?|seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago\W*$",
    r"^(?:just now|yesterday|today)$",
)
AGENCY_LINE = _pattern(
    r"^(?:(?:the )?associated press|reuters|afp|agence france[- ]presse|ap|pa(?: media)?|press association|dpa|efe|ansa|tass|xinhua|upi|"
    r"bloomberg|anadolu(?: agency)?|ians|ani|pti|kyodo|yonhap|canadian press|the canadian press|(?:our )?(?:staff|news ?desk|web desk|"
    r"staff (?:writers?|reporters?|correspondents?)|staff and agencies|agencies|wire (?:services?|reports)|newsroom|editorial (?:team|staff|board)))$",
)
BREADCRUMB = _pattern(r"^home\s*[>»/|›]", r"^(?:[\w&' ]{2,25}\s*[>»›]\s*){1,4}\S", r"^Home(?:[A-Z])")
