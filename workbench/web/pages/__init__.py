"""The pages, one blueprint for each part of the application."""

from flask import Blueprint

from workbench.web.pages import (
    account,
    admin,
    answering,
    calendar,
    cohort,
    comparison,
    comparison_files,
    history,
    imports,
    notices,
    others,
    people,
    plan,
    planning,
    profile,
    sign_in,
    site,
    start,
    submitting,
    transfer,
)

BLUEPRINTS: tuple[Blueprint, ...] = (
    account.blueprint,
    admin.blueprint,
    answering.blueprint,
    calendar.blueprint,
    cohort.blueprint,
    comparison.blueprint,
    comparison_files.blueprint,
    history.blueprint,
    imports.blueprint,
    notices.blueprint,
    others.blueprint,
    people.blueprint,
    plan.blueprint,
    planning.blueprint,
    profile.blueprint,
    sign_in.blueprint,
    site.blueprint,
    start.blueprint,
    submitting.blueprint,
    transfer.blueprint,
)
