"""Charts as plain series: what is drawn on paper and on screen, and what a screen reader says instead."""
