"""The report as one web page, to read and to review: one file that needs nothing else."""

from attrib.views.page.assembling import to_page

__all__ = ["to_page"]
