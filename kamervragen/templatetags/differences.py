"""What templates need to show what changed."""

from django import template

from kamervragen.differences.marks import marked_difference

register = template.Library()
register.filter(marked_difference)
