"""The application object: one line for each concern."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from workbench.packaged import packaged
from workbench.storage import schema
from workbench.web import accounts, assets, errors, filters, i18n, jobs, layout, limits, security
from workbench.web.pages import BLUEPRINTS
from workbench.web.settings import Settings, read_settings


def create_app(settings: Settings | None = None) -> Flask:
    """The WSGI application. Raises SettingsError or MissingAssetsError where it could not work."""
    settings = settings or read_settings()
    app = Flask("workbench", template_folder=str(packaged("templates")), static_url_path=assets.static_address())
    _configure(app, settings)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    schema.init_app(app)
    jobs.init_app(app)
    security.init_app(app)
    i18n.init_app(app)
    limits.init_app(app)
    accounts.init_app(app)
    filters.init_app(app)
    assets.init_app(app)
    layout.init_app(app)
    errors.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.extensions["settings"] = settings
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        PERMANENT_SESSION_LIFETIME=settings.session_minutes * 60,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        MAX_CONTENT_LENGTH=1_000_000,
        MAX_FORM_MEMORY_SIZE=1_000_000,
        TEMPLATES_AUTO_RELOAD=app.debug,
    )
