"""Antonyms, synonyms, co-hyponyms and more special words of the language of news, in invented frames and in real sentences."""

from __future__ import annotations

from models.entailment.generation.opposites import deeds, edited
from models.entailment.generation.trends import trends
from models.entailment.generation.wordchoice import kinds, words

PHENOMENA = (("antonym", trends), ("antonym", words), ("antonym", kinds), ("antonym", deeds), ("antonym", edited))
