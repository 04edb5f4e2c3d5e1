"""Topic paths, and rows for topics seen for the first time: official lists grow."""

from collections.abc import Iterable, Mapping

from django.utils.text import slugify

from kamervragen.models import Topic
from kamervragen.parsing.records import TopicRecord


def topic_path(topic: TopicRecord) -> str:
    """The address of a topic: "internationaal/organisatie-en-beleid"; "" for mere brackets."""
    parent = slugify(topic.parent)
    return f"{parent}/{slugify(topic.name)}" if topic.name else parent


def ensure_topics(topics: Iterable[TopicRecord]) -> dict[str, int]:
    """The primary keys by path of these topics; unknown values are accepted and made."""
    wanted = {path: topic for topic in topics if (path := topic_path(topic))}
    parents = {
        slugify(t.parent): TopicRecord(scheme=t.scheme, parent=t.parent) for t in wanted.values()
    }
    known = _known({*wanted, *parents})
    for level in (parents, wanted):
        missing = {path: topic for path, topic in sorted(level.items()) if path not in known}
        known |= {row.path: row.pk for row in _create(missing, known)}
    return known


def _known(paths: set[str]) -> dict[str, int]:
    return dict(Topic.objects.filter(path__in=paths).values_list("path", "pk"))


def _create(topics: Mapping[str, TopicRecord], known: Mapping[str, int]) -> list[Topic]:
    return Topic.objects.bulk_create(
        Topic(
            scheme=topic.scheme.value,
            parent_id=known[slugify(topic.parent)] if topic.name else None,
            name=topic.name or topic.parent,
            path=path,
        )
        for path, topic in topics.items()
    )
