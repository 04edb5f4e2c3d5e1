"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path, register_converter

from kamervragen import converters, sitemaps
from kamervragen.admin.site import site
from kamervragen.views import (
    cards,
    cite,
    home,
    kamervragen,
    ledger,
    neighbours,
    pages,
    people,
    references,
    saved_lists,
    statistics,
    style,
    suggestions,
    topics,
    versions,
)

register_converter(converters.SavedListConverter, "saved_list")
register_converter(converters.YearConverter, "year")
register_converter(converters.MonthConverter, "month")
register_converter(converters.DayConverter, "day")

handler400 = "kamervragen.views.errors.bad_request"
handler404 = "kamervragen.views.errors.page_not_found"

# For readers: each also in English, with /en before it.
pages_in_languages = i18n_patterns(
    path("", home.home, name="home"),
    path("over/", pages.about, name="about"),
    path("over/toegankelijkheid/", pages.accessibility, name="accessibility"),
    path("over/volledigheid/", ledger.ledger, name="ledger"),
    path("over/volledigheid/zonder-datum/", ledger.ledger_of_undated, name="ledger_of_undated"),
    path("over/volledigheid/<year:year>/", ledger.ledger_of_year, name="ledger_of_year"),
    # Kamervragen: the list, the archive by date, and each
    path("kamervragen/", kamervragen.kamervragen, name="kamervragen"),
    path("kamervragen/<year:year>/", kamervragen.year, name="year"),
    path("kamervragen/<year:year>/<month:month>/", kamervragen.month, name="month"),
    path("kamervragen/<year:year>/<month:month>/<day:day>/", kamervragen.day, name="day"),
    path("kamervragen/<saved_list:name>/", saved_lists.saved_list, name="saved_list"),
    path("kamervragen/<str:number>/", kamervragen.kamervraag, name="kamervraag"),
    path("kamervragen/<str:number>/verwant/", kamervragen.related, name="related"),
    path("kamervragen/<str:number>/versies/", versions.versions, name="versions"),
    path("kamervragen/<str:number>/vorige/", neighbours.previous, name="previous"),
    path("kamervragen/<str:number>/volgende/", neighbours.following, name="following"),
    path("kamervragen/<str:number>/citeren/", cite.cite, name="cite"),
    path("kamervragen/<str:number>/kaart.png", cards.card, name="card"),
    # Who answers
    path("bewindspersonen/", people.ministers, name="ministers"),
    path("bewindspersonen/<slug:slug>/", people.minister, name="minister"),
    path("ministeries/", people.ministries, name="ministries"),
    path("ministeries/<slug:slug>/", people.ministry, name="ministry"),
    # Who asks
    path("kamerleden/", people.members, name="members"),
    path("kamerleden/<slug:slug>/", people.member, name="member"),
    path("fracties/", people.parties, name="parties"),
    path("fracties/<slug:slug>/", people.party, name="party"),
    # What about
    path("onderwerpen/", topics.topics, name="topics"),
    path("onderwerpen/<path:path>/", topics.topic, name="topic"),
    # Figures
    path("statistiek/", statistics.statistics, name="statistics"),
    path("statistiek/vergelijk/", statistics.comparison, name="comparison"),
    path("statistiek/<slug:name>/", statistics.table, name="statistics_table"),
    # What they refer to
    path("verwijzingen/<path:target>/", references.citing, name="citing"),
    path("artikelen/<path:page>/", references.article, name="article"),
    # For the search boxes of the site and of browsers
    path("suggesties/", suggestions.suggestions, name="suggestions"),
    path("opensearch.xml", suggestions.opensearch, name="opensearch"),
    # The picture that goes with links to the site
    path("kaart.png", cards.card_of_site, name="site_card"),
    prefix_default_language=False,
)

# For machines and editors.
urlpatterns = [
    *pages_in_languages,
    path("bronbestanden/<str:sha256>/", versions.source_file, name="source_file"),
    path("favicon.ico", pages.favicon, name="favicon"),
    path("manifest.webmanifest", pages.manifest, name="manifest"),
    path("gezond/", pages.health, name="health"),
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    path("sitemap/<str:section>.xml", sitemaps.sitemap, name="sitemap"),
    path("robots.txt", pages.robots, name="robots"),
    path("stijl/", style.style, name="style"),
    path("beheer/", site.urls),
]
