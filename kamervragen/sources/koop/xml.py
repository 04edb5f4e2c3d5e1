"""Reading the XML of a service, as far as fetching needs it; nothing is expanded or fetched."""

from lxml import etree


def read_root(content: bytes) -> etree._Element | None:
    """The root element, or None for what is no well-formed XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None


def root_name(content: bytes) -> str:
    """The name of the root element, without its namespace; empty for what is no XML."""
    root = read_root(content)
    return "" if root is None else etree.QName(root).localname
