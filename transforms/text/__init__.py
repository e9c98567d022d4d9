"""Vietnamese text: Unicode whatever it was typed in, and keys by which it is compared."""
