"""The official iJw schemas as judge in tests."""

from functools import cache

from lxml import etree

from tests.oracle import shared_path

XS = "{http://www.w3.org/2001/XMLSchema}"
BASIS = "http://www.istandaarden.nl/ijw/3_2/basisschema/schema"


@cache
def official_schema(soort: str) -> etree.XMLSchema:
    """The official schema of one message kind."""
    return etree.XMLSchema(etree.parse(shared_path("ijw", f"jw{soort}.xsd")))


@cache
def official_tree(naam: str) -> etree._Element:
    """An official schema file as a tree, e.g. ``"jw301"`` or ``"basisschema"``."""
    return etree.parse(shared_path("ijw", f"{naam}.xsd")).getroot()


def official_verdict(soort: str, data: bytes) -> bool:
    """Whether the file is good XML and the official schema of this kind accepts it."""
    try:
        return official_schema(soort).validate(etree.fromstring(data))
    except etree.XMLSyntaxError:
        return False


@cache
def official_type(naam: str) -> etree.XMLSchema:
    """A schema with one element ``waarde`` of the given basic type, e.g. ``"LDT_Naam"``."""
    basis = shared_path("ijw", "basisschema.xsd").as_uri()
    return etree.XMLSchema(
        etree.fromstring(
            f'<xs:schema xmlns:xs="{XS[1:-1]}" xmlns:ijw="{BASIS}">'
            f'<xs:import namespace="{BASIS}" schemaLocation="{basis}"/>'
            f'<xs:element name="waarde" type="ijw:{naam}"/></xs:schema>'
        )
    )


def official_value(naam: str, waarde: str) -> bool:
    """Whether the official basic type accepts the value."""
    element = etree.Element("waarde")
    element.text = waarde
    return official_type(naam).validate(element)
