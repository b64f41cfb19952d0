# Brouncker golden: formulas as sage
# space: a = A*n + B, b = C*n^2 + D*n, A = 1..2, B = 0..3, C = -1..1, D = 0..2
# sampling: depth 2000, divisor 2, asymptotic depth 1000000000; keep: all; run: complete, 64 formulas
# where: (a = '2*n + 1' AND b = 'n^2') OR (a = 'n + 3' AND b = 'n^2 + 2*n') OR (a = 'n + 1' AND b = '-n^2')
# literature: of all entries; a formula without one was not found in them (doc/FORMATS.md)

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


# PCF(n + 3, n^2 + 2*n) = (3 + 3*sqrt(5))/(2*hyp2f1(1, 3, 5/2 + 3*sqrt(5)/10, 1/2 - sqrt(5)/10)), proved: 2f1-quotient
check("35", [1,3], [1,2,0], "3.579278888147281613299403467111975423745673741232531768940288034", lambda: ((Z(3) + (Z(3)*sqrt(Z(5))))/(Z(2)*hypergeometric([Z(1), Z(3)], [((Z(5)/Z(2)) + ((Z(3)*sqrt(Z(5)))/Z(10)))], ((Z(1)/Z(2)) - (sqrt(Z(5))/Z(10)))))))
# PCF(2*n + 1, n^2) = 4/pi, proved: brouncker-arctan
# literature: Lambert 1770 and Lagrange 1776, atan(1) [Lagrange1776], PCF(2*n + 1, n^2), by form: L = L'
check("51", [2,1], [1,0,0], "1.273239544735162686151070106980114896275677165923651589981338752", lambda: (Z(4)/pi))
finish(2, 1, 0)
