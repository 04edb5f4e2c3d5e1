"""The archive's schema: rows, constraints and the query language."""

from kamervragen.models.imports import Correction, ImportProblem, ImportRun
from kamervragen.models.kamervraag import (
    Answer,
    FollowUp,
    Kamervraag,
    Kind,
    Notice,
    Question,
    Reading,
    Status,
)
from kamervragen.models.ledger import (
    Fetching,
    Gap,
    ListedDocument,
    Listing,
    Service,
    ServiceList,
)
from kamervragen.models.people import (
    Cabinet,
    Chamber,
    Membership,
    Minister,
    Ministry,
    MinistryName,
    Party,
    PartyName,
    Person,
    PersonName,
    Title,
)
from kamervragen.models.publication import (
    Citation,
    Footnote,
    Part,
    Publication,
    PublicationKind,
    SourceFile,
    SourceLink,
    WebLink,
)
from kamervragen.models.recesses import Recess
from kamervragen.models.related import Comparison, RelatedKamervraag
from kamervragen.models.roles import Addressee, Respondent, Submitter
from kamervragen.models.search import ArchiveWord, SearchEntry
from kamervragen.models.topics import Topic, TopicScheme

__all__ = [
    "Addressee",
    "Answer",
    "ArchiveWord",
    "Cabinet",
    "Chamber",
    "Citation",
    "Comparison",
    "Correction",
    "Fetching",
    "FollowUp",
    "Footnote",
    "Gap",
    "ImportProblem",
    "ImportRun",
    "Kamervraag",
    "Kind",
    "ListedDocument",
    "Listing",
    "Membership",
    "Minister",
    "Ministry",
    "MinistryName",
    "Notice",
    "Part",
    "Party",
    "PartyName",
    "Person",
    "PersonName",
    "Publication",
    "PublicationKind",
    "Question",
    "Reading",
    "Recess",
    "RelatedKamervraag",
    "Respondent",
    "SearchEntry",
    "Service",
    "ServiceList",
    "SourceFile",
    "SourceLink",
    "Status",
    "Submitter",
    "Title",
    "Topic",
    "TopicScheme",
    "WebLink",
]
