"""The one app of the site."""

from django.apps import AppConfig


class KamervragenConfig(AppConfig):
    name = "kamervragen"
    verbose_name = "Kamervragen"
    default_auto_field = "django.db.models.BigAutoField"
