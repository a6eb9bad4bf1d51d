"""The parts of reading a date or a time, one concept a file; `divergence.annotations.dates` puts them together."""
