"""The parts of an address that mean more than a word."""


class YearConverter:
    """A year of four digits; no number of a Kamervraag is that short."""

    regex = r"(?:19|20)\d\d"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class MonthConverter:
    """A month of two digits."""

    regex = r"0[1-9]|1[0-2]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:02}"


class DayConverter(MonthConverter):
    """A day of two digits; whether its month has it is for the view to say."""

    regex = r"0[1-9]|[12]\d|3[01]"


class SavedListConverter:
    """A list with an address of its own; no number of a Kamervraag looks like it."""

    regex = r"(?:pas-|bijna-)?te-laat|pas-beantwoord"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
