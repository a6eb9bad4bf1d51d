"""Facts: what at least two independent sources state, with the sentence of each that says it best.

Why it matters: what the sources share is what each of them is held against: who leaves it out, who contradicts it, who
tells it more surely. Copies of one text count as one source.

Example: "The ferry will not sail for nine weeks" and "Nine weeks without the ferry lie ahead" are one fact, given by
two. "The ferry sailed nine times" is another.

How each tells it:
- asserts: without doubt, in its own voice or somebody's
- hedges: with doubt ("may", "is expected to")
- updates: an earlier or later value that was true in its time
- contradicts: both cannot be true
- distorts: the right words of the wrong thing, or surer, or without their source
- unclear: its sentence is near the fact, and it is not counted either way

What to do: a fact of most sources that a draft lacks is worth a look, and a fact that only copies of one text give is
one source's. That many say it does not make it true.

Known limits: told in quite other words a fact is missed, and two facts may be made of one. English only.

Source: the pyramid of Nenkova and Passonneau (2004), with independent sources for annotators; see docs/method.md.
"""
