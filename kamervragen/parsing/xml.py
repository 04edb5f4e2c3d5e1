"""Reading XML from strangers: no entities, no network, no surprises."""

from lxml import etree

from kamervragen.parsing.records import UnreadablePublication


def read_xml(content: bytes) -> etree._Element:
    """The root of a document; reading it neither fetches nor expands anything."""
    if not content.strip():
        raise UnreadablePublication("Het bestand is leeg.")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        reason = " ".join(str(error).removesuffix("(<string>, line 1)").split())
        raise UnreadablePublication(f"Het bestand is geen geldige XML: {reason}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        _refuse_declarations(root)
    return root


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def all_text(element: etree._Element) -> str:
    """All characters inside an element, on one line."""
    if len(element) == 0:
        return " ".join((element.text or "").split())
    return " ".join("".join(map(str, element.itertext("*"))).split())


def _refuse_declarations(root: etree._Element) -> None:
    """Refuse a DOCTYPE that declares something; one that only names a DTD is harmless."""
    prologue = etree.tostring(root.getroottree(), encoding="unicode").partition(f"<{root.tag}")[0]
    doctype = prologue.partition("<!DOCTYPE")[2]
    if "[" in doctype or next(root.iter(etree.Entity), None) is not None:
        raise UnreadablePublication("Het bestand heeft een DOCTYPE met eigen declaraties.")
