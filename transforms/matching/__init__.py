"""Which rows of a unit and a register, or of two submissions, are about the same thing, and what became of them."""
