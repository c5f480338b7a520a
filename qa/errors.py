"""The errors of asking: each carries a stable code for programs and a Chinese sentence for people."""

from __future__ import annotations

from corpus import ReportQAError


class QAError(ReportQAError):
    """Base of everything a question can do wrong; `str(error)` is a Chinese sentence with the remedy.

    Attributes:
        code: stable name of the situation, the "code" of the HTTP error.
    """

    code: str = "qa_error"


class QuestionError(QAError):
    """The question is empty or too long."""

    code = "bad_question"


class ClaimError(QAError):
    """The text to check is empty or too long."""

    code = "bad_text"


class UnknownReportError(QAError):
    """No report has this id."""

    code = "unknown_report"


class UnknownParagraphError(QAError):
    """The report has no paragraph of this number."""

    code = "unknown_paragraph"


class NoOriginalError(QAError):
    """The report was not added from a file that is kept, or that file has no pages."""

    code = "no_original"


class UnknownPageError(QAError):
    """The original has no page of this number."""

    code = "unknown_page"


class UnknownPlaceError(QAError):
    """No report is of this place."""

    code = "unknown_place"


class TooManyRowsError(QAError):
    """A table is too long for the file that was asked for."""

    code = "too_many_rows"


class ReportOrderError(QAError):
    """Results are looked for in a report that is not younger than the one with the targets."""

    code = "bad_report_order"


class UploadError(QAError):
    """The form of an upload lacks its file, or a field of it is of another kind."""

    code = "bad_upload"


class ShelfError(QAError):
    """A report could not be indexed."""

    code = "not_indexed"


class TooManyJobsError(QAError):
    """Too many reports are being added at a time."""

    code = "too_many_jobs"


class BusyError(QAError):
    """Too many requests wait already."""

    code = "busy"


class UnknownJobError(QAError):
    """No job has this id."""

    code = "unknown_job"


class NoTokenError(QAError):
    """The server takes no reports: it has no token for staff."""

    code = "no_staff_token"


class NotAllowedError(QAError):
    """The request does not show the token for staff."""

    code = "not_allowed"
