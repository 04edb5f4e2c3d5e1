"""What goes wrong between us and an official service."""


class FetchFailed(Exception):
    """A service did not give what was asked; the message is a Dutch sentence that says why.

    ``is_temporary`` when asking again, now or tomorrow, may help. ``status`` is the HTTP status,
    where there was one.
    """

    def __init__(self, reason: str, *, is_temporary: bool, status: int | None = None) -> None:
        super().__init__(reason)
        self.is_temporary = is_temporary
        self.status = status
