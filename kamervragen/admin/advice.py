"""What an editor can do about each kind of problem, and which of them wait for a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Names that nobody is known by; most are settled on the lists of names.
NAMES: Mapping[str, str] = {
    "unmatched_person": "Koppel de naam op de lijst; aanvaard wie niet te vinden is.",
    "unmatched_party": "Koppel de naam op de lijst; aanvaard wat geen fractie is.",
    "unmatched_ministry": "Koppel de naam op de lijst; aanvaard wat geen ministerie is.",
    "unmatched_minister": "Vul het ambt aan bij de persoon, of kies wie het was in de Kamervraag.",
}
# What the archive put right by itself: to be looked at here and there.
REPAIRED: Mapping[str, str] = {
    "last_line_restored": "Steekproef: loopt de laatste zin goed af?",
    "text_moved": "Steekproef: staat de tekst bij het juiste onderdeel?",
    "misplaced_text": "Steekproef: staat de tekst waar zij hoort?",
    "text_printed_twice": "Steekproef: is er niets verloren gegaan?",
    "text_restored_from_attribute": "Steekproef: is de tekst volledig?",
    "number_from_text": "Steekproef: klopt het nummer?",
    "number_was_text": "Steekproef: is de zin weer heel?",
    "unknown_element": "Steekproef: staat de tekst goed op de pagina?",
    "metadata_only": "Aanvaard het; lezers worden naar de PDF verwezen.",
    "illustration": "Aanvaard het; lezers vinden de afbeelding in de officiële publicatie.",
}
# What nobody but an editor can decide.
TO_DECIDE: Mapping[str, str] = {
    "unreadable": "Lees waarom het document is geweigerd; probeer het opnieuw na een update.",
    "number_of_another_kamervraag": "Zoek op bij welke Kamervraag het document hoort.",
    "differs_from_register": "Vergelijk beide waarden; verbeter wat op de pagina niet klopt.",
    "case_of_several": "Zoek op welke Kamervraag de registratie bedoelt.",
    "unsafe_link": "Kijk of het adres te herstellen is.",
    "empty_text": "Zoek de tekst in de officiële publicatie en vul haar aan.",
    "unknown_remark": "Kijk of de opmerking op de pagina te begrijpen is.",
    "unreadable_label": "Vul in welk nummer bedoeld is.",
    "number_repeated": "Kijk welk nummer de tweede vraag had moeten hebben.",
    "number_skipped": "Kijk in de officiële publicatie of er een vraag ontbreekt.",
    "question_without_label": "Vul het nummer van de vraag in.",
    "answer_without_label": "Kies welke vragen het antwoord beantwoordt.",
    "answer_without_question": "Kies welke vraag bedoeld is; aanvaard wat de bron zo laat.",
    "answer_repeated": "Kijk of beide antwoorden bij deze vraag horen.",
    "footnote_without_text": "Zoek de tekst van de noot in de officiële publicatie.",
    "footnote_without_mark": "Zet het nootteken waar het hoort; aanvaard wat de bron zo laat.",
    "mark_without_footnote": "Voeg de noot toe, of haal het teken weg.",
    "footnote_label_repeated": "Kijk welke noot bij welk teken hoort.",
    "date_unreadable": "Vul de datum in volgens de officiële publicatie.",
    "date_implausible": "Verbeter de datum volgens de officiële publicatie.",
    "dates_differ": "Kijk welke datum klopt; verbeter de andere.",
    "numbers_differ": "Kijk welk nummer klopt.",
    "identifiers_differ": "Kijk welk nummer klopt.",
    "heading_missing": "Vul indieners, geadresseerden en datum aan.",
    "heading_unreadable": "Kijk of indieners, geadresseerden en datum volledig zijn.",
    "kind_uncertain": "Kijk of het document als de juiste soort wordt getoond.",
    "metadata_unreadable": "Probeer het opnieuw zodra de bron het heeft hersteld.",
    "series_uncertain": "Kijk of elk antwoord bij de juiste vraag staat.",
    "submitters_differ": "Kijk welke indieners de officiële publicatie noemt.",
    "unreadable_number": "Zoek het officiële nummer op.",
    "identifier_unknown": "Zoek het officiële nummer op.",
    "answered_before_submitted": "Kijk welke van de twee datums een drukfout is.",
}
IN_GENERAL = "Kijk wat er is; verbeter het, of aanvaard het met een reden."
