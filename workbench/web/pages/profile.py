"""The profile of an assessment."""

from flask import Blueprint

blueprint = Blueprint("profile", __name__, url_prefix="/erhebungen/<int:assessment_id>/profil")
