"""Task -> the API's object, in the specification's field order."""

from __future__ import annotations

from collections.abc import Callable

from figurelab.domain.tasks import Stage, Status, Task, TaskError
from figurelab.engines.base import CONCEPT, MODEL_GLB, MODEL_MTL, MODEL_OBJ, PREVIEW, TEXTURE

View = dict[str, object]
Link = Callable[[str], str]
"""File name -> absolute signed URL."""

_MODEL_FORMATS = {"glb": MODEL_GLB, "obj": MODEL_OBJ, "mtl": MODEL_MTL}


def task_view(task: Task, preceding: int, link: Link) -> View:
    """The whole object. preceding: PENDING tasks ahead, 0 unless this one is PENDING."""
    view: View = {
        "id": task.id,
        "type": task.stage.type,
        "name": task.name,
        "status": task.status.value,
        "progress": task.progress,
        "created_at": task.created_at,
        "started_at": task.started_at,
        "finished_at": task.finished_at,
        "expires_at": task.expires_at,
        "preceding_tasks": preceding,
        "task_error": error_view(task.error),
        "consumed_credits": task.consumed,
    }
    files = task.files if task.status is Status.SUCCEEDED else ()
    if task.stage is Stage.PROTOTYPE:
        view["image_urls"] = [link(CONCEPT)] if CONCEPT in files else []
        return view
    view.update(dict.fromkeys(("prompt", "negative_prompt", "texture_prompt", "texture_image_url"), ""))
    view["model_urls"] = {kind: link(name) for kind, name in _MODEL_FORMATS.items() if name in files}
    view["thumbnail_url"] = link(PREVIEW) if PREVIEW in files else ""
    view["texture_urls"] = [{"base_color": link(TEXTURE)}] if TEXTURE in files else []
    return view


def stream_view(task: Task, link: Link) -> View:
    """What a stream sends: id, progress and status until the task is terminal, then the whole object."""
    if task.status.terminal:
        return task_view(task, 0, link)
    return {"id": task.id, "progress": task.progress, "status": task.status.value}


def error_view(error: TaskError | None) -> View | None:
    if error is None:
        return None
    view: View = {"type": error.type, "message": error.message}
    if error.code is not None:
        view["code"] = error.code
        if error.doc_url is not None:
            view["doc_url"] = error.doc_url
    return view
