"""The words that say that something was said, as data: by the construction that they stand in."""

from workers.enrich.forms import lemmas
from workers.enrich.vocabulary import listed

SPEAKING = listed("""
    say tell add ask write reply answer respond explain note announce declare state insist argue warn claim
    admit concede acknowledge confirm deny joke quip recall remember recount reveal report predict promise vow
    pledge suggest propose stress emphasize emphasise reiterate repeat remark observe comment continue conclude
    assert affirm allege contend maintain complain lament boast brag swear testify tweet post blog shout yell
    scream cry exclaim whisper mutter murmur chant sing read urge demand plead beg caution assure remind inform
    advise estimate forecast speculate hint imply indicate disclose agree counter retort interject begin
    elaborate clarify protest object proclaim pronounce opine muse wonder inquire enquire query summarise
    summarize underline underscore highlight email text chide scoff sneer gush enthuse rant thunder
    bemoan regret apologise apologize confess profess vent fume snap rule point echo chime
    volunteer venture reckon reason shoot declaim preach message caption joke tease laugh
    """)
"""Take what was said in quote marks, or as a clause: "she said (that) …"."""

THINKING = listed("""
    believe think hope fear feel expect doubt suspect imagine suppose consider know learn
    show find demonstrate prove recognize recognise decide determine calculate assume understand worry
    """)
"""Take a clause, hardly ever a quote: "she believes (that) …"."""

INTENDING = listed("""
    refuse ask vow pledge urge promise decline propose agree encourage threaten order offer demand
    beg plead swear hope decide tell call advise instruct volunteer want plan
    """)
"""Take an infinitive: "she refused to …"."""

SILENT = listed("comment answer respond elaborate speak say discuss")
"""Infinitives after which nothing was said: "she declined to comment"."""

JUDGING = listed("""
    criticize criticise accuse describe mention discuss praise express cite denounce endorse defend question
    note announce applaud highlight promise tout blast propose report recall claim congratulate explain
    mock portray slam blame dismiss confirm decry reference hail reiterate repeat echo predict cheer favor favour
    demand acknowledge condemn reject deny allege complain lament bemoan deplore ridicule oppose emphasize
    emphasise stress urge attack call name dub label brand characterise characterize declare deem quote
    thank apologise suggest admit concede reveal disclose foresee recommend advocate support
    laud commend welcome salute champion hammer slap bash lambast lambaste assail rebuke chastise scold berate
    discredit downplay exaggerate overstate dispute refute rebut debunk disavow invoke argue
    compare liken remind assure
    """)
"""Take a thing as their object: "she criticised …", "she called it …"."""

WITH_PREPOSITION: dict[str, frozenset[str]] = {
    "call": frozenset({"for", "on"}),
    "refer": frozenset({"to"}),
    "speak": frozenset({"about", "of", "against"}),
    "talk": frozenset({"about"}),
    "point": frozenset({"to"}),
    "apologize": frozenset({"for"}),
    "apologise": frozenset({"for"}),
    "comment": frozenset({"on"}),
    "complain": frozenset({"about", "of"}),
    "advocate": frozenset({"for"}),
    "rail": frozenset({"against"}),
    "respond": frozenset({"with"}),
    "brag": frozenset({"about"}),
    "boast": frozenset({"about", "of"}),
    "object": frozenset({"to"}),
    "warn": frozenset({"of", "about", "against"}),
    "weigh": frozenset({"on"}),
    "campaign": frozenset({"against", "for"}),
    "appeal": frozenset({"for", "to"}),
    "argue": frozenset({"for", "against"}),
    "insist": frozenset({"on"}),
    "hint": frozenset({"at"}),
    "joke": frozenset({"about"}),
}
"""Take what was said behind a preposition: "she called for …"."""

BEFORE_QUOTE_ONLY = listed("put explode start go open finish end launch follow")
"""Tie a speaker to a quote when they stand right beside it: "as he put it"; never to a clause."""

VERBS = lemmas(SPEAKING | THINKING | INTENDING | JUDGING | frozenset(WITH_PREPOSITION))
"""Every form of every cue verb, in lower case, to the verb."""

QUOTING = lemmas(SPEAKING | (JUDGING - listed("call name support compare thank")))
"""The forms of the verbs that a quote in marks may hang on."""

NAMING = listed("call name dub label brand deem characterize characterise describe declare portray")
"""Judging verbs whose object is named by what follows: "she called the plan a mistake"."""

IMPERSONAL = listed("""
    it there that this which what nobody
    action actions attack attacks behaviour behavior case crisis decision decisions event events incident incidents
    march marches move moves protest protests rallies rally silence strike strikes trend victory war
    """)
"""Subjects that nobody speaks through: pronouns of things, and what people do."""
