"""Conflicts: two places that cannot both be right, in two sources or in one article.

Why it matters: one of the two is wrong, or they speak of two things; either way somebody has to know before it goes
out. Only a conflict that nothing clears (`real`) counts. It costs points only those on the side with fewer independent
sources; where support is even there are two sides and nobody is charged. It is slight where two figures are no more
than a tenth apart, or two dates no more than a day, and else serious: that is how far apart the two are, and says
nothing of how much hangs on it.

Example: "The levy rises to 14 euros" in two sources and "the levy rises to 41 euros" in a third. None: "about 400
homes" and "412 homes", since one is the other rounded.

Kinds:
- numeric: another figure for one thing, one figure that is the other miswritten, or that is given for another thing or
  time; a vote that fell otherwise
- date: another day, month, year or time of day for one event
- entity: another name in one place: who did it, paid for it or bears it, where it was, what it is called, who holds an
  office
- polarity: the opposite state of one thing: open and shut, approved and rejected, nobody hurt and somebody hurt; who is
  for a thing in one place and against it in the other
- certainty: told as settled where two sources leave it open, or hardened from what was held back
- referent: one sum of money said to be for two things
- attribution: the same words in another mouth
- self: two sentences of one article against each other

What clears one:
- rounding: the same value with fewer digits, or with "about"
- unit: the same value in another unit; most of these are converted and never show
- scope: they count different things: a part and the whole, each way and there and back, another day
- update: one is later and the thing moves: a toll that has risen, a day that was put off
- measure: they measure differently: a rise added up or compounded

What to do: open both places. Is it the same thing, at the same time, in the same unit? Then go to whoever both have it
from: the larger number of sources can be wrong, and copies count once. If yours is wrong, correct it; if nobody can
say, give both and whose each is; if both are right, write what each counts. Times of publication, given with the
articles, let later news clear itself.

Known limits: about two in three of those that reporters make are missed, so "none was found" does not mean that there
is none. Two things told in much the same words can be taken for one. An outlet that has later news than the others can
look wrong; without times of publication that cannot be told.

Source: de Marneffe, Rafferty and Manning (2008), "Finding Contradictions in Text"; the kinds and the decisions are
ours, see docs/method.md.

Values come from a fact and a rival claim (`candidates`, `rivalry`, `values`); every other kind has a module of its own,
and `beyond_values` runs them all.
"""
