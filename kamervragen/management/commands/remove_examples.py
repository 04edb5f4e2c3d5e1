"""Remove the invented examples, and nothing else."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Model, ProtectedError

from kamervragen.importing.locking import lock_importing
from kamervragen.models import (
    Addressee,
    Answer,
    Footnote,
    Kamervraag,
    Minister,
    Ministry,
    Notice,
    Party,
    Person,
    Publication,
    Question,
    Respondent,
    Submitter,
)

# Parts before what they belong to: each model with the path to the mark of an example. What has
# no history of its own (source files, links, memberships, names) goes along with its owner.
EXAMPLES: tuple[tuple[type[Model], str], ...] = (
    (Answer, "kamervraag__is_example"),
    (Question, "kamervraag__is_example"),
    (Notice, "kamervraag__is_example"),
    (Submitter, "kamervraag__is_example"),
    (Addressee, "kamervraag__is_example"),
    (Respondent, "kamervraag__is_example"),
    (Kamervraag, "is_example"),
    (Footnote, "publication__is_example"),
    (Publication, "is_example"),
    (Minister, "person__is_example"),
    (Person, "is_example"),
    (Ministry, "is_example"),
    (Party, "is_example"),
)


class Command(BaseCommand):
    """``remove_examples``; a second time there is nothing left to remove."""

    help = "Remove the invented Kamervragen with their publications, people, parties, ministries."

    @transaction.atomic
    def handle(self, **_: object) -> None:
        lock_importing()
        for model, mark in EXAMPLES:
            try:
                count = remove(model, mark)
            except ProtectedError as error:
                users = ", ".join(sorted(str(row) for row in error.protected_objects))
                message = f"Nothing removed: an example is in use elsewhere ({users})."
                raise CommandError(message) from error
            if count:
                self.stdout.write(f"{count:5} {model._meta.verbose_name_plural}")


def remove(model: type[Model], mark: str) -> int:
    """Delete the marked rows with their history, in which deleting itself is recorded."""
    rows = model._default_manager.filter(**{mark: True})
    pks = list(rows.values_list("pk", flat=True))
    rows.delete()
    history = getattr(model, "history")  # noqa: B009 # not declared on Model itself
    history.filter(id__in=pks).delete()
    return len(pks)
