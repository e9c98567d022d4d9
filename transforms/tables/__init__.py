"""Where a sheet's tables stand, which form and columns they have, what each row is; and what can be said of them."""
