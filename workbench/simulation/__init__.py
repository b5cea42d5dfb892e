"""Any number of invented sites with results in several rounds, to try out and measure comparisons with."""
