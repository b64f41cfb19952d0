/// Python with mpmath and nothing else.
#include "results/export/exporter.hpp"
#include "results/export/family_script.hpp"

namespace brouncker {
namespace {

constexpr FunctionSpelling kFunctions[] = {
    {"sqrt", 1, "m.sqrt($1)"},
    {"exp", 1, "m.exp($1)"},
    {"log", 1, "m.log($1)"},
    {"sin", 1, "m.sin($1)"},
    {"cos", 1, "m.cos($1)"},
    {"tan", 1, "m.tan($1)"},
    {"cot", 1, "m.cot($1)"},
    {"sinh", 1, "m.sinh($1)"},
    {"cosh", 1, "m.cosh($1)"},
    {"tanh", 1, "m.tanh($1)"},
    {"coth", 1, "m.coth($1)"},
    {"asin", 1, "m.asin($1)"},
    {"acos", 1, "m.acos($1)"},
    {"atan", 1, "m.atan($1)"},
    {"asinh", 1, "m.asinh($1)"},
    {"acosh", 1, "m.acosh($1)"},
    {"atanh", 1, "m.atanh($1)"},
    {"gamma", 1, "m.gamma($1)"},
    {"psi", 1, "m.digamma($1)"},
    {"zeta", 1, "m.zeta($1)"},
    {"zeta", 2, "m.zeta($1, $2)"},
    {"besseli", 2, "m.besseli($1, $2)"},
    {"besselj", 2, "m.besselj($1, $2)"},
    {"besselk", 2, "m.besselk($1, $2)"},
    {"erf", 1, "m.erf($1)"},
    {"erfi", 1, "m.erfi($1)"},
    {"erfc", 1, "m.erfc($1)"},
    {"E1", 1, "m.e1($1)"},
    {"ei", 1, "m.ei($1)"},
    {"gammainc_upper", 2, "m.gammainc($1, $2)"},
    {"hyp0f1", 2, "m.hyp0f1($1, $2)"},
    {"hyp1f1", 3, "m.hyp1f1($1, $2, $3)"},
    {"hyp1f2", 4, "m.hyp1f2($1, $2, $3, $4)"},
    {"hyp2f1", 4, "m.hyp2f1($1, $2, $3, $4)"},
    {"hypu", 3, "m.hyperu($1, $2, $3)"},
    {"pcfd", 2, "m.pcfd($1, $2)"},
    {"polylog", 2, "m.polylog($1, $2)"},
    {"ellipk", 1, "m.ellipk($1)"},
    {"ellipe", 1, "m.ellipe($1)"},
    {"agm", 2, "m.agm($1, $2)"},
};
constexpr ConstantSpelling kConstants[] = {{"pi", "m.pi"},
                                           {"e", "m.e"},
                                           {"euler", "m.euler"},
                                           {"catalan", "m.catalan"},
                                           {"khinchin", "m.khinchin"},
                                           {"glaisher", "m.glaisher"}};
constexpr Dialect kDialect{"Z($1)", "Z(\"$1\")", "($1)**($2)", kFunctions, kConstants};

constexpr std::string_view kPrelude = R"(
# Every check: the continued fraction a(0) + b(1)/(a(1) + b(2)/(a(2) + ...)) against the limit, as far as its first 4,096 convergents
# determine it, and the closed form, where there is one, against all digits of the limit. Run with: python3 FILE
import sys
import mpmath as m

m.mp.dps = 120
Z = m.mpf
done = {"true": 0, "false": 0, "slow": 0, "forms": 0}


def value(coefficients, n):
    result = 0
    for c in coefficients:
        result = result * n + c
    return result


def convergent(a, b):
    """p_n/q_n, and a bound of its distance from the limit as the last two convergents suggest it."""
    p0, p, q0, q, error = Z(1), Z(value(a, 0)), Z(0), Z(1), m.inf
    last = p
    for n in range(1, 4097):
        x, y = value(a, n), value(b, n)
        p0, p, q0, q = p, x * p + y * p0, q, x * q + y * q0
        if n & (n - 1) == 0 and q != 0 and q0 != 0:
            last, error = p / q, 20 * n * abs(p / q - p0 / q0)
            if error < Z(10) ** -90 * (1 + abs(last)):
                break
    return last, error


def check(name, a, b, limit, form=None):
    digits = sum(c.isdigit() for c in limit.split("e")[0].lstrip("-0."))
    exact = Z(limit)
    last, error = convergent(a, b)
    close = Z(10) ** (2 - digits) * (1 + abs(exact))
    good = abs(last - exact) <= error + close
    if error > Z(10) ** -50 * (1 + abs(exact)):
        done["slow"] += 1
    if form is not None:
        done["forms"] += 1
        good = good and abs(form() - exact) <= close
    done["true" if good else "false"] += 1
    if not good:
        print("FALSE: formula", name)


def finish(statements, left_out, not_spelled):
    print(done["true"], "of", done["true"] + done["false"], "formulas true,", done["forms"], "of them closed forms;", done["slow"],
          "converge too slowly for 50 digits of the fraction;", left_out, "without a finite limit left out;", not_spelled,
          "closed forms not spelled in this language")
    sys.exit(0 if done["true"] == statements else 1)


)";

constexpr ScriptLanguage kPython{"python",
                                 kDialect,
                                 "# ",
                                 "",
                                 kPrelude,
                                 "check(\"$1\", $2, $3, \"$4\", lambda: $5)",
                                 "check(\"$1\", $2, $3, \"$4\")",
                                 "[",
                                 "]",
                                 "finish($3, $1, $2)"};

constexpr std::string_view kFamilyPrelude = R"(
# Every check: M(n) N(n+1) den(n) = S N(n) M'(n) den(n+1) with M = [[0, b], [1, a]], N = [[n11, n12], [n21, n22]] and det N != 0, exactly, at
# 25 random points of n and the parameters of size 10^9; so U = N/den makes the tails K of the two fractions images of each other,
# K = (n11 K' + n12)/(n21 K' + n22), which is compared numerically at one point. Run with: python3 FILE
import random
import sys
from fractions import Fraction as F

import mpmath as m

m.mp.dps = 60
random.seed(1)
done = {"true": 0, "false": 0, "slow": 0}


def identity(pcfs, s, N, den, x):
    n, rest = x[0], x[1:]
    a, b, a1, b1 = (f(n, *rest) for f in pcfs)
    n11, n12, n21, n22 = (f(n, *rest) for f in N)
    p11, p12, p21, p22 = (f(n + 1, *rest) for f in N)
    left, right = den(n, *rest), s * den(n + 1, *rest)
    return (n11 * n22 != n12 * n21 and b * p21 * left == right * n12 and b * p22 * left == right * (n11 * b1 + n12 * a1)
            and (p11 + a * p21) * left == right * n22 and (p12 + a * p22) * left == right * (n21 * b1 + n22 * a1))


def number(x):
    x = F(x)
    return m.mpf(x.numerator) / x.denominator


def tail(a, b, rest, first, depth):
    k = m.mpf(0)
    for n in range(depth, first - 1, -1):
        k = number(b(F(n), *rest)) / (number(a(F(n), *rest)) + k)
    return k


def family(name, parameters, pcfs, s, N, den):
    good = all(identity(pcfs, s, N, den, [F(random.randrange(10**9)) for _ in range(parameters + 1)]) for _ in range(25))
    rest, n = [F(1, 7 + i) for i in range(parameters)], 30
    k, k1, again = (tail(*x) for x in ((pcfs[0], pcfs[1], rest, n, 600), (pcfs[2], pcfs[3], rest, n, 600), (pcfs[0], pcfs[1], rest, n, 1000)))
    n11, n12, n21, n22 = (number(f(F(n), *rest)) for f in N)
    if abs(k - again) > m.mpf(10) ** -30 * (1 + abs(k)):
        done["slow"] += 1
    else:
        good = good and abs(k * (n21 * k1 + n22) - (n11 * k1 + n12)) <= m.mpf(10) ** -20 * (abs(n11 * k1) + abs(n12) + abs(k * n21 * k1) + abs(k * n22))
    done["true" if good else "false"] += 1
    if not good:
        print("FALSE: family", name)


def finish(statements, left_out):
    print(done["true"], "of", done["true"] + done["false"], "families true;", done["slow"], "converge too slowly for the numerical comparison;", left_out,
          "without a theorem of their own left out")
    sys.exit(0 if done["true"] == statements else 1)


)";

constexpr FamilySyntax kFamilies{kPython, "lambda $1: $2", "F($1, $2)", "**", "[",
                                 "]",     kFamilyPrelude,  "family(",   ")",  "finish($2, $1)"};

}  // namespace

void export_python_families(const RunReader& run, const std::string& where, TextOutput& out) {
  write_family_script(run, where, kFamilies, out);
}

void export_python(const RunReader& run, const std::string& where, TextOutput& out) {
  write_formula_script(run, where, kPython, out);
}

}  // namespace brouncker
