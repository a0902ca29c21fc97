"""Reporting: charts, HTML fragments, findings in words, the notebooks' runner and exporter."""
