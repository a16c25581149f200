"""Views of a report: for the terminal, as JSON, one claim explained, a rule set's pages.

Each is a function from a report to a string or to something that `rich` can print. No view works anything
out that a report does not say, and no view trusts the article's text: see `attrib.views.inert`.
"""
