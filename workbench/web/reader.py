"""Who reads a page: the language of the request and, where there is one, the kind of site."""

from workbench.content.model import Content
from workbench.present.texts import Reader
from workbench.services.contents import current_content
from workbench.web.i18n import language


def reader_for(content: Content, kind: str) -> Reader:
    """A reader of pages about a site of that kind."""
    return Reader(language(), content.model.site_kinds[kind])


def any_reader() -> Reader:
    """A reader of pages that are not about one site."""
    kinds = list(current_content().model.site_kinds.values())
    return Reader(language(), kinds[0])


def kind_titles() -> dict[str, str]:
    """The kinds of site by id, as the reader calls them."""
    return {kind.id: kind.title.in_language(language()) for kind in current_content().model.site_kinds.values()}
