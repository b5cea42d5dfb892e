"""Engagement strategy workbench: from questionnaires and answers to maturity, measure plan and report."""
