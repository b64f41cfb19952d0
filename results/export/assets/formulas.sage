# Every check: the continued fraction a(0) + b(1)/(a(1) + b(2)/(a(2) + ...)) against the limit, as far as its first 4,096 convergents
# determine it, and the closed form, where there is one, against all digits of the limit. Run with: sage FILE
import sys
from sage.all import *

F = RealField(400)
Z = SR
done = {"true": 0, "false": 0, "slow": 0, "forms": 0}


def value(coefficients, n):
    result = 0
    for c in coefficients:
        result = result * n + c
    return result


def number(form):
    """The real number that a symbolic expression stands for."""
    x = ComplexField(400)(form)
    return x.real() if abs(x.imag()) <= F(10)**-100 * (1 + abs(x)) else F("nan")


def convergent(a, b):
    """p_n/q_n, and a bound of its distance from the limit as the last two convergents suggest it."""
    p0, p, q0, q, error = F(1), F(value(a, 0)), F(0), F(1), F("inf")
    last = p
    for n in range(1, 4097):
        x, y = value(a, n), value(b, n)
        p0, p, q0, q = p, x * p + y * p0, q, x * q + y * q0
        if n & (n - 1) == 0 and q != 0 and q0 != 0:
            last, error = p / q, 20 * n * abs(p / q - p0 / q0)
            if error < F(10)**-90 * (1 + abs(last)):
                break
    return last, error


def check(name, a, b, limit, form=None):
    digits = sum(c.isdigit() for c in limit.split("e")[0].lstrip("-0."))
    exact = F(limit)
    last, error = convergent(a, b)
    close = F(10)**(2 - digits) * (1 + abs(exact))
    good = abs(last - exact) <= error + close
    if error > F(10)**-50 * (1 + abs(exact)):
        done["slow"] += 1
    if form is not None:
        done["forms"] += 1
        good = good and abs(number(form()) - exact) <= close
    done["true" if good else "false"] += 1
    if not good:
        print("FALSE: formula", name)


def finish(statements, left_out, not_spelled):
    print(done["true"], "of", done["true"] + done["false"], "formulas true,", done["forms"], "of them closed forms;", done["slow"],
          "converge too slowly for 50 digits of the fraction;", left_out, "without a finite limit left out;", not_spelled,
          "closed forms not spelled in this language")
    sys.exit(int(done["true"] != statements))
