"""Make anew what search stores."""

from django.core.management.base import BaseCommand
from tqdm import tqdm

from kamervragen.importing.indexing import rebuild_index
from kamervragen.importing.runs import tell_the_planner
from kamervragen.models import Kamervraag


class Command(BaseCommand):
    """``rebuild_search``: needed after a change in the analysis of words, not after an import."""

    help = "Make the search index of all Kamervragen anew."

    def handle(self, *, verbosity: int, **_: object) -> None:
        hidden = True if verbosity == 0 else None
        with tqdm(total=Kamervraag.objects.count(), unit=" Kamervragen", disable=hidden) as bar:
            for done in rebuild_index():
                bar.update(done)
        tell_the_planner()
