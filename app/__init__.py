"""Fronts: they draw and print, they decide nothing."""
