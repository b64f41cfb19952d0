"""Polynomial continued fractions a(0) + b(1)/(a(1) + b(2)/(a(2) + ...)): evaluated, identified, verified, proved, searched.

Every function is a command of the program ``brouncker`` (``brouncker help``) in this process. Rows are the objects that the program prints
with ``--json``, to the letter: documented in doc/schema of the source, keys and all. Integers are exact.

>>> import brouncker
>>> row = brouncker.eval("2n+1", "n^2", digits=30)
>>> row["limit"]["value"]
'1.27323954473516268615107010698'
>>> row["closed_form"]["expression"], row["closed_form"]["status"]
('4/pi', 'proved')

A function takes one formula, or many: pairs, dictionaries with "a" and "b", or a data frame with such columns.

>>> [r["closed_form"]["expression"] for r in brouncker.eval([("n", "n"), ("n+3", "-n")])]
['1/(e - 1)', 'e']
"""

from __future__ import annotations

import decimal
import json
import os
import sys
import time
import warnings
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Union

from . import _core

if TYPE_CHECKING:
    import pandas

__version__: str = _core.__version__
__all__ = ["Row", "call", "eval", "identify", "verify", "prove", "known", "search", "match", "cluster", "families",
           "discover", "generate", "literature", "status", "query", "frame", "limit", "mpmath_value", "sympy_expression", "progress"]

#: Whether progress is shown by tqdm: True, False, or None: where tqdm is installed and a terminal or a notebook shows it.
progress: bool | None = None

#: A polynomial or pattern as text, or coefficients, highest power first.
Terms = Union[str, "list[int]", "tuple[int, ...]"]
#: One formula, or what many can be taken from.
Formula = Union["tuple[Terms, Terms]", "Mapping[str, Any]"]


class Row(dict):
    """What the program says of one formula: a dictionary that shows itself in notebooks as mathematics, LaTeX or MathML.

    >>> row = Row(a="2*n + 1", b="n^2", closed_form="4/pi")
    >>> row._repr_latex_().endswith("= \\\\frac{4}{\\\\pi}$")
    True
    >>> row._repr_html_().startswith("<math")
    True
    """

    def _shown(self, fraction: Any, expression: Any, number: Any) -> str | None:
        """The fraction, = and what its limit is, each by the function that is given."""
        if not (isinstance(self.get("a"), str) and isinstance(self.get("b"), str)):
            return None
        try:
            text = fraction(self["a"], self["b"])
        except ValueError:  # a fraction with rational terms or a period
            return None
        form = self.get("closed_form")
        form = form.get("expression") if isinstance(form, dict) else form
        if form:
            return text + expression(form)
        shown = self.get("limit")
        value = shown.get("value") if isinstance(shown, dict) else None
        return text + number(value) if value else text

    def _repr_html_(self) -> str | None:
        text = self._shown(_core.pcf_mathml, lambda form: "<mo>=</mo>" + _core.expression_mathml(form),
                           lambda value: f"<mo>=</mo><mn>{value}</mn><mo>…</mo>")
        return None if text is None else f'<math display="block">{text}</math>'

    def _repr_latex_(self) -> str | None:
        text = self._shown(_core.pcf_latex, lambda form: " = " + _core.expression_latex(form), lambda value: f" = {value}\\ldots")
        return None if text is None else f"$\\displaystyle {text}$"


def _option(name: str, value: Any) -> list[str]:
    if value is None or value is False:
        return []
    flag = "--" + name.rstrip("_").replace("_", "-")
    if value is True:
        return [flag]
    if isinstance(value, (list, tuple)):
        return [word for each in value for word in _option(name, each)]
    return [flag, os.fspath(value) if isinstance(value, os.PathLike) else str(value)]


def _rows(lines: Iterable[str]) -> list[Row]:
    return [Row(json.loads(line)) for line in lines]


def call(command: str, *arguments: Any, list: Iterable[Mapping[str, Any]] | None = None, **options: Any) -> list[Row]:
    """Any command: ``call("match", "runs/first", threads=2)`` is ``brouncker match runs/first --threads 2 --json --quiet``.

    Options are written with _ for -; True is a flag, a list repeats an option. ``list`` is what ``--file -`` reads.

    >>> call("constants", "pi", digits=20)[0]["value"]
    '3.1415926535897932385'

    Bad input is a ValueError, a file that cannot be read or written an OSError, with the message of the program.

    >>> call("eval", "2n+", "1")
    Traceback (most recent call last):
    ...
    ValueError: a: column 4: end of the text: something is missing here; accepted is a polynomial in n with integer coefficients, such as 2n+1 or [2,1]
    """
    words = [command, *(str(each) for each in arguments)]
    for name, value in options.items():
        words += _option(name, value)
    text = "" if list is None else "".join(json.dumps(each, default=_plain) + "\n" for each in list)
    if list is not None and not text:
        return []
    words += ["--quiet", *([] if list is not None else ["--json"])]
    return _run(words, text)


def _run(words: list[str], text: str) -> list[Row]:
    with _Progress() as told:
        code, lines = _core.call(words, text, told.callback)
    if code == 130:
        raise KeyboardInterrupt
    return _rows(lines)


class _Progress:
    """A bar of tqdm for each kind of work that takes longer than a second, where it is wanted."""

    def __init__(self) -> None:
        self.callback, self._bar, self._what, self._begin = None, None, "", 0.0

    def __enter__(self) -> "_Progress":
        if progress is False or (progress is None and not _is_watched()):
            return self
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of tqdm, where a notebook has no widgets
                from tqdm.auto import tqdm
        except ImportError:
            return self
        self._tqdm, self.callback = tqdm, self._tell
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
        self._bar = None

    def _tell(self, what: str, done: int, total: int) -> None:
        if what != self._what:
            self._close()
            self._what, self._begin = what, time.monotonic()
        if self._bar is None and (progress or time.monotonic() - self._begin > 1):
            self._bar = self._tqdm(total=total, desc=what, leave=False)
        if self._bar is not None:
            self._bar.total = total
            self._bar.update(max(0, done - self._bar.n))


def _is_watched() -> bool:
    """A terminal, or a notebook."""
    return sys.stderr.isatty() or "ipykernel" in sys.modules


def _plain(value: Any) -> Any:
    """Numbers of numpy and the like, which json does not know."""
    return value.item() if hasattr(value, "item") else str(value)


def _terms(value: Any) -> Any:
    return [int(each) for each in value] if isinstance(value, (list, tuple)) else value


def _formulas(given: Any) -> Iterator[dict[str, Any]]:
    if hasattr(given, "to_dict"):  # a data frame
        given = given.to_dict("records")
    for each in given:
        if isinstance(each, Mapping):
            yield {**each}
        else:
            a, b = each
            yield {"a": _terms(a), "b": _terms(b)}


def _ask(command: str, a: Any, b: Any, more: Mapping[str, Any] | None = None, extra: tuple[str, ...] = (), **options: Any) -> Any:
    """One formula gives a row, many give a list of rows."""
    if isinstance(a, Mapping):
        a, b, more = a["a"], a["b"], {**{k: v for k, v in a.items() if k in ("head", "expression")}, **(more or {})}
    if b is not None:
        head = {} if more is None or "head" not in more else {"head": more["head"]}
        words = [_text(a), _text(b), *extra]
        return call(command, *words, **head, **options)[0]
    if isinstance(a, str):  # a fraction that stands alone
        return call(command, a, *extra, **options)[0]
    return call(command, list=_formulas(a), file="-", **options)


def _text(terms: Any) -> str:
    return terms if isinstance(terms, str) else "[" + ",".join(str(int(each)) for each in terms) + "]"


def eval(a: Any, b: Terms | None = None, *, digits: int = 50, head: str | None = None, threads: int | None = None) -> Any:
    """The limit with its error bound, the convergence class, every metric, the closed form where known: ``brouncker eval``.

    >>> eval([2, 1], [1, 0, 0])["convergence"]["class"]
    'exponential'
    >>> rows = eval([{"a": "n", "b": "n", "label": "Euler"}, {"a": "n/", "b": "1"}])
    >>> rows[0]["label"], "error" in rows[1]
    ('Euler', True)
    """
    return _ask("eval", a, b, {"head": head} if head else None, digits=digits, threads=threads)


def identify(a: Any = None, b: Terms | None = None, *, value: str | None = None, tolerance: str | None = None,
             head: str | None = None, constants: str | None = None, basis: str | None = None, threads: int | None = None) -> Any:
    """Closed forms for a fraction's limit, or for a number given as text: ``brouncker identify``.

    >>> identify(value="0.6366197723675813430755350534900574")["closed_forms"][0]["expression"]
    '2/pi'
    """
    if value is not None:
        return call("identify", value=value, tolerance=tolerance, constants=constants, basis=basis, threads=threads)[0]
    return _ask("identify", a, b, {"head": head} if head else None, constants=constants, basis=basis, threads=threads)


def verify(a: Any, b: Terms | None = None, expression: str | None = None, *, digits: int | None = None, threads: int | None = None) -> Any:
    """Is the limit this closed form, to so many digits? ``brouncker verify``; many formulas carry their "expression".

    >>> verify("2n+1", "n^2", "4/pi", digits=1000)["verdict"]
    'verified'
    >>> [r["verdict"] for r in verify([{"a": "n", "b": "n", "expression": "1/(e-1)"}, {"a": "n", "b": "n", "expression": "e"}])]
    ['verified', 'refuted']
    """
    if b is None and not isinstance(a, (str, Mapping)):
        return _ask("verify", a, None, digits=digits, threads=threads)
    if isinstance(a, Mapping):
        a, b, expression = a["a"], a["b"], expression or a["expression"]
    return _ask("verify", a, b, None, () if expression is None else (expression,), digits=digits, threads=threads)


def prove(a: Any, b: Terms | None = None, expression: str | None = None, *, equivalent: tuple[Terms, Terms] | None = None,
          threads: int | None = None) -> Any:
    """A closed form, an equality or a relation by theorem, with a certificate: ``brouncker prove``.

    >>> prove("n^3+(n+1)^3", "-n^6")["closed_form"]
    '1/zeta(3)'
    >>> prove("2n+3", "n^2+2n+1", equivalent=("2n+1", "n^2"))["relation"]
    ['1', '0', '1', '-1']
    """
    if equivalent is not None:
        return call("prove", _text(a), _text(b), "--equivalent", *(_text(each) for each in equivalent), threads=threads)[0]
    return _ask("prove", a, b, None, () if expression is None else (expression,), threads=threads)


def known(a: Any, b: Terms | None = None, *, literature: str | None = None, threads: int | None = None) -> Any:
    """Is it a formula of the literature, up to equivalence? ``brouncker known``.

    >>> known("2n+3", "n^2+2n+1")["matches"][0]["reference"]
    'Lagrange1776'
    """
    return _ask("known", a, b, literature=literature, threads=threads)


def search(out: str, *, a: str | None = None, b: str | None = None, range: str | Iterable[str] | None = None, job: str | None = None,
           formulas: Any = None, **options: Any) -> Row:
    """A space, a job file or formulas into a run on disk, its summary: ``brouncker search``.

    >>> import tempfile
    >>> run = tempfile.mkdtemp() + "/run"
    >>> search(run, a="A*n + B", b="C*n^2", range="-2..2")["formulas"]
    96
    >>> match(run)["identified"] > 0
    True
    >>> query(run, where="class = 'exponential'", limit=1)[0]["convergence"]["class"]
    'exponential'
    """
    words = [] if job is None else [job]
    given = {"a": a, "b": b, "range": list(range) if range is not None and not isinstance(range, str) else range}
    if formulas is None:
        return call("search", *words, out=out, **given, **options)[0]
    text = "".join(json.dumps(each, default=_plain) + "\n" for each in _formulas(formulas))
    words = ["search"]
    for name, value in {"list": "-", "out": out, **options}.items():
        words += _option(name, value)
    return _run([*words, "--quiet", "--json"], text)[0]


def match(run: str, **options: Any) -> Row:
    """Every limit of a run against every constant, and against each other: ``brouncker match``."""
    return call("match", run, **options)[0]


def cluster(run: str, **options: Any) -> Any:
    """Clusters of a run: ``brouncker cluster``; with ``outliers=N`` a list of rows."""
    rows = call("cluster", run, **options)
    return rows if options.get("outliers") else rows[0]


def families(run: str, **options: Any) -> Row:
    """Relations of a run as families with parameters: ``brouncker families``."""
    return call("families", run, **options)[0]


def discover(out: str, *, a: str | None = None, b: str | None = None, range: str | Iterable[str] | None = None,
             job: str | None = None, **options: Any) -> Row:
    """Search, match, cluster, families and report in one go: ``brouncker discover``."""
    words = [] if job is None else [job]
    given = {"a": a, "b": b, "range": list(range) if range is not None and not isinstance(range, str) else range}
    return call("discover", *words, out=out, **given, **options)[0]


def generate(constant: str | None = None, *, like: tuple[Terms, Terms] | None = None, min_delta: float | None = None,
             min_digits: float | None = None, degree: int | None = None, positive: bool = False, sort: str | None = None,
             count: int | None = None, bound: int | None = None, time: float | None = None, certificates: str | None = None,
             out: str | None = None, force: bool = False, threads: int | None = None) -> Row:
    """Fractions for a constant, or `like` another fraction, with wanted properties and proofs: ``brouncker generate``.

    >>> made = generate("log(2)", min_delta=0.2, bound=4, count=3)
    >>> [each["closed_form"] is not None for each in made["formulas"]]
    [True, True, True]
    """
    words = [] if like is None else ["--like", *(_text(each) for each in like)]
    return call("generate", *words, constant=constant, min_delta=min_delta, min_digits=min_digits, degree=degree, positive=positive,
                sort=sort, count=count, bound=bound, time=time, certificates=certificates, out=out, force=force, threads=threads)[0]


def literature(run: str, **options: Any) -> Row:
    """Which formulas of a run are known, up to equivalence: ``brouncker literature``."""
    return call("literature", run, **options)[0]


def status(run: str) -> Row:
    """How far a run is: ``brouncker status``."""
    return call("status", run)[0]


def query(run: str, where: str | None = None, *, order: str | None = None, limit: int | None = None,
          pcf: tuple[Terms, Terms] | None = None) -> list[Row]:
    """Rows of a run by an SQL condition on its columns (doc/FORMATS.md): ``brouncker query``."""
    words = [] if pcf is None else ["--pcf", *(_text(each) for each in pcf)]
    return call("query", run, *words, where=where, order=order, limit=limit)


def frame(rows: Any, where: str | None = None, **options: Any) -> "pandas.DataFrame":
    """Rows, or those of a run that a condition selects, as a pandas frame: a column for each value, objects taken apart.

    >>> f = frame(eval([("n", "n"), ("2n+1", "n^2")]))
    >>> [str(f[c].dtype) for c in ("metrics.delta", "convergence.converges", "limit.value", "limit.digits")]
    ['float64', 'boolean', 'string', 'Int64']
    """
    import pandas

    if isinstance(rows, (str, os.PathLike)):
        rows = query(os.fspath(rows), where, **options)
    flat = pandas.json_normalize([dict(row) for row in ([rows] if isinstance(rows, Row) else rows)])
    names = list(flat.columns)
    flat = flat.drop(columns=[name for name in names if any(each.startswith(name + ".") for each in names)])  # null, or taken apart
    for name in flat.columns:
        values = [each for each in flat[name] if each is not None and each == each]
        if values and all(isinstance(each, bool) for each in values):
            flat[name] = flat[name].astype("boolean")
        elif values and all(isinstance(each, str) for each in values):
            flat[name] = flat[name].astype("string")
        elif values and all(isinstance(each, int) and abs(each) < 2**63 for each in values):
            flat[name] = flat[name].astype("Int64")
        elif values and all(isinstance(each, (int, float)) for each in values):
            flat[name] = pandas.to_numeric(flat[name])
    return flat


def limit(row: Mapping[str, Any], kind: str = "decimal") -> Any:
    """The limit of a row as a number: "decimal" (all its digits), "mpmath" or "flint" (a ball of its error bound).

    >>> limit(eval("2n+1", "n^2", digits=20))
    Decimal('1.2732395447351626862')
    """
    shown = row["limit"]
    value = shown["value"]
    if value is None:
        return None
    if kind == "decimal":
        return decimal.Decimal(value)
    digits = int(shown["digits"] or 15)
    if kind == "mpmath":
        import mpmath

        with mpmath.workdps(digits + 5):
            return mpmath.mpf(value)
    if kind == "flint":
        import flint

        with flint.ctx.workprec(int(digits * 3.33) + 16):
            return flint.arb(value, shown["error_bound"] or 0)
    raise ValueError(f"kind {kind!r}: accepted are 'decimal', 'mpmath' and 'flint'")


def mpmath_value(expression: str, digits: int = 50) -> Any:
    """A closed form of the program, computed by mpmath.

    >>> import mpmath
    >>> mpmath.nstr(mpmath_value("4/pi"), 12)
    '1.27323954474'
    """
    import mpmath

    with mpmath.workdps(digits + 10):
        names = {"m": mpmath, "Z": mpmath.mpf, "__builtins__": {}}
        value = _evaluate(_core.expression_mpmath(expression), names)
    with mpmath.workdps(digits):
        return +value


def sympy_expression(expression: str) -> Any:
    """A closed form of the program in sympy, exactly; Khinchin's and Glaisher's constants, which sympy does not have, as numbers.

    >>> sympy_expression("4/pi"), sympy_expression("(1 + sqrt(5))/2"), sympy_expression("2/3")
    (4/pi, 1/2 + sqrt(5)/2, 2/3)
    """
    from . import _symbols

    return _evaluate(_core.expression_mpmath(expression), dict(_symbols.NAMESPACE))


#: The built-in function, whose name is that of a command here.
_evaluate = __builtins__["eval"] if isinstance(__builtins__, dict) else __builtins__.eval
