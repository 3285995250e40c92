"""The words that need care, as tables; not for deciding what to do about them.

Names of people, brands and figures stand here only so that films can be kept free of them.
"""

from __future__ import annotations

from dataclasses import dataclass


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# An order to a machine needs a verb and an object; either alone is an ordinary name in code.
ORDER_VERBS = _words(
    "ignore disregard forget override bypass overlook skip reveal repeat obey pretend show draw"
    " output print say act"
)
ORDER_OBJECTS = _words(
    "instruction instructions prompt prompts previous prior preceding above earlier rules"
    " guidelines policy system gun guns weapon nude naked blood"
)

# Words of everyday code that video services read as violence, and what a comedy says instead.
MILD: dict[str, str] = {
    "abort": "call off", "assassin": "rival", "attack": "rush", "blood": "jam", "bomb": "balloon",
    "bullet": "pellet", "child": "junior", "children": "juniors",
    "corpse": "sleeper", "crash": "tumble", "dead": "asleep",
    "death": "slumber", "destroy": "tidy", "destructor": "sweeper", "die": "faint",
    "execute": "perform", "executor": "performer", "explode": "pop", "explosion": "pop",
    "exploit": "trick", "fatal": "grave", "gun": "trumpet", "hang": "dangle", "hell": "cellar",
    "hijack": "borrow", "inject": "slip in", "injection": "slip", "kill": "hush",
    "killed": "hushed", "killer": "husher", "knife": "spoon", "master": "head",
    "murder": "muddle", "nuke": "sweep", "panic": "flutter", "poison": "pepper", "race": "dash",
    "shoot": "snap", "slave": "second", "suicide": "retreat", "terminate": "dismiss",
    "terminator": "dismisser", "victim": "guest", "virus": "sniffle", "war": "quarrel",
    "weapon": "ladle", "zombie": "sleepwalker",
}  # fmt: skip

# A name with one of these (or a word that begins with one of the stems) is not shown at all.
COARSE = _words(
    "arse ass asses bastard bollocks boob boobs bugger cock crap cum cunt damn dick dildo dyke"
    " fag hentai horny jizz kkk milf nazi nude nudes orgy penis piss poop porn pussy rape raped"
    " rapist sex sexy slut stfu tit tits turd twat vagina wank wanker whore wtf xxx"
)
COARSE_STEMS = ("fuck", "shit", "nigg", "bitch", "faggot", "asshole", "motherf", "porno", "hitler")

# What a sign painter writes in capitals, however the code writes it.
ACRONYMS = _words(
    "api cli cpu css csv db dns ftp gpu html http https ip json jwt orm os pdf rpc sdk sql ssl tcp"
    " tls udp ui uri url utc uuid xml yaml"
)

# Brands that code is full of: the word is left out of the name.
BRANDS = _words(
    "adobe airbnb aliexpress amazon android apple aws azure bing bitbucket chatgpt chrome"
    " cloudflare cocacola dall discord disney docker dropbox ebay facebook firefox fedex figma"
    " ferrari gemini github gitlab gmail google gpt grok heroku hulu ibm ikea instagram intel"
    " iphone ipad jira kling kodak lego linkedin lyft macintosh mastercard mcdonalds meta"
    " microsoft midjourney netflix nike nintendo nvidia openai oracle oscar outlook paypal pepsi"
    " pinterest pixar playstation porsche reddit runway salesforce samsung shopify skype slack"
    " snapchat sora sony spotify starbucks stripe telegram tesla tiktok tinder toyota trello"
    " twilio twitch twitter uber veo visa vimeo walmart whatsapp wikipedia windows xbox yahoo"
    " youtube zoom"
)  # fmt: skip

# Of these a rule or story may use the everyday meaning: a telegram, an apple, windows, a runway.
EVERYDAY = _words(
    "amazon apple chrome discord intel kling lyft meta oracle oscar outlook porsche runway slack"
    " sora stripe telegram tinder uber veo visa windows zoom gemini nike"
)

# Whole phrases, lower case: people, figures and companies that a film must not evoke.
PEOPLE = (
    "charlie chaplin", "chaplin", "chaplinesque", "buster keaton", "keaton", "harold lloyd",
    "stan laurel", "oliver hardy", "laurel and hardy", "fatty arbuckle", "arbuckle",
    "mack sennett", "sennett", "ben turpin", "mabel normand", "max linder", "harry langdon",
    "marx brothers", "groucho", "harpo", "three stooges", "jacques tati", "rowan atkinson",
    "mary pickford", "douglas fairbanks", "rudolph valentino", "greta garbo", "lillian gish",
    "d. w. griffith", "fritz lang", "georges méliès", "méliès", "einstein", "houdini",
    "hitler", "stalin", "napoleon", "donald trump", "elon musk", "steve jobs", "bill gates",
    "linus torvalds", "guido van rossum", "taylor swift", "walt disney",
)  # fmt: skip
FIGURES = (
    "little tramp", "the tramp", "little fellow", "keystone cops", "keystone kops",
    "mickey mouse", "minnie mouse", "donald duck", "goofy", "bugs bunny", "daffy duck",
    "tom and jerry", "wile e. coyote", "road runner", "felix the cat", "betty boop", "popeye",
    "superman", "batman", "spider-man", "spiderman", "harry potter", "mr. bean", "mr bean",
    "sherlock holmes", "james bond", "darth vader", "jedi", "hello kitty", "pikachu", "pokémon",
    "super mario", "shrek", "winnie the pooh", "pink panther", "wallace and gromit", "minions",
)  # fmt: skip
COSTUMES = ("toothbrush moustache", "bowler hat and cane", "bowler and cane", "clip-on moustache")

LETTERING = (
    "caption", "captions", "subtitle", "subtitles", "intertitle", "intertitles", "title card",
    "on-screen text", "on screen text", "text appears", "words appear", "text reads",
    "the words read", "logo", "watermark", "end credits", "superimposed",
)  # fmt: skip

COLOURS = _words(
    "red orange yellow green blue indigo violet purple pink brown crimson scarlet turquoise teal"
    " magenta cyan beige maroon golden colourful colorful multicoloured multicolored rainbow"
    " reddish greenish bluish"
)
# Things that are called by a colour and have none in the picture.
COLOUR_THINGS = ("orange peel", "orange juice", "green room", "brown paper", "red tape",
                 "an orange", "oranges", "blue pencil")  # fmt: skip

UNFILMABLE = _words(
    "thinks think realises realizes realise realize remembers remember believes believe knows"
    " understands understand regrets regret imagines imagine considers consider intends"
    " represents represent symbolises symbolizes embodies signifies implies exemplifies"
    " contemplates ponders deduces infers encapsulates instantiates"
)

REFUSED = _words(
    "gun guns pistol rifle knife knives stab stabs blood bloody gore corpse corpses kill kills"
    " killed murder murders strangle strangles hanged suicide bomb bombs explosion explosions"
    " naked nude nudity sexy cigarette cigarettes whisky drunk drunken weapon weapons torture"
    " noose child children baby"
)  # fmt: skip

NEGATIONS = ("no ", "not ", "never ", "without ", "don't ", "do not ", "n't ")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that a pack or a user adds to the built-in tables."""

    names: tuple[str, ...] = ()  # people, brands and figures, lower case
    refused: frozenset[str] = frozenset()


# What stands for a name that is not told, by the attribute that was asked for.
ROLE_WORDS: dict[str, str] = {
    "call": "errand", "class": "firm", "error": "mishap", "file": "ledger", "function": "trade",
    "kind": "sort", "limit": "limit", "literal": "number", "message": "note", "method": "trade",
    "module": "parish", "name": "business", "parameter": "order", "project": "the house",
    "target": "parcel", "test": "trial", "text": "note", "theme": "motto", "type": "fashion",
    "value": "sum", "variable": "parcel",
}  # fmt: skip
ROLE_WORD = "business"
