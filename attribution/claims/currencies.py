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

# What stands before a figure, mostly glued to it, as printed: "Sh2.1bn", "KSh500", "R1.2m", "RM40". One letter or an everyday
# word is a currency only where it touches the digits.
PREFIXES = {
    "Sh": "shilling", "Shs": "shilling", "KSh": "KES", "Ksh": "KES", "KSH": "KES", "USh": "UGX", "Ush": "UGX", "TSh": "TZS", "Tsh": "TZS",
    "Rs": "rupee", "Re": "rupee", "R": "ZAR", "RM": "MYR", "Rp": "IDR", "Tk": "BDT", "Kr": "crown", "kr": "crown", "SKr": "SEK",
    "NKr": "NOK", "DKr": "DKK", "Fr": "franc", "SFr": "CHF", "SwFr": "CHF", "CFA": "XOF", "FCFA": "XOF", "Ft": "HUF", "Kč": "CZK",
    "N": "NGN", "K": "kwacha", "P": "pula", "Le": "leone", "Birr": "ETB", "Br": "ETB",
}  # fmt: skip
LOOSE_PREFIXES = words("Sh Shs KSh Ksh KSH USh Ush TSh Tsh Rs RM Rp Tk SKr NKr DKr SFr SwFr CFA FCFA")
# A dollar or cedi sign after letters: "R$5bn" is in reais, "GH¢48m" in cedis.
SIGNED_CODES = {("r", "$"): "BRL", ("gh", "¢"): "GHS", ("gh", "₵"): "GHS", ("mx", "$"): "MXN", ("n", "$"): "NAD", ("z", "$"): "ZWL"}
# A shared name and the codes that it can stand for: reports of one story that print either mean one currency.
FAMILIES = {
    "rupee": words("INR PKR LKR NPR MUR"), "shilling": words("KES UGX TZS SOS"), "crown": words("SEK NOK DKK ISK CZK"),
    "dinar": words("KWD IQD JOD BHD DZD TND RSD LYD"), "peso": words("MXN ARS CLP COP PHP UYU CUP DOP"), "franc": words("CHF XOF XAF CDF RWF"),
    "riyal": words("SAR QAR OMR YER"), "rial": words("IRR OMR YER"), "dirham": words("AED MAD"), "dollar": words("USD AUD CAD NZD HKD SGD"),
}  # fmt: skip


def one_currency(a: str, b: str) -> bool:
    """Say whether two units can be one currency: equal, or a shared name beside one of its codes ("rupee", "INR")."""
    return a == b or b in FAMILIES.get(a, ()) or a in FAMILIES.get(b, ())


_SIGNED = re.compile(r"(?<![A-Za-z])(US|AU|A|CA|C|NZ|HK|S|NT)\$")
_NAMED = re.compile(r"\b(US|American|Australian|Canadian|New Zealand|Hong Kong|Singapore) dollars?\b")


def home_dollar(text: str) -> str:
    """Return the dollar that a bare "$" or "dollars" means in a text: another than USD only if it alone is named.

    `"A$5m … $2m" -> AUD`; `"US$5m … A$2m … $1m" -> USD`.
    """
    named: set[str] = {DOLLARS[m.group(1).lower()] for m in _SIGNED.finditer(text)} if "$" in text else set()
    if " dollar" in text:
        named |= {ADJECTIVES[(m.group(1).lower().split()[-1], "dollar")] for m in _NAMED.finditer(text)}
    return named.pop() if len(named) == 1 else "USD"
