from collections.abc import Sequence
from typing import Any

class LogisticRegression:
    coef_: Any
    intercept_: Any
    classes_: Any
    def __init__(self, *, C: float, max_iter: int, solver: str, tol: float) -> None: ...
    def fit(self, X: Any, y: Sequence[str], sample_weight: Sequence[float]) -> object: ...
