"""The API's objects as JSON Schema with the specification's examples, for ``/openapi.json``."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

_FILES = "https://assets.example.com/files/1/tasks"
_PROTOTYPE_ID = "018a210d-8ba4-705c-b111-1f1776f7f578"
_BUILD_ID = "019c320e-9a8f-7a1c-9c11-2a1876f8a9bb"

PROTOTYPE_EXAMPLE: Json = {
    "id": _PROTOTYPE_ID,
    "type": "creative-lab-figure-prototype",
    "name": "",
    "status": "SUCCEEDED",
    "progress": 100,
    "created_at": 1729123456000,
    "started_at": 1729123460000,
    "finished_at": 1729123486000,
    "expires_at": 1729382686000,
    "preceding_tasks": 0,
    "task_error": None,
    "consumed_credits": 6,
    "image_urls": [f"{_FILES}/{_PROTOTYPE_ID}/output/concept.png?Expires=***"],
}


def _build_file(name: str) -> str:
    return f"{_FILES}/{_BUILD_ID}/output/{name}?Expires=***"


BUILD_EXAMPLE: Json = {
    "id": _BUILD_ID,
    "type": "creative-lab-figure-build",
    "name": "",
    "status": "SUCCEEDED",
    "progress": 100,
    "created_at": 1729123500000,
    "started_at": 1729123510000,
    "finished_at": 1729123535000,
    "expires_at": 1729382735000,
    "preceding_tasks": 0,
    "task_error": None,
    "consumed_credits": 20,
    "prompt": "",
    "negative_prompt": "",
    "texture_prompt": "",
    "texture_image_url": "",
    "model_urls": {kind: _build_file(f"model.{kind}") for kind in ("glb", "obj", "mtl")},
    "thumbnail_url": _build_file("preview.png"),
    "texture_urls": [{"base_color": _build_file("texture_0.png")}],
}

_TEXT: Json = {"type": "string"}
_LINK: Json = {"type": "string", "format": "uri"}
_WEBHOOK_URL: Json = {
    "type": "string",
    "format": "uri",
    "maxLength": 2048,
    "description": "An https URL that the finished task is posted to, signed as Standard Webhooks say.",
}
_NAME: Json = {
    "type": "string",
    "maxLength": 100,
    "description": "Shown with the task, and raised on the base of the figure.",
}
_EMPTY: Json = {"type": "string", "const": ""}
_TIME: Json = {"type": "integer", "description": "Milliseconds since the epoch, 0 for not yet."}


def _object(properties: Json, **more: object) -> Json:
    return {"type": "object", "properties": properties, "required": list(properties), **more}


def _task(type_: str, outputs: Json, example: Json) -> Json:
    common: Json = {
        "id": _TEXT,
        "type": {"type": "string", "const": type_},
        "name": _TEXT,
        "status": {
            "type": "string",
            "enum": ["PENDING", "IN_PROGRESS", "SUCCEEDED", "FAILED", "CANCELED"],
        },
        "progress": {
            "type": "integer",
            "minimum": 0,
            "maximum": 100,
            "description": "0 until it begins; 100 is success.",
        },
        "created_at": _TIME,
        "started_at": _TIME,
        "finished_at": _TIME,
        "expires_at": {**_TIME, "description": "When the results are deleted, in milliseconds since the epoch."},
        "preceding_tasks": {
            "type": "integer",
            "minimum": 0,
            "description": "How many tasks wait before this one, while it is PENDING.",
        },
        "task_error": {
            "anyOf": [{"$ref": "#/components/schemas/TaskError"}, {"type": "null"}],
            "description": "What failed, on a FAILED task.",
        },
        "consumed_credits": {
            "type": "integer",
            "minimum": 0,
            "description": "What the task cost; 0 once it was refunded.",
        },
    }
    return _object(common | outputs, example=example)


_MODEL_URLS: Json = {"type": "object", "properties": dict.fromkeys(("glb", "obj", "mtl"), _LINK)}
_TEXTURE_URLS: Json = {"type": "array", "items": _object({"base_color": _LINK})}

COMPONENTS: Json = {
    "Error": _object({"message": _TEXT}, additionalProperties=False, example={"message": "Task not found"}),
    "Created": _object({"result": _TEXT}, example={"result": _PROTOTYPE_ID}),
    "TaskError": {
        "type": "object",
        "properties": {
            "type": {
                "type": "string",
                "enum": ["invalid_input", "timeout", "service_unavailable", "server_error"],
                "description": "With invalid_input the same picture would fail again.",
            },
            "message": {"type": "string", "description": "For people."},
            "code": {"type": "string", "description": "no_subject or timeout, where one of them is the reason."},
            "doc_url": _LINK,
        },
        "required": ["type", "message"],
    },
    "PrototypeTask": _task(
        "creative-lab-figure-prototype",
        {"image_urls": {"type": "array", "items": _LINK}},
        PROTOTYPE_EXAMPLE,
    ),
    "BuildTask": _task(
        "creative-lab-figure-build",
        {
            "prompt": _EMPTY,
            "negative_prompt": _EMPTY,
            "texture_prompt": _EMPTY,
            "texture_image_url": _EMPTY,
            "model_urls": _MODEL_URLS,
            "thumbnail_url": _TEXT,
            "texture_urls": _TEXTURE_URLS,
        },
        BUILD_EXAMPLE,
    ),
    "PrototypeRequest": {
        "type": "object",
        "properties": {
            "image_url": {
                "type": "string",
                "minLength": 1,
                "description": "A public http(s) URL or a data:image/...;base64 URI of a .jpg, .jpeg, .png or .webp.",
            },
            "name": _NAME,
            "remove_background": {
                "type": "boolean",
                "default": False,
                "description": "Give the concept picture a transparent background.",
            },
            "webhook_url": _WEBHOOK_URL,
        },
        "required": ["image_url"],
        "example": {"image_url": "<your publicly accessible image url or base64-encoded data URI>"},
    },
    "BuildRequest": {
        "type": "object",
        "properties": {
            "input_task_id": {
                "type": "string",
                "format": "uuid",
                "description": "A SUCCEEDED prototype task of the same account.",
            },
            "name": _NAME,
            "webhook_url": _WEBHOOK_URL,
        },
        "required": ["input_task_id"],
        "example": {"input_task_id": _PROTOTYPE_ID},
    },
}
"""What ``#/components/schemas/`` holds."""
