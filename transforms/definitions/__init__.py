"""The vocabulary that `transforms` and `warehouse` both speak: frozen values, no input or output."""
