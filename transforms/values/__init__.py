"""What a cell means: numbers, dates, periods, list values, names of units; and how they are written in documents."""
