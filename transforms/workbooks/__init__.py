"""Workbooks that the product writes for offices: blank forms, what goes back to units, rulings."""
