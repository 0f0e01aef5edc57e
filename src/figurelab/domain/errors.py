"""Every way a request can be refused, each with its HTTP status.

FigureError                         500
├── BadRequest                      400
│   ├── InvalidParameter            400  a field is missing, of the wrong type or out of range
│   ├── InvalidImage                400  the picture itself
│   │   ├── BadDataUri              400
│   │   ├── UnreachableUrl          400
│   │   ├── UnsupportedFormat       400
│   │   ├── ImageTooSmall           400
│   │   └── ImageTooLarge           400  bytes or pixels
│   ├── Moderated                   400
│   ├── ParentNotReady              400  the prototype is not SUCCEEDED, or has no candidate
│   └── NotCancelable               400  the task is already terminal
├── Unauthorized                    401
├── InsufficientCredits             402
├── NotFound                        404
│   ├── TaskNotFound                404
│   └── NoMatchingRoute             404
├── IdempotencyConflict             409
├── TooManyRequests                 429
│   ├── RateLimitExceeded           429  with retry_after
│   └── NoMoreConcurrentTasks       429
└── Unavailable                     503  a part of the service does not answer
    └── Overloaded                  503  with retry_after
"""

from __future__ import annotations

from typing import ClassVar


class FigureError(Exception):
    """message goes to the caller as ``{"message": ...}``: it names the field and the limit, no internals."""

    status: ClassVar[int] = 500

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class BadRequest(FigureError):
    status = 400


class InvalidParameter(BadRequest):
    """A field of the request is missing, of the wrong type or out of range."""


class InvalidImage(BadRequest):
    """The picture cannot be used."""


class BadDataUri(InvalidImage):
    """Not a base64 data URI of an image."""


class UnreachableUrl(InvalidImage):
    """The address is refused, does not answer, or answers with an error."""


class UnsupportedFormat(InvalidImage):
    """Not one of jpg, jpeg, png, webp, or broken inside."""


class ImageTooSmall(InvalidImage):
    """A side is under the limit."""


class ImageTooLarge(InvalidImage):
    """Too many bytes or too many pixels."""


class Moderated(BadRequest):
    """The picture was refused by moderation."""


class ParentNotReady(BadRequest):
    """The prototype is not SUCCEEDED, or has no candidate."""


class NotCancelable(BadRequest):
    """The task is already terminal."""


class Unauthorized(FigureError):
    status = 401


class InsufficientCredits(FigureError):
    status = 402


class NotFound(FigureError):
    status = 404


class TaskNotFound(NotFound):
    """Unknown id, another account's task, or another stage's: never told apart."""

    def __init__(self, message: str = "Task not found") -> None:
        super().__init__(message)


class NoMatchingRoute(NotFound):
    def __init__(self, message: str = "NoMatchingRoute") -> None:
        super().__init__(message)


class IdempotencyConflict(FigureError):
    status = 409


class TooManyRequests(FigureError):
    """retry_after: seconds until it is worth trying again, None where waiting is not what helps."""

    status = 429

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class RateLimitExceeded(TooManyRequests):
    def __init__(self, per_second: float, retry_after: float) -> None:
        super().__init__(f"RateLimitExceeded: at most {per_second:g} requests per second", retry_after)


class NoMoreConcurrentTasks(TooManyRequests):
    def __init__(self, limit: int) -> None:
        super().__init__(f"NoMoreConcurrentTasks: at most {limit} tasks queued or running at a time")


class Unavailable(FigureError):
    """A part of the service does not answer; nothing was created or charged, and trying again may help."""

    status = 503


class Overloaded(Unavailable):
    """This node has no room for the request, whose body was not read. retry_after: seconds."""

    def __init__(self, message: str, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after = retry_after
