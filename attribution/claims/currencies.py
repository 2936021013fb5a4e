"""Currencies: signs, codes and names, each to its ISO 4217 code or, where the name is shared, to the name."""

from __future__ import annotations

import re

from attribution.claims.wordlists import words

SIGNS = {"£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₦": "NGN", "₽": "RUB", "₺": "TRY", "₫": "VND"}
SIGNS |= {"₱": "PHP", "₪": "ILS", "₴": "UAH", "฿": "THB", "₵": "GHS", "₸": "KZT", "৳": "BDT"}
DOLLARS = {
    "us": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "nt": "TWD",
    "r": "BRL",
}
CODES = words(
    "USD EUR GBP JPY CNY INR AUD CAD NZD CHF SEK NOK DKK RUB TRY ZAR BRL MXN KRW HKD SGD NGN KES GHS EGP PKR BDT IDR PHP "
    "THB VND UAH PLN CZK HUF RON ILS SAR AED QAR KWD IQD IRR XOF XAF"
)
# Names that one country has to itself. The others ("crown", "dinar", "peso") stay names: two of them are one currency
# only if the reports mean one country, which the shared name already suggests.
NAMES = {
    "euro": "EUR", "euros": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "won": "KRW", "naira": "NGN",
    "cedi": "GHS", "cedis": "GHS", "taka": "BDT", "takas": "BDT", "zloty": "PLN", "zlotys": "PLN", "forint": "HUF",
    "forints": "HUF", "shekel": "ILS", "shekels": "ILS", "hryvnia": "UAH", "baht": "THB", "dong": "VND", "ringgit": "MYR",
    "dollar": "dollar", "dollars": "dollar", "pound": "GBP", "pounds": "GBP", "quid": "GBP", "sterling": "GBP",
    "rand": "ZAR", "real": "BRL", "reais": "BRL", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB",
    "lira": "TRY", "liras": "TRY", "bitcoin": "BTC", "bitcoins": "BTC", "rupiah": "IDR", "tenge": "KZT",
    "crown": "crown", "crowns": "crown", "krone": "crown", "kroner": "crown", "krona": "crown", "kronor": "crown",
    "dinar": "dinar", "dinars": "dinar", "peso": "peso", "pesos": "peso", "franc": "franc", "francs": "franc",
    "rupee": "rupee", "rupees": "rupee", "shilling": "shilling", "shillings": "shilling", "riyal": "riyal",
    "riyals": "riyal", "rial": "rial", "rials": "rial", "dirham": "dirham", "dirhams": "dirham",
}  # fmt: skip
CENTS = {"cent": "dollar", "cents": "dollar", "pence": "GBP", "penny": "GBP", "kopecks": "RUB"}
ADJECTIVES = {
    ("us", "dollar"): "USD", ("american", "dollar"): "USD", ("australian", "dollar"): "AUD", ("canadian", "dollar"): "CAD",
    ("zealand", "dollar"): "NZD", ("kong", "dollar"): "HKD", ("singapore", "dollar"): "SGD", ("swiss", "franc"): "CHF",
    ("cfa", "franc"): "XOF", ("swedish", "crown"): "SEK", ("norwegian", "crown"): "NOK", ("danish", "crown"): "DKK",
    ("czech", "crown"): "CZK", ("egyptian", "GBP"): "EGP", ("sudanese", "GBP"): "SDG", ("lebanese", "GBP"): "LBP",
    ("indian", "rupee"): "INR", ("pakistani", "rupee"): "PKR", ("mexican", "peso"): "MXN", ("argentine", "peso"): "ARS",
    ("chilean", "peso"): "CLP", ("colombian", "peso"): "COP", ("philippine", "peso"): "PHP", ("kuwaiti", "dinar"): "KWD",
    ("iraqi", "dinar"): "IQD", ("saudi", "riyal"): "SAR", ("iranian", "rial"): "IRR", ("kenyan", "shilling"): "KES",
}  # fmt: skip

_SIGNED = re.compile(r"(?<![A-Za-z])(US|AU|A|CA|C|NZ|HK|S|NT)\$")
_NAMED = re.compile(r"\b(US|American|Australian|Canadian|New Zealand|Hong Kong|Singapore) dollars?\b")


def home_dollar(text: str) -> str:
    """Return the dollar that a bare "$" or "dollars" means in a text: another than USD only if it alone is named.

    `"A$5m … $2m" -> AUD`; `"US$5m … A$2m … $1m" -> USD`.
    """
    named = {DOLLARS[m.group(1).lower()] for m in _SIGNED.finditer(text)}
    named |= {ADJECTIVES[(m.group(1).lower().split()[-1], "dollar")] for m in _NAMED.finditer(text)}
    return named.pop() if len(named) == 1 else "USD"
