"""The pages, one blueprint for each part of the application."""

from flask import Blueprint

from workbench.web.pages import (
    account,
    admin,
    answering,
    cohort,
    history,
    notices,
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
    cohort.blueprint,
    history.blueprint,
    notices.blueprint,
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
