"""Make the group of editors, or bring its permissions up to date."""

from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand

NAME = "redactie"
# What an editor may do with each model. No one adds or deletes what comes from the sources.
MAY = {
    "kamervraag": "view change",
    **dict.fromkeys(
        (
            "question",
            "answer",
            "notice",
            "footnote",
            "sourcelink",
            "submitter",
            "addressee",
            "respondent",
            "personname",
            "partyname",
            "ministryname",
            "membership",
            "minister",
        ),
        "view add change delete",
    ),
    **dict.fromkeys(
        ("person", "party", "ministry", "cabinet", "topic", "recess"), "view add change"
    ),
    **dict.fromkeys(("correction", "importproblem"), "view change"),
    **dict.fromkeys(
        (
            "publication",
            "sourcefile",
            "citation",
            "weblink",
            "followup",
            "listeddocument",
            "importrun",
        ),
        "view",
    ),
}


class Command(BaseCommand):
    help = f"Make the group “{NAME}” with what editors may do; run it again after an update."

    def handle(self, *args: object, **options: object) -> None:
        codenames = [f"{may}_{model}" for model, mays in MAY.items() for may in mays.split()]
        group, _ = Group.objects.get_or_create(name=NAME)
        group.permissions.set(
            Permission.objects.filter(content_type__app_label="kamervragen", codename__in=codenames)
        )
        self.stdout.write(f"{NAME}: {group.permissions.count()} permissions")
