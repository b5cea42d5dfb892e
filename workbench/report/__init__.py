"""The report as a tagged PDF (PDF/UA-1); the only place where ReportLab is imported."""
