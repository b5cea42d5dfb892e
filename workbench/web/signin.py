"""Who is asking, and which rule a route declares."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import current_app, g
from flask_login import current_user
from werkzeug.wrappers import Response

from workbench.services.access import Action, Actor, actor_of

P = ParamSpec("P")
R = TypeVar("R")

RULE = "access_rule"
PUBLIC = "public"
SIGNED_IN = "signed_in"


def public(view: Callable[P, R]) -> Callable[P, R]:
    """A route for everybody."""
    setattr(view, RULE, PUBLIC)
    return view


def signed_in(view: Callable[P, R]) -> Callable[P, R | Response]:
    """A route for everybody who has signed in."""
    return _guarded(view, SIGNED_IN)


def needs(action: Action) -> Callable[[Callable[P, R]], Callable[P, R | Response]]:
    """A route for those whom `services.access.RULES` lets do that; the service it calls asks the rules."""
    return lambda view: _guarded(view, action)


def _guarded(view: Callable[P, R], rule: str) -> Callable[P, R | Response]:
    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R | Response:
        if not current_user.is_authenticated:
            refused: Response = current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
            return refused
        return view(*args, **kwargs)

    setattr(guarded, RULE, rule)
    return guarded


def actor() -> Actor:
    """Who is asking, with the roles they have now; only inside a guarded route."""
    if "actor" not in g:
        g.actor = actor_of(current_user)
    found: Actor = g.actor
    return found
