"""Measurements: accuracy against labels, speed against peers."""
