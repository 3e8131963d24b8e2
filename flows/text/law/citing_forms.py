"""The forms in which citations are printed, as patterns: what a number looks like and what stands around it."""

from __future__ import annotations

import re

from flows.text.dates import MONTHS
from flows.text.law.symbols import DATE, SYMBOL

_COUNTED = (
    "days?|weeks?|months?|years?|hours?|minutes|per cent|percent|votes?|million|billion|people|persons|civilians|"
    "troops|members?|Member|States|countries|others?|more|new|additional|military|police|times"
)
_NAME = r"(?:[A-Z][\w'’()-]*|\([^()0-9]{1,20}\))"
_WORDS = rf"(?:{_NAME} (?:(?:{_NAME}|and|on|the|for) ){{0,7}}?)?"
_LISTS = r"(?:Monitoring Team|[Ss]anctions (?:[Rr]egime|[Ll]ist|[Mm]easures))\b"
_NAMED = rf" {_WORDS}(?:Committees?\b|{_LISTS})"
# A body called by the number of its resolution, from that number on.
NAMES_BODY = re.compile(rf"[0-9]{{3,4}}(?:(?:/|, (?:and )?| and )[0-9]{{3,4}}){{0,6}}+(?: ?\([0-9]{{4}}\))?{_NAMED}")
# One pass finds all: a first character out of a set, for which the machine scans fast, then what it may begin.
CANDIDATE = re.compile(
    r"[0-9A-Z](?<![0-9A-Za-z/.].)(?:(?<=[A-Z])(?:"
    rf"(?P<symbol>{SYMBOL})|(?<=[ES])(?P<special>S?-[0-9]{{1,2}})/(?P<special_item>[0-9]{{1,3}})(?![0-9/]))"
    r"|(?<=[0-9])(?<![-–].)(?:"
    rf"(?P<body>[0-9]{{2,3}}(?:(?:(?:/|, (?:and )?| and )[0-9]{{3,4}}){{0,6}}+(?={_NAMED})"
    r"|(?:/[0-9]{3,4}){1,6}+(?![0-9/])(?P<unnamed>)))"
    r"|(?P<number>[0-9]{0,3})(?:"
    r" ?\( ?(?P<year>(?:19|2[01])[0-9]{2}) ?\)"
    r"|(?P<part>(?: [A-Z])?) ?\( ?(?P<roman>(?:E?S-)?[IVXL]+) ?\)(?P<part2>(?: [A-Z](?![\w'’/-]|\.[A-Za-z]))?)"
    r"|/(?P<item>[0-9]{1,4})(?![0-9/])(?P<letter>(?: [A-Z](?![\w'’/-]|\.[A-Za-z]))?))"
    r"|(?:(?<=(?:on|ns|ON|NS|nd|or|er|CR|Rs|o\.|s\.| &|[^ ],) .)|(?=[0-9]{2,3} OP ?[0-9]))(?P<plain>[0-9]{0,3}+)"
    rf"(?![0-9]|[.,/–-][0-9]|[a-z]| ?%| (?:{'|'.join(MONTHS)}|{_COUNTED})\b)"
    r"))"
)
LEAD = re.compile(
    r"(?:(?:[Rr]es?o(?:- ?)?lu(?:- ?)?tion|RESOLUTION|SCR)(?P<many>[sS]?)|\b[Rr]es\.?)"
    r"(?:,? (?:[Nn]os?\.?|number))? \(?\Z"
)
LINK = re.compile(rf"{DATE}?(?:[ ,;&/]|and\b|or\b|as well as|in particular|including|notably|both|its|the|of)*+")
GOES_ON = re.compile(
    r"[.,;:)\]’'”\"]|\Z| (?:\(|(?:and|or|of|on|to|as|in|at|by|for|with|which|that|concerning|regarding|relating|until"
    r"|while|are|is|was|were|have|has|adopted|shall|OP|para)\b)"
)
OTHER_NUMBERS = re.compile(
    r"(?:\b(?:[Vv]ol|[Nn]os?|pp?)\.|[Ss]tatements?|[Dd]ecisions?|[Aa]rticles?|[Pp]ages?|[Cc]omments?|[Rr]ecommendations?"
    r"|Laws?|Acts?|Decrees?|[Rr]egulations?|Orders?|[Vv]olumes?|[Nn]umbers?) \Z"
)
MONTH_BEFORE = re.compile(rf"(?:{'|'.join(MONTHS)}),? \Z")
THIS = re.compile(r"\b(?:this|present|that|such|draft|any|new) \Z")
OF_YEAR = re.compile(r" of ((?:19|20)[0-9]{2})(?![0-9])")
ADDENDUM = re.compile(r"\*?(?: and|,(?: and)?) (?=(?P<name>(?:Add|Corr|Rev)\.[0-9]+))")
