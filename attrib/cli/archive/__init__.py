"""`attrib archive`: the figures, sources and claims of many articles in one file, to search and to count."""
