"""A paper as an answer to a browser."""

from django.http import HttpResponse


def pdf_answer(content: bytes, name: str, *, to_keep: bool = False) -> HttpResponse:
    """The bytes of a PDF, to be shown, or with ``to_keep`` to be saved.

    ``name``, without its ending, names no child: it ends up in folders for downloads, perhaps on somebody else's phone.
    """
    headers = {"Content-Disposition": f'{"attachment" if to_keep else "inline"}; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
