# Every check: M(n) N(n+1) den(n) = S N(n) M'(n) den(n+1) with M = [[0, b], [1, a]], N = [[n11, n12], [n21, n22]] and det N != 0, as polynomials
# over Q in n and the parameters; so U = N/den makes the tails of the two fractions images of each other. Run with: sage FILE
import sys
from sage.all import *

done = {"true": 0, "false": 0}


def F(top, bottom):
    return QQ(top) / QQ(bottom)


def family(name, parameters, pcfs, s, N, den):
    x = PolynomialRing(QQ, parameters + 1, "x").gens()
    n, rest = x[0], x[1:]
    a, b, a1, b1 = (f(n, *rest) for f in pcfs)
    n11, n12, n21, n22 = (f(n, *rest) for f in N)
    p11, p12, p21, p22 = (f(n + 1, *rest) for f in N)
    left, right = den(n, *rest), s * den(n + 1, *rest)
    good = (n11 * n22 != n12 * n21 and b * p21 * left == right * n12 and b * p22 * left == right * (n11 * b1 + n12 * a1)
            and (p11 + a * p21) * left == right * n22 and (p12 + a * p22) * left == right * (n21 * b1 + n22 * a1))
    done["true" if good else "false"] += 1
    if not good:
        print("FALSE: family", name)


# A pair that is a member: the sides at the values, n + h for n, times c and c^2.
def member(name, pcfs, values, places, pair, map_):
    n = PolynomialRing(QQ, "n").gen()
    good = all(places[i + 1] * pcfs[i](n + places[i], *values) == pair[i](n) and
               places[i + 1] ** 2 * pcfs[i + 1](n + places[i], *values) == pair[i + 1](n) for i in (0, 2))
    done["true" if good else "false"] += 1
    if not good:
        print("FALSE: member of family", name)


def finish(statements, left_out):
    print(done["true"], "of", done["true"] + done["false"], "families and members true;", left_out, "without a theorem of their own left out")
    sys.exit(int(done["true"] != statements))
