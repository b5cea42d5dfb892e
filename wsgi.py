"""The WSGI object, configured by the environment."""

from workbench.web.app import create_app

application = create_app()
