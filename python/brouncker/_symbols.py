"""What a closed form in the spelling of mpmath stands for in sympy: the names that the program's table of functions uses."""

from __future__ import annotations

from typing import Any

import mpmath
import sympy

#: Digits of constants that sympy does not have.
_DIGITS = 100


def _number(value: Any) -> Any:
    return sympy.Integer(value) if isinstance(value, int) else sympy.Float(value, len(value))


def _hyper(upper: list[Any], lower: list[Any], z: Any) -> Any:
    return sympy.hyper(upper, lower, z)


def _tricomi(a: Any, b: Any, z: Any) -> Any:
    """U(a, b, z) for b that is no integer. Source: DLMF 13.2.42."""
    if b.is_integer is not False:
        raise ValueError("Tricomi's U with an integer second parameter has no form in sympy")
    return (sympy.gamma(1 - b) / sympy.gamma(a - b + 1) * _hyper([a], [b], z)
            + sympy.gamma(b - 1) / sympy.gamma(a) * z ** (1 - b) * _hyper([a - b + 1], [2 - b], z))


def _parabolic(nu: Any, x: Any) -> Any:
    """D_nu(x). Source: DLMF 12.7.14."""
    half = sympy.Rational(1, 2)
    return 2 ** (nu / 2) * sympy.exp(-x ** 2 / 4) * _tricomi(-nu / 2, half, x ** 2 / 2)


def _mean(x: Any, y: Any) -> Any:
    """The arithmetic-geometric mean by an elliptic integral. Source: DLMF 19.8.5."""
    return sympy.pi / 4 * (x + y) / sympy.elliptic_k(((x - y) / (x + y)) ** 2)


class Names:
    """The module mpmath, as far as closed forms use it, with symbols in the place of numbers."""

    pi, e, euler, catalan = sympy.pi, sympy.E, sympy.EulerGamma, sympy.Catalan
    for _name in ("sqrt", "exp", "log", "sin", "cos", "tan", "cot", "sinh", "cosh", "tanh", "coth", "asin", "acos", "atan", "asinh", "acosh",
                  "atanh", "gamma", "digamma", "zeta", "besseli", "besselj", "besselk", "erf", "erfi", "erfc", "polylog"):
        locals()[_name] = staticmethod(getattr(sympy, _name))
    ei, gammainc = staticmethod(sympy.Ei), staticmethod(sympy.uppergamma)
    ellipk, ellipe = staticmethod(sympy.elliptic_k), staticmethod(sympy.elliptic_e)
    hyper, hyperu, pcfd, agm = staticmethod(_hyper), staticmethod(_tricomi), staticmethod(_parabolic), staticmethod(_mean)

    @property
    def khinchin(self) -> Any:
        with mpmath.workdps(_DIGITS):
            return sympy.Float(str(mpmath.mpf(mpmath.khinchin)), _DIGITS)

    @property
    def glaisher(self) -> Any:
        with mpmath.workdps(_DIGITS):
            return sympy.Float(str(mpmath.mpf(mpmath.glaisher)), _DIGITS)

    @staticmethod
    def e1(x: Any) -> Any:
        return sympy.expint(1, x)

    @staticmethod
    def hyp0f1(b: Any, z: Any) -> Any:
        return _hyper([], [b], z)

    @staticmethod
    def hyp1f1(a: Any, b: Any, z: Any) -> Any:
        return _hyper([a], [b], z)

    @staticmethod
    def hyp1f2(a: Any, b: Any, c: Any, z: Any) -> Any:
        return _hyper([a], [b, c], z)

    @staticmethod
    def hyp2f1(a: Any, b: Any, c: Any, z: Any) -> Any:
        return _hyper([a, b], [c], z)

    @staticmethod
    def polyroots(coefficients: list[Any], **_: Any) -> list[Any]:
        return sympy.Poly(coefficients, sympy.Symbol("x")).real_roots()


NAMESPACE = {"m": Names(), "Z": _number, "__builtins__": {}}
