"""A guide as one page of HTML that opens on any phone: Markdown with its pictures inside."""

import base64
import html
from collections.abc import Callable

from markdown_it import MarkdownIt

_STYLE = (
    "body{max-width:42rem;margin:auto;padding:1rem;line-height:2;font-family:Vazirmatn,Tahoma,sans-serif;"
    "color:#1b1b1b;background:#fff}h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:1.6rem}"
    "img{max-width:100%;border:1px solid #ccc;border-radius:.6rem}code{direction:ltr;unicode-bidi:isolate;"
    "background:#f1f1f1;padding:0 .3rem;border-radius:.2rem}"
)


def guide_page(markdown: str, picture: Callable[[str], bytes]) -> bytes:
    """The page; `picture` gives the PNG that an address in the text names. HTML in the text is shown, not obeyed."""
    reader = MarkdownIt("commonmark", {"html": False})
    tokens = reader.parse(markdown)
    title = ""
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h1" and not title:
            title = tokens[place + 1].content
        for child in token.children or ():
            if child.type == "image":
                encoded = base64.b64encode(picture(str(child.attrs["src"]))).decode()
                child.attrs["src"] = f"data:image/png;base64,{encoded}"
    body = reader.renderer.render(tokens, reader.options, {})
    return (
        '<!doctype html><html lang="fa" dir="rtl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{html.escape(title)}</title><style>{_STYLE}</style></head><body>{body}</body></html>"
    ).encode()
