"""Where somebody wants to go who types a number or a reference instead of words to search."""

from django.urls import reverse

from kamervragen.models import Kamervraag
from kamervragen.parsing.known_numbers import known_targets
from kamervragen.parsing.targets import dossier_of


def destination(typed: str) -> str | None:
    """The page of the Kamervraag that is meant, else of all that cite it; None goes on searching.

    No query where the text is no reference as a whole, else one or two.
    """
    targets = known_targets(typed)
    if len(targets) != 1:
        return None
    target = dossier_of(targets[0]) or targets[0]
    numbers = list(Kamervraag.objects.known_as(target).values_list("number", flat=True)[:2])
    if numbers:
        return reverse("kamervraag", args=numbers if len(numbers) == 1 else [target])
    if Kamervraag.objects.citing(target).exists():
        return reverse("citing", args=[target])
    return None
