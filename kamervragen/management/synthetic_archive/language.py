"""Words in the order real documents have them: chains of words that were seen to follow each other.

A chain is learned for each kind of text and again for each topic, so that words keep company as
they do in real documents. Rare words are left open in it. Where one belongs, a text takes a word
of its own subject, a rare word of the sample, or a compound nobody has written yet: so the long
tail grows with the archive, as that of a real one does.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from sys import intern

RARE_SHARE = 0.03  # of all printed words are open places for rare ones
OF_THE_TOPIC = 0.6  # of the sentences; the others are common to all topics
OF_THE_SUBJECT = 0.6  # of the open places; then those for a rare word of the sample
OF_THE_SAMPLE = 0.22  # and the rest are new compounds: as many forms as in the real archive
SHORT = 6  # words: "Zie het antwoord op vraag 2."; such a text is repeated as it is
OPEN = "\0"  # the open place of a rare word; no document has this character

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[«“\"'(]?[A-ZÀ-Ý0-9])")
_PUNCTUATION = ".,;:?!()[]«»“”\u2018\u2019\"'…"
_PART_OF_COMPOUND = re.compile(r"[a-zà-ÿ]{4,11}")

Chain = Mapping[str, list[str]]  # word → those that follow; "" begins and ends a sentence


class Voice(StrEnum):
    """A kind of text with its own way of speaking."""

    TITLE = "title"
    QUESTION = "question"
    ANSWER = "answer"
    NOTE = "note"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Utterance:
    """A text of the sample."""

    voice: Voice
    topic: str  # the path; empty where it has none
    text: str


class Language:
    """Makes new texts out of the words of a sample."""

    def __init__(self, utterances: Iterable[Utterance], rng: Random) -> None:
        learned = [utterance for utterance in utterances if utterance.text]
        rare = _rare_words((utterance.text for utterance in learned), rng)
        self._rng = rng
        self._rare = list(rare) or [""]
        self._compounding = _parts_of_compounds(learned)
        self._short = _short_texts(learned)
        self._chains = _chains(learned, rare)
        self._overshoot = {voice: _overshoot(learned, voice) for voice in Voice}

    def subject(self) -> tuple[str, ...]:
        """The rare words that one Kamervraag keeps coming back to, the main one first."""
        return (self._compound(), self._rng.choice(self._rare), self._rng.choice(self._rare))

    def text(self, voice: Voice, topic: str, subject: tuple[str, ...], words: int) -> str:
        """A new text of about so many words."""
        if words <= SHORT and self._short[voice]:
            return self._rng.choice(self._short[voice])
        text = self._sentences(voice, topic, words)
        return re.sub(OPEN, lambda _: self._word_for(subject), text) if OPEN in text else text

    def title(self, topic: str, subject: tuple[str, ...], words: int) -> str:
        """A title that names the subject."""
        text = self.text(Voice.TITLE, topic, subject, words).rstrip(" .")
        if subject[0] not in text:
            text += f" {self._rng.choice(('van', 'in', 'bij', 'over'))} {subject[0]}"
        return text[0].upper() + text[1:]

    def _sentences(self, voice: Voice, topic: str, words: int) -> str:
        common = self._chains.get((voice, "")) or self._chains[Voice.QUESTION, ""]
        special = self._chains.get((voice, topic), common)
        drawn: list[str] = []
        while not drawn or len(drawn) < words - self._overshoot[voice]:
            is_special = self._rng.random() < OF_THE_TOPIC
            _add_sentence(drawn, special if is_special else common, self._rng)
        return " ".join(drawn)

    def _word_for(self, subject: tuple[str, ...]) -> str:
        chance = self._rng.random()
        if chance < OF_THE_SUBJECT:
            return subject[int(self._rng.random() ** 2 * len(subject))]
        if chance < OF_THE_SUBJECT + OF_THE_SAMPLE:
            return self._rng.choice(self._rare)
        return self._compound()

    def _compound(self) -> str:
        first, second = self._rng.choices(self._compounding, k=2)
        return first + self._rng.choice(("", "", "s")) + second


def _add_sentence(words: list[str], chain: Chain, rng: Random) -> None:
    """The hot place: tens of millions of words are drawn here."""
    random = rng.random
    following = chain[""]
    while word := following[int(random() * len(following))]:
        words.append(word)
        following = chain[word]


def _rare_words(texts: Iterable[str], rng: Random) -> dict[str, int]:
    """The rarest words, as many as make up the share that is left open, by how often they occur."""
    counted = Counter(word.strip(_PUNCTUATION) for text in texts for word in text.split())
    del counted[""]
    words = list(counted)
    rng.shuffle(words)
    room = RARE_SHARE * counted.total()
    rare: dict[str, int] = {}
    for word in sorted(words, key=counted.__getitem__):
        room -= counted[word]
        if room < 0:
            break
        rare[word] = counted[word]
    return rare


def _parts_of_compounds(utterances: Iterable[Utterance]) -> list[str]:
    """Words of titles, which are mostly nouns, that can be written together."""
    titles = (utterance.text for utterance in utterances if utterance.voice == Voice.TITLE)
    words = {word.strip(_PUNCTUATION): 0 for title in titles for word in title.split()}
    return [word for word in words if _PART_OF_COMPOUND.fullmatch(word)] or ["kamer", "vraag"]


def _overshoot(utterances: Iterable[Utterance], voice: Voice) -> float:
    """By how many words a text of whole sentences ends too late, on average."""
    lengths = [
        len(sentence.split())
        for utterance in utterances
        if utterance.voice == voice
        for sentence in _SENTENCE_END.split(utterance.text)
    ]
    return sum(length * length for length in lengths) / (2 * (sum(lengths) or 1))


def _short_texts(utterances: Iterable[Utterance]) -> dict[Voice, list[str]]:
    short: dict[Voice, list[str]] = {voice: [] for voice in Voice}
    for utterance in utterances:
        words = utterance.text.split()
        if len(words) <= SHORT and utterance.voice != Voice.TITLE:
            short[utterance.voice].append(" ".join(words))
    return short


def _chains(
    utterances: Iterable[Utterance], rare: Mapping[str, int]
) -> dict[tuple[Voice, str], Chain]:
    """For each voice, the chain of all topics (under no name) and of each."""
    chains: dict[tuple[Voice, str], dict[str, list[str]]] = {}
    for utterance in utterances:
        for sentence in _SENTENCE_END.split(utterance.text):
            words = [_opened(word, rare) for word in sentence.split()]
            for topic in dict.fromkeys(("", utterance.topic)):
                _learn(chains.setdefault((utterance.voice, topic), defaultdict(list)), words)
    return {key: dict(chain) for key, chain in chains.items()}


def _opened(word: str, rare: Mapping[str, int]) -> str:
    core = word.strip(_PUNCTUATION)
    return intern(word.replace(core, OPEN, 1) if core in rare else word)


def _learn(chain: dict[str, list[str]], words: list[str]) -> None:
    if words:
        for word, following in zip(["", *words], [*words, ""], strict=True):
            chain[word].append(following)
