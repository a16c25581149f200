"""The report: claims, sources and figures of one article, as the JSON contract has them."""

from attrib.report.building import build_report
from attrib.report.model import Report

__all__ = ["Report", "build_report"]
