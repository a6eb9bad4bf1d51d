"""The parts of reading a figure, one concept a file; `divergence.annotations.quantities` puts them together."""
