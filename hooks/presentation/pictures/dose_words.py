"""What the rows of the dose landscape say in words, in its panels and in its table."""

from guide.sources.amounts import Span, dose_of, rate_of, total_of
from guide.sources.cards import Card
from guide.sources.doses import Dose, Limit

HEADER = ("Study or document", "Given, as on the card", "Rate, mg/kg/hour", "Total, mg/kg", "Result", "Source")
_NO_SUM = "not known"
_TRIAL = "randomised controlled trial"


def drug_of(of: Dose | Limit) -> str:
    """Return the drug where it is not the racemate, which goes without saying in the guide."""
    return "" if of.drug == "ketamine" else of.drug


def people_of(dose: Dose) -> str:
    """Return how many people were in the study, or that the card does not say."""
    return f"{int(dose.people.replace(',', '')):,} people" if dose.people else "people not stated"


def details_of_dose(dose: Dose, card: Card) -> str:
    """Return what stands below the name of a study: its people, its design if it is no trial, and the drug."""
    return ", ".join(filter(None, (dose.population, people_of(dose), _design(card), drug_of(dose))))


def details_of_limit(limit: Limit) -> str:
    """Return what stands below the name of a document."""
    return ", ".join(filter(None, (f"{limit.kind}: {limit.what}", drug_of(limit))))


def label_of_dose(dose: Dose, card: Card, name: str, span: Span, unit: str) -> str:
    """Return what is said of the mark of a dose to those who do not see it."""
    against = f"against {dose.comparator}" if dose.comparator else "nothing compared"
    outcome = f"{dose.result}: {dose.outcome}" if dose.outcome else dose.result
    blinding = dose.blinding or "blinding not stated"
    return f"{name}: {details_of_dose(dose, card)}, {span} {unit}, {blinding}, {against}, {outcome}"


def label_of_limit(limit: Limit, name: str, span: Span, unit: str) -> str:
    """Return what is said of the mark of a limit to those who do not see it."""
    return f"{name}: {details_of_limit(limit)}, {span} {unit}"


def cells_of_dose(dose: Dose, card: Card, name: str) -> tuple[str, ...]:
    """Return the cells of a study's row."""
    design, blinding = _design(card) or "randomised trial", dose.blinding or "blinding not stated"
    result = f"{dose.result}: {dose.outcome}" if dose.outcome else dose.result
    against = f"against {dose.comparator}" if dose.comparator else ""
    return (
        ", ".join(filter(None, (name, dose.population, design, people_of(dose), blinding))),
        _given(dose),
        _rate(dose),
        _total(dose),
        "; ".join(filter(None, (result, against, dose.also and f"but {dose.also}"))),
        f"[@{dose.key}]",
    )


def cells_of_limit(limit: Limit, name: str) -> tuple[str, ...]:
    """Return the cells of a document's row."""
    given = f"{limit.drug} {limit.dose or limit.rate}, {limit.route}"
    rate = _shown(rate_of(limit), limit.rate) if limit.rate else ""
    return f"{name}, {limit.kind}: {limit.what}", given, rate, str(dose_of(limit) or ""), "", f"[@{limit.key}]"


def _design(card: Card) -> str:
    design = str(card.page.front_matter.fields.get("design") or "")
    return "" if design == _TRIAL else design


def _given(dose: Dose) -> str:
    once = " ".join(filter(None, (dose.dose, dose.often)))
    amounts = ", then ".join(filter(None, (once, dose.rate))) or dose.total
    time = f" {'for' if dose.rate else 'over'} {dose.time}" if dose.time else ""
    days = f" on {dose.days} days" if dose.days else ""
    return f"{dose.drug} {amounts}{time}{days}, {dose.route or 'route not stated'}"


def _rate(dose: Dose) -> str:
    if not dose.rate:
        return ""
    span = rate_of(dose)
    return f"{span}, not drawn: route not stated" if span and not dose.route else _shown(span, dose.rate)


def _shown(span: Span | None, rate: str) -> str:
    if not span:
        return "not drawn: not by weight"
    return str(span) if "mg/kg/hour" in rate or "mg/kg per hour" in rate else f"{span}, worked out"


def _total(dose: Dose) -> str:
    if dose.dose and not dose_of(dose):
        return "not drawn: not by weight"
    if not (span := total_of(dose)):
        return _NO_SUM
    worked_out = "" if dose.total or not (dose.rate or dose.days) else ", worked out"
    return f"{span}{worked_out}" if dose.route else f"{span}, not drawn: route not stated"
