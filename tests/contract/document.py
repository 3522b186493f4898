"""Discord's OpenAPI document as a judge of requests and answers."""

import json
import re
from pathlib import Path

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

_HERE = "urn:discord"


class Document:
    """The document; each check gives sentences, none where all is well."""

    def __init__(self, path):
        self._document = json.loads(Path(path).read_text(encoding="utf-8"))
        resource = Resource(contents=self._document, specification=DRAFT202012)
        self._registry = Registry().with_resource(_HERE, resource)
        # The plainer of two paths that fit goes first: messages/@original before messages/{message_id}.
        self._paths = [
            (re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))), path)
            for path in sorted(self._document["paths"], key=lambda path: path.count("{"))
        ]

    def request(self, method, path, body):
        """Say what is wrong with the body of a request."""
        operation = self._operation(method, path)
        if operation is None:
            return [f"{method} {path}: not in the document"]
        content = operation.get("requestBody", {}).get("content")
        if body is None or content is None:
            return []
        return self._check(content["application/json"]["schema"], _ids_as_text(body), f"{method} {path}")

    def answer(self, method, path, status, body):
        """Say what is wrong with an answer; that of a server which is down is not described."""
        operation = self._operation(method, path)
        if operation is None or status >= 500:
            return []
        responses = operation["responses"]
        described = responses.get(str(status)) or responses.get(f"{status // 100}XX")
        where = f"{status} to {method} {path}"
        if described is None:
            return [f"{where}: no such answer in the document"]
        while "$ref" in described:
            described = self._resolve(described["$ref"])
        content = described.get("content")
        if content is None or body is None:
            return (
                []
                if content is body is None
                else [f"{where}: a body where there is none, or none where there is one"]
            )
        return self._check(content["application/json"]["schema"], body, where)

    def shape(self, name, value):
        """Say what is wrong with an object that the document names."""
        return self._check({"$ref": f"#/components/schemas/{name}"}, value, name)

    def _operation(self, method, path):
        for pattern, name in self._paths:
            if pattern.fullmatch(path) and method.lower() in self._document["paths"][name]:
                return self._document["paths"][name][method.lower()]
        return None

    def _resolve(self, reference):
        found = self._document
        for name in reference.removeprefix("#/").split("/"):
            found = found[name.replace("~1", "/")]
        return found

    def _check(self, schema, value, where):
        schema = json.loads(json.dumps(self._branch(schema, value)).replace('"#/', f'"{_HERE}#/'))
        validator = Draft202012Validator(schema, registry=self._registry)
        return [f"{where}: {said}" for error in validator.iter_errors(value) for said in _explain(error)]

    def _branch(self, schema, value):
        """Choose the branch of a union by `type`, or each message would be about all of them."""
        branches = schema.get("anyOf") or schema.get("oneOf") or []
        for branch in branches:
            kinds = (
                self._resolve(branch["$ref"])["properties"].get("type", {}).get("enum")
                if "$ref" in branch
                else None
            )
            if kinds and isinstance(value, dict) and value.get("type") in kinds:
                return branch
        return schema


def _ids_as_text(body):
    """Write as text the ids that the library sends as numbers.

    Of a DM's person, a file, a reply, a rule, and of what a list of channels shows as picked.
    """
    if not isinstance(body, dict):
        return body
    body = {key: _ids_as_text(value) if key == "data" else value for key, value in body.items()}
    if isinstance(body.get("components"), list):
        body["components"] = [_ids_as_text(one) for one in body["components"]]
    if body.get("default_values"):
        body["default_values"] = [one | {"id": str(one["id"])} for one in body["default_values"]]
    if body.get("recipient_id"):
        body["recipient_id"] = str(body["recipient_id"])
    for key in ("exempt_roles", "exempt_channels"):
        if body.get(key):
            body[key] = [str(one) for one in body[key]]
    if body.get("attachments"):
        body["attachments"] = [one | {"id": str(one["id"])} for one in body["attachments"]]
    if body.get("message_reference"):
        reference = body["message_reference"]
        body["message_reference"] = reference | {
            key: str(value) for key, value in reference.items() if key.endswith("_id")
        }
    return body


def _explain(error):
    """Turn an error into sentences: in a union those of the branch that has the right `type`."""
    branches = {}
    for inner in error.context or []:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    fitting = [inner for inner in branches.values() if not any(_of_type(one) for one in inner)]
    if not fitting:
        return [f"{error.json_path}: {error.message[:300]}"]
    return [said for one in fitting[0] for said in _explain(one)]


def _of_type(error):
    path = list(error.relative_path)
    return (error.validator == "type" and not path) or path == ["type"]
