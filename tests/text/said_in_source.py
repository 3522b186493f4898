"""Finds the sentences that source code says: each place, the keys it can say, the values it gives.

Follows constants, names, choices, literal loops, f-strings whose parts are one of these, and functions
that hand a key of theirs on. What it cannot follow it returns as such, so that nothing is overlooked.
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef
HOLE = "{}"


@dataclass(frozen=True)
class Place:
    """A call that says a sentence."""

    where: str
    code: str
    keys: frozenset[str] | None
    """What it can say; None where that cannot be seen. A `{}` is a part that only runs tell."""
    values: frozenset[str] | None
    """The names of the values that it gives; None where it hands on what it got."""


@dataclass
class Sayer:
    """A function that says the sentence whose key it is given."""

    parameter: str | None
    index: int
    values: frozenset[str] | None = None
    """None: the call's own values."""


SAYERS = {
    "say": Sayer(None, 0),
    "ExplainedError": Sayer(None, 0),
    "phrase": Sayer(None, 0, frozenset()),
}


def places_in(source: str, where: str) -> list[Place]:
    """Return every place of a module that says a sentence."""
    module = _Module(ast.parse(source), where)
    return module.places()


def places_under(folders: Sequence[Path]) -> list[Place]:
    """Return every place of every module below the folders."""
    return [
        place
        for folder in folders
        for path in sorted(folder.rglob("*.py"))
        for place in places_in(path.read_text(encoding="utf-8"), path.relative_to(folder.parent).as_posix())
    ]


@dataclass
class _Module:
    tree: ast.Module
    where: str
    parents: dict[ast.AST, ast.AST] = field(default_factory=dict)
    sayers: dict[str, Sayer] = field(default_factory=lambda: dict(SAYERS))

    def __post_init__(self) -> None:
        for node in ast.walk(self.tree):
            self.parents.update(dict.fromkeys(ast.iter_child_nodes(node), node))

    def places(self) -> list[Place]:
        calls = [node for node in ast.walk(self.tree) if isinstance(node, ast.Call)]
        # Functions that hand a key on are learnt from the inside out, until there are no new ones.
        while not all(self._learn(call) for call in calls):
            pass
        return [place for call in calls if (place := self._place(call))]

    def _learn(self, call: ast.Call) -> bool:
        """Note the function that a call hands a key of; False where one was new."""
        key, sayer = self._key_of(call)
        function = self._function_of(call)
        if not isinstance(key, ast.Name) or function is None or sayer is None:
            return True
        named = [one.arg for one in (*function.args.posonlyargs, *function.args.args) if one.arg != "self"]
        if key.id not in named or function.name in self.sayers:
            return True
        values = sayer.values if sayer.values is not None else _values(call)
        self.sayers[function.name] = Sayer(key.id, named.index(key.id), values)
        return False

    def _place(self, call: ast.Call) -> Place | None:
        key, sayer = self._key_of(call)
        if key is None or sayer is None:
            return None
        function = self._function_of(call)
        if isinstance(key, ast.Name) and function is not None and function.name in self.sayers:
            own = self.sayers[function.name].parameter
            if own == key.id:
                return None
        return Place(
            where=f"{self.where}:{call.lineno}",
            code=ast.unparse(call),
            keys=_whole(self._texts(key)),
            values=sayer.values if sayer.values is not None else _values(call),
        )

    def _key_of(self, call: ast.Call) -> tuple[ast.expr | None, Sayer | None]:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        sayer = self.sayers.get(name)
        if sayer is None:
            return None, None
        by_name = next((one.value for one in call.keywords if one.arg and one.arg == sayer.parameter), None)
        key = call.args[sayer.index] if len(call.args) > sayer.index else by_name
        return key, sayer

    def _function_of(self, node: ast.AST) -> Function | None:
        while node in self.parents:
            node = self.parents[node]
            if isinstance(node, Function):
                return node
        return None

    def _texts(self, node: ast.expr) -> set[str] | None:
        """Return the texts that an expression can be; None where that cannot be seen."""
        match node:
            case ast.Constant(value=str(text)):
                return {text}
            case ast.IfExp(body=body, orelse=other):
                return _union([self._texts(body), self._texts(other)])
            case ast.Subscript(value=ast.Dict(values=values)):
                return _union([self._texts(value) for value in values])
            case ast.JoinedStr(values=parts):
                made = {""}
                for part in parts:
                    ends = self._texts(part.value if isinstance(part, ast.FormattedValue) else part)
                    made = {start + end for start in made for end in ends or {HOLE}}
                return made
            case ast.Name():
                bound = [self._texts(value) for value in self._bound(node)]
                return _union(bound) if bound else None
            case _:
                return None

    def _bound(self, name: ast.Name) -> Iterator[ast.expr]:
        """Return what a name is bound to in its function: by `=`, or by a loop over a literal."""
        scope = self._function_of(name) or self.tree
        for node in ast.walk(scope):
            match node:
                case ast.Assign(targets=[ast.Name(id=bound)], value=value) if bound == name.id:
                    yield value
                case ast.For(target=ast.Name(id=bound), iter=ast.Tuple(elts=values)) if bound == name.id:
                    yield from values
                case ast.comprehension(target=ast.Name(id=bound), iter=ast.Tuple(elts=values)) if (
                    bound == name.id
                ):
                    yield from values
                case _:
                    pass


def _values(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name)


def _union(sets: Sequence[set[str] | None]) -> set[str] | None:
    found: set[str] = set()
    for one in sets:
        if one is None:
            return None
        found |= one
    return found


def _whole(texts: set[str] | None) -> frozenset[str] | None:
    # An f-string of nothing but a hole tells nothing.
    return None if texts is None or HOLE in texts else frozenset(texts)


def expand(keys: frozenset[str], families: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Put each family's members in the place of its pattern; none for one that is not known."""
    return frozenset(one for key in keys for one in (families.get(key, ()) if HOLE in key else (key,)))
