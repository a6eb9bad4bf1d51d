"""Facts: what at least two independent sources state, with the sentence of each that says it best.

Why it matters: what the sources share is what each of them is held against: in whom it is not found, who contradicts
it, who tells it more surely. Copies of one text count as one source.

Example: "The ferry will not sail for nine weeks" and "Nine weeks without the ferry lie ahead" are one fact, given by
two. "The ferry sailed nine times" is another.

How each tells it:
- asserts: without doubt, in its own voice or somebody's
- hedges: with doubt ("may", "is expected to")
- updates: an earlier or later value that was true in its time
- contradicts: both cannot be true
- distorts: the right words of the wrong thing, or surer, or without their source
- unclear: its sentence is near the fact, or none was found and it may tell it in other words: counted neither way
- not found: none of its sentences was found to state it, and it is most likely silent

What to do: a fact of most sources that was not found in a draft is worth a look, and a fact that only copies of one
text give is one source's. That many say it does not make it true.

Known limits: told in quite other words a fact is missed, so of four articles in which one was not found, one tells it
all the same; and two facts may be made of one. English only.

Source: the pyramid of Nenkova and Passonneau (2004), with independent sources for annotators; see docs/method.md.
"""
