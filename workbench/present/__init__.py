"""View models that screen, paper and exports share: rounding, sorting and wording happen here and only here."""
