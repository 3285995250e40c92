"""Turn names from code into words that can be said, shown and sent; not for filling texts.

    split_words("HTTPServerV2")             # ("HTTP", "Server", "V2")
    say_name("self.client.fetch_user")      # "fetch user"
    on_sign("fetch_user")                   # "Fetch User"

Whatever comes out is short, clean and no order to a machine: a name or a comment that tries to
be one is replaced by a role word.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from itertools import pairwise

from slapstick.tell import lexicon

MOST_WORDS = 3
LONGEST = 28  # characters of a name in a sentence
LONGEST_SIGN = 18
LONGEST_LABEL = 14
_LONGEST_WORD = 18
_LONGEST_READ = 400  # characters of a raw name that are looked at
_SMALL_WORDS = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "in", "is", "it", "of", "on", "or", "the", "to",
     "with")
)  # fmt: skip
_MAKERS = frozenset({"new", "fn"})  # `Command::new`, `jest.fn`: say what is made
_PATH = re.compile(r"::|->|=>|[./\\#:]")
_BRACKETS = re.compile(r"<[^<>]*>|\([^()]*\)|\[[^\[\]]*\]")
_SECRET = re.compile(
    r"(?i)(?:sk|pk|rk|ghp|gho|ghs|xox[abp]|glpat|akia|asia|aiza|eyj)[-_a-z0-9]{12,}"
    r"|[0-9a-f]{16,}"
    r"|-----begin|password\s*[=:]\s*\S+|[\w.+-]+@[\w-]+\.\w+"
)
_UNSAID = ("Cf", "Cc", "Co", "Cs", "Cn")  # categories of Unicode
_STYLISED = re.compile(r"[a-z][A-Z]{2,5}")
_SPELLED = re.compile(
    r"[A-Z]{2,}[a-z0-9]+|[A-Z]+[a-z0-9]+[A-Z]+[a-z0-9]*"
)  # OkHttp, not MyCoolProject
_VOWEL_SOUND = re.compile(r"(?i)(?:[aeio]|u(?!n[iaou]|s[aeiu]|t[ei]|k)|h(?:our|onest|eir))")
_SPELLED_VOWELS = frozenset("AEFHILMNORSX")


def split_words(raw: str) -> tuple[str, ...]:
    """Return the words of an identifier, path or comment, as they are written.

    Camel, snake and kebab case, acronyms and digits are told apart; other scripts are kept.
    """
    text = unicodedata.normalize("NFKC", raw[:_LONGEST_READ])
    words: list[str] = []
    for run in re.findall(r"[^\W_]+", _without_marks(text)):
        words += _humps(run)
    return tuple(words)


def say_name(raw: str, attribute: str = "name", *, most: int = MOST_WORDS) -> str:
    """Return a name as it is said in a sentence, lower case; a role word if it must not be."""
    words = _clean(raw)
    said = _fit([word if _is_acronym(word, raw) else word.lower() for word in words], most, LONGEST)
    return said or role_word(attribute)


def on_sign(
    raw: str, attribute: str = "name", *, most: int = MOST_WORDS, longest: int = LONGEST_SIGN
) -> str:
    """Return a name as a sign painter writes it: `Fetch User`."""
    words = [
        word.lower() if n and word.lower() in _SMALL_WORDS else _title(word, raw)
        for n, word in enumerate(_clean(raw))
    ]
    return _fit(words, most, longest) or title_case(role_word(attribute))


def as_its_authors_write(name: str) -> str:
    """Return the name of a project: `OkHttp` stays, where nothing in it must be left out."""
    sign = on_sign(name, "project")
    is_spelled = _SPELLED.fullmatch(name) and name.lower() not in lexicon.BRANDS
    return name if is_spelled and sign.replace(" ", "").lower() == name.lower() else sign


def title_case(text: str) -> str:
    """Return a text as on a title card: small words stay small but the first."""
    return " ".join(
        word if n and word in _SMALL_WORDS else word[:1].upper() + word[1:]
        for n, word in enumerate(text.split())
    )


def begin(text: str) -> str:
    """Return a text as it begins a sentence; a name such as `tRPC` stays as its makers write it."""
    stylised = _STYLISED.fullmatch(text.split(" ", maxsplit=1)[0]) if text else None
    return text if stylised else text[:1].upper() + text[1:]


def role_word(attribute: str) -> str:
    """Return what stands for a name that is not told."""
    return lexicon.ROLE_WORDS.get(attribute, lexicon.ROLE_WORD)


def with_article(text: str) -> str:
    """Return `a` or `an` as the first sound asks for."""
    word = text.lstrip("\"'“‘").split(" ")[0]
    if len(word) > 1 and word.isupper():
        return "an" if word[0] in _SPELLED_VOWELS else "a"
    return "an" if _VOWEL_SOUND.match(word) else "a"


def plural(noun: str) -> str:
    """Return the plural of an English noun of everyday form."""
    if re.search(r"(?:s|x|z|ch|sh)$", noun):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if re.search(r"[^aeiou]y$", noun) else f"{noun}s"


def singular(noun: str) -> str:
    """Return the singular of an English noun of everyday form."""
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if re.search(r"(?:ss|x|z|ch|sh)es$", noun):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us")) else noun


def is_order(words: tuple[str, ...]) -> bool:
    """Tell whether words order a machine about: `ignore all previous instructions`."""
    lower = {word.lower() for word in words}
    return bool(lower & lexicon.ORDER_VERBS) and bool(lower & lexicon.ORDER_OBJECTS)


def is_secret(raw: str) -> bool:
    """Tell whether a text looks like a key, a token, an address or a password."""
    if _SECRET.search(raw):
        return True
    return any(_is_noise(run) for run in re.findall(r"[A-Za-z0-9]{12,}", raw))


def is_coarse(words: tuple[str, ...]) -> bool:
    """Tell whether any word is one that a family film does not show."""
    joined = "".join(words).lower()
    return any(word.lower() in lexicon.COARSE for word in words) or any(
        stem in joined for stem in lexicon.COARSE_STEMS
    )


def _clean(raw: str) -> list[str]:
    """Return the words of a name that may be shown, brands left out and harsh words made mild."""
    everything = split_words(raw)
    if is_secret(raw) or is_order(everything) or is_coarse(everything):
        return []
    words = [word for word in split_words(_core(raw)) if word.lower() not in lexicon.BRANDS]
    mild = [part for word in words for part in lexicon.MILD.get(word.lower(), word).split()]
    telling = [word for word in mild if len(word) > 1 or not word.isascii()]
    return telling or [word for word in mild if word.isalpha()]


def _core(raw: str) -> str:
    """Return the part of a dotted or nested name that says what it is; a comment stays whole."""
    text = raw.strip()[:_LONGEST_READ]
    for _ in range(4):
        text = _BRACKETS.sub("", text).strip()
    if " " in text:
        return text
    if "/" in text or "\\" in text:
        text = re.split(r"[/\\]", text.rstrip("/\\"))[-1].lstrip(".").split(".")[0]
    parts = [part for part in _PATH.split(text) if part.strip("_")]
    if len(parts) > 1 and parts[-1] in _MAKERS:
        parts.pop()
    return parts[-1] if parts else ""


def _fit(words: list[str], most: int, longest: int) -> str:
    """Return as many words as fit: the first says what is done, the last what it is done to."""
    words = [word for word in words if len(word) <= _LONGEST_WORD]
    if len(words) > most:
        words = [word for word in words if word.lower() not in _SMALL_WORDS] or words
    for count in range(min(most, len(words)), 0, -1):
        kept = words if count == len(words) else [words[0], *words[len(words) - count + 1 :]]
        text = " ".join(kept[:count])
        if len(text) <= longest:
            return text
    return ""


def _without_marks(text: str) -> str:
    """Drop apostrophes and all that cannot be seen or said."""
    return "".join(
        letter
        for letter in text
        if letter in "\n\t" or (letter not in "'’" and unicodedata.category(letter) not in _UNSAID)
    )


def _humps(run: str) -> list[str]:
    """Split `HTTPServer2Go` into HTTP, Server2, Go; digits stay with the letters before them.

    A small letter before capitals alone is no word: `tRPC` is one.
    """
    if _STYLISED.fullmatch(run):
        return [run]
    words: list[str] = []
    start = 0
    for at in range(1, len(run)):
        before, letter = run[at - 1], run[at]
        after = run[at + 1] if at + 1 < len(run) else ""
        new_hump = letter.isupper() and (before.islower() or (before.isdigit() and at - start > 1))
        end_of_acronym = letter.isupper() and before.isupper() and after.islower()
        letters_again = letter.islower() and before.isdigit() and run[start].isalpha()
        if new_hump or end_of_acronym or letters_again:
            words.append(run[start:at])
            start = at
    words.append(run[start:])
    return words


def _is_acronym(word: str, raw: str) -> bool:
    if _STYLISED.fullmatch(word):
        return True
    letters = len(word.rstrip("0123456789"))
    return word.isupper() and 2 <= letters <= 5 and not raw.isupper() and word in raw


def _title(word: str, raw: str) -> str:
    if _is_acronym(word, raw):
        return word
    if word.lower() in lexicon.ACRONYMS:
        return word.upper()
    return word[:1].upper() + word[1:].lower()


def _is_noise(run: str) -> bool:
    """Tell random letters from words: mixed with digits, or with more disorder than language."""
    digits = sum(letter.isdigit() for letter in run)
    if len(run) >= 16 and digits >= 4 and len(run) - digits >= 4:
        turns = sum(a.isdigit() != b.isdigit() for a, b in pairwise(run))
        counts = Counter(run).values()
        disorder = -sum(n / len(run) * math.log2(n / len(run)) for n in counts)
        return turns >= 4 and disorder > 3.3
    return False
