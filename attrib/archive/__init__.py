"""Archives: the figures, sources and claims of many articles in one SQLite file, to search and to count.

The way of the data, each step a module:

    taking → workers → analysing → writing        → searching, trends, exporting
    files     pools     a portion   one            what is asked
    become    of        becomes     transaction    of an archive
    portions  processes rows        a batch

`building` puts the first four together. `schema` has the tables, whose columns `columns` takes from those of the CSV
tables.
"""
