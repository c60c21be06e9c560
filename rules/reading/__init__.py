"""Reading messages as presidents write them: orders, and everything that is none.

`reader.read` with a `lexicon.Lexicon` gives a `values.Reading`. Nothing is imported here: most of the program needs the values alone,
and loading the reader takes a tenth of a start.
"""
