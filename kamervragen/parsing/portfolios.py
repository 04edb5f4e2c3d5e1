"""The portfolios that ministers and state secretaries have had since 1984, as data.

Portfolios hold commas and "en" themselves, so only a list can tell "Onderwijs, Cultuur en
Wetenschap en Volksgezondheid, Welzijn en Sport" apart. A portfolio not listed here is read all the
same where the sentence repeats "van" or "voor". From the headings of the Aanhangsel 1984-2024 and
the lists of cabinets.
"""

WITH_VAN = (
    "Algemene Zaken",
    "Asiel en Migratie",
    "Binnenlandse Zaken",
    "Binnenlandse Zaken en Koninkrijksrelaties",
    "Buitenlandse Zaken",
    "Cultuur, Recreatie en Maatschappelijk Werk",
    "Defensie",
    "Economische Zaken",
    "Economische Zaken en Klimaat",
    "Economische Zaken, Landbouw en Innovatie",
    "Europese Zaken",
    "Financiën",
    "Infrastructuur en Milieu",
    "Infrastructuur en Waterstaat",
    "Justitie",
    "Justitie en Veiligheid",
    "Klimaat en Groene Groei",
    "Landbouw",
    "Landbouw en Visserij",
    "Landbouw, Natuur en Voedselkwaliteit",
    "Landbouw, Natuurbeheer en Visserij",
    "Landbouw, Visserij, Voedselzekerheid en Natuur",
    "Langdurige Zorg, Jeugd en Sport",
    "Onderwijs",
    "Onderwijs en Wetenschappen",
    "Onderwijs, Cultuur en Wetenschap",
    "Onderwijs, Cultuur en Wetenschappen",
    "Sociale Zaken",
    "Sociale Zaken en Werkgelegenheid",
    "Veiligheid en Justitie",
    "Verkeer en Waterstaat",
    "Volksgezondheid",
    "Volksgezondheid en Milieuhygiëne",
    "Volksgezondheid, Welzijn en Sport",
    "Volkshuisvesting",
    "Volkshuisvesting en Ruimtelijke Ordening",
    "Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer",
    "Welzijn, Volksgezondheid en Cultuur",
    "Werk en Participatie",
)

# Ministers without a ministry of their own; state secretaries with a task in their heading.
WITH_VOOR = (
    "Armoedebeleid, Participatie en Pensioenen",
    "Basis- en Voortgezet Onderwijs en Media",
    "Bestuurlijke Vernieuwing",
    "Bestuurlijke Vernieuwing en Koninkrijksrelaties",
    "Buitenlandse Handel en Ontwikkelingshulp",
    "Buitenlandse Handel en Ontwikkelingssamenwerking",
    "Grote Steden- en Integratiebeleid",
    "Immigratie en Asiel",
    "Immigratie, Integratie en Asiel",
    "Integratie",
    "Integratie, Jeugdbescherming, Preventie en Reclassering",
    "Jeugd en Gezin",
    "Klimaat en Energie",
    "Langdurige Zorg",
    "Langdurige Zorg en Sport",
    "Medische Zorg",
    "Medische Zorg en Sport",
    "Milieu en Wonen",
    "Natuur en Stikstof",
    "Nederlands-Antilliaanse en Arubaanse Zaken",
    "Nederlands-Antilliaanse Zaken",
    "Ontwikkelingssamenwerking",
    "Primair en Voortgezet Onderwijs",
    "Rechtsbescherming",
    "Vreemdelingenzaken en Integratie",
    "Wonen en Rijksdienst",
    "Wonen, Wijken en Integratie",
)

PORTFOLIOS = WITH_VAN + WITH_VOOR
