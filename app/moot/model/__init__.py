"""The case as data: records, edits, the case that holds them, the verbs that change it, the rules it obeys.

Standard library only. Nothing here knows of files, windows or pictures.
"""
