"""The demonstration: Dudley's published facts and two invented councils, typed in through the actions of the pages."""
