"""Who may ask: the page that this program served, opened from the address that it printed, and nobody else.

Any page that is open in the same browser can send requests to this machine. What they lack is the token, which
stands behind the # of the printed address: no browser sends that part, and only our own page, which reads it
there, can put it into a header. No cookie is set, so no request carries a right by itself.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Request, Response

ADDRESS = "127.0.0.1"
TOKEN_HEADER = "X-Claimcheck-Token"  # noqa: S105  # the name of a header
TOKEN_BYTES = 32
OWN_SITES = frozenset({None, "same-origin", "none"})  # no such header: no browser, or an old one
HTTP_PORT = 80

DESK_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
# The page brings a policy of its own, which admits its own style and script by their digests. This one takes
# from it what a file of its own has and a document of ours must not: our origin.
PAGE_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts"
)
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
OPENER_POLICY = "Cross-Origin-Opener-Policy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What a request must show: the name of this place, and for all that matters the token."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(TOKEN_BYTES), repr=False)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names by which this place may be called; any other name was made to point here."""
        names = (ADDRESS, "localhost")
        return (*(f"{name}:{self.port}" for name in names), *(names if self.port == HTTP_PORT else ()))

    @property
    def address(self) -> str:
        """What opens the desk in a browser."""
        return f"http://{self.hosts[0]}/#token={self.token}"

    def refusal_of(self, request: Request, *, needs_token: bool) -> str | None:
        """Why the request is refused, in one line; None where it is not."""
        host = request.headers.get("Host", "")
        if host not in self.hosts:
            return f"this is {self.hosts[0]}, and answers to no other name"
        if request.headers.get("Origin", f"http://{host}") != f"http://{host}" or _is_foreign(request):
            return "only the desk's own page may ask this"
        given = request.headers.get(TOKEN_HEADER, "")
        if needs_token and not secrets.compare_digest(given.encode(), self.token.encode()):
            return "open the whole address that claimcheck printed, with what stands behind the #"
        return None


def _is_foreign(request: Request) -> bool:
    """Whether another page makes the request; that it leads the reader here is fine."""
    is_visit = request.method == "GET" and request.headers.get("Sec-Fetch-Dest") == "document"
    return request.headers.get("Sec-Fetch-Site") not in OWN_SITES and not is_visit


def secured(response: Response) -> Response:
    """The response with the headers that all have; the page of a result has set its own policy."""
    response.headers.update(HEADERS)
    if "Content-Security-Policy" not in response.headers:
        response.headers["Content-Security-Policy"] = DESK_POLICY
        # A document in a sandbox must not have one: the browser would refuse to show it.
        response.headers[OPENER_POLICY] = "same-origin"
    return response
