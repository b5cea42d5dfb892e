"""The pages, one blueprint for each part of the application."""

from flask import Blueprint

BLUEPRINTS: tuple[Blueprint, ...] = ()
