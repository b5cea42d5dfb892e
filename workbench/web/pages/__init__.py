"""The pages, one blueprint for each part of the application."""

from flask import Blueprint

from workbench.web.pages import (
    account,
    admin,
    answering,
    cohort,
    history,
    people,
    profile,
    sign_in,
    site,
    start,
    submitting,
)

BLUEPRINTS: tuple[Blueprint, ...] = (
    account.blueprint,
    admin.blueprint,
    answering.blueprint,
    cohort.blueprint,
    history.blueprint,
    people.blueprint,
    profile.blueprint,
    sign_in.blueprint,
    site.blueprint,
    start.blueprint,
    submitting.blueprint,
)
