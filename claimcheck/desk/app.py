"""The desk as a web application: a form, the jobs it sends, and what comes of them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Flask, Request, Response, jsonify, render_template, request, url_for
from werkzeug.exceptions import HTTPException, NotFound

from claimcheck.desk.access import PAGE_POLICY, secured
from claimcheck.desk.downloads import DOWNLOAD_BY_NAME, DOWNLOADS, written
from claimcheck.desk.jobs import MOST_ENDED, QueueFullError
from claimcheck.desk.status import status_of
from claimcheck.desk.uploads import LARGEST, PANES, Upload, problem_with, shown_name

if TYPE_CHECKING:
    from typing import IO

    from claimcheck.desk.access import Access
    from claimcheck.desk.jobs import Job
    from claimcheck.desk.worker import Worker
    from claimcheck.model import CheckResult

MOST_PARTS = 8  # of a form; ours has two
FRAME = 1_000_000  # bytes of a form that are no document
LARGEST_FORM = 2 * LARGEST + FRAME
OPEN_TO_ALL = frozenset({"desk", "static"})  # hold nothing of anybody's
KNOWN_BY_ID = frozenset({"page", "download"})  # frames and links send no header; the id is as good as a token

# What a reader is told when the answer is no page.
FAULTS = {
    HTTPStatus.BAD_REQUEST: "this cannot be read as a form; send it again",
    HTTPStatus.NOT_FOUND: f"not here, or no longer: the desk keeps the last {MOST_ENDED} results; check again",
    HTTPStatus.METHOD_NOT_ALLOWED: "this is not what this address is for",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        f"too large: a document may have {LARGEST // 1_000_000} MB; give the part that matters"
    ),
}
FAULT = "a fault of claimcheck itself; please report it"


class DeskRequest(Request):
    """A request whose files stay in memory: a temporary file would put a document on the disk."""

    def _get_file_stream(self, *_args: Any, **_options: Any) -> IO[bytes]:
        """Where werkzeug puts a file that is sent."""
        return io.BytesIO()


class Desk(Flask):
    """Flask with that request."""

    request_class = DeskRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """What each address answers."""

    worker: Worker

    def desk(self) -> str:
        """The page with the form."""
        return render_template("desk.html", panes=PANES, largest=LARGEST, keeps=self.worker.keeps)

    def begin(self) -> tuple[Response, HTTPStatus] | Response:
        """Where the check that was sent is to be asked after, or what is wrong with its documents, by pane."""
        uploads = {pane: _upload_in(pane) for pane in PANES}
        problems = {pane: problem_with(upload, pane=pane) for pane, upload in uploads.items()}
        found = {pane: problem for pane, problem in problems.items() if problem}
        if found:
            return jsonify(problems=found), HTTPStatus.UNPROCESSABLE_ENTITY
        try:
            job = self.worker.jobs.add({pane: upload for pane, upload in uploads.items() if upload})
        except QueueFullError as error:
            return _line(str(error), HTTPStatus.SERVICE_UNAVAILABLE)
        return jsonify(url=url_for("check", identifier=job.id)), HTTPStatus.ACCEPTED

    def check(self, identifier: str) -> Response:
        """How far the check is."""
        return jsonify(status_of(self._job_of(identifier), self.worker, url_for=url_for))

    def cancel(self, identifier: str) -> Response:
        """The check, which is not wanted any more."""
        job = self._job_of(identifier)
        self.worker.jobs.cancel(job)
        return jsonify(status_of(job, self.worker, url_for=url_for))

    def page(self, identifier: str) -> Response:
        """The result as a document that is not of this place, whatever was in the texts."""
        data = written(self._result_of(identifier), DOWNLOADS[0])
        return Response(data, mimetype="text/html", headers={"Content-Security-Policy": PAGE_POLICY})

    def download(self, identifier: str, name: str) -> Response:
        """The result as a file."""
        result = self._result_of(identifier)
        if name not in DOWNLOAD_BY_NAME:
            raise NotFound
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        data = written(result, DOWNLOAD_BY_NAME[name])
        return Response(data, mimetype="application/octet-stream", headers=headers)

    def _job_of(self, identifier: str) -> Job:
        job = self.worker.jobs.get(identifier)
        if job is None:
            raise NotFound
        return job

    def _result_of(self, identifier: str) -> CheckResult:
        result = self._job_of(identifier).result
        if result is None:
            raise NotFound
        return result


def create_app(worker: Worker, *, access: Access) -> Flask:
    """The application whose jobs `worker` does, for whoever shows what `access` asks."""
    app = Desk(__name__)
    app.config |= {
        "MAX_CONTENT_LENGTH": LARGEST_FORM,
        "MAX_FORM_MEMORY_SIZE": FRAME,
        "MAX_FORM_PARTS": MOST_PARTS,
    }
    views = Views(worker=worker)
    app.get("/")(views.desk)
    app.post("/checks")(views.begin)
    app.get("/checks/<identifier>")(views.check)
    app.delete("/checks/<identifier>")(views.cancel)
    app.get("/results/<identifier>/page")(views.page)
    app.get("/results/<identifier>/<name>")(views.download)

    def refuse() -> Response | None:
        reason = access.refusal_of(request, needs_token=request.endpoint not in OPEN_TO_ALL | KNOWN_BY_ID)
        return None if reason is None else _line(reason, HTTPStatus.FORBIDDEN)

    app.before_request(refuse)
    app.after_request(secured)
    app.register_error_handler(Exception, _fault)
    return app


def _upload_in(pane: str) -> Upload | None:
    """The document that the form has for that pane."""
    sent = request.files.get(pane)
    if sent is None:
        return None
    return Upload(name=shown_name(sent.filename or "", pane=pane), data=sent.stream.read())


def _fault(error: Exception) -> Response:
    """One line for whatever goes wrong, without a word of what was sent."""
    status = HTTPStatus(getattr(error, "code", None) or HTTPStatus.INTERNAL_SERVER_ERROR)
    known = FAULTS.get(status, status.phrase.lower() if isinstance(error, HTTPException) else FAULT)
    return _line(known, status)


def _line(message: str, status: HTTPStatus) -> Response:
    return Response(f"{message}\n", status=status, mimetype="text/plain")
