"""The result as one self-contained HTML page: article and report side by side, each finding with its evidence."""

from claimcheck.output.page.writer import write_html

__all__ = ["write_html"]
