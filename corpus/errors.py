"""The one base error of the project, and the errors of reading and keeping reports."""


class ReportQAError(Exception):
    """Base of every error that a user or an operator is meant to read; its text is one clear sentence."""


class CorpusError(ReportQAError):
    """A report could not be read, found or stored."""
