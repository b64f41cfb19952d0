/// SageMath; also valid Python once `sage.all` is imported.
#include "results/export/exporter.hpp"
#include "results/export/family_script.hpp"

namespace brouncker {
namespace {

constexpr FunctionSpelling kFunctions[] = {
    {"sqrt", 1, "sqrt($1)"},
    {"exp", 1, "exp($1)"},
    {"log", 1, "log($1)"},
    {"sin", 1, "sin($1)"},
    {"cos", 1, "cos($1)"},
    {"tan", 1, "tan($1)"},
    {"cot", 1, "cot($1)"},
    {"sinh", 1, "sinh($1)"},
    {"cosh", 1, "cosh($1)"},
    {"tanh", 1, "tanh($1)"},
    {"coth", 1, "coth($1)"},
    {"asin", 1, "arcsin($1)"},
    {"acos", 1, "arccos($1)"},
    {"atan", 1, "arctan($1)"},
    {"asinh", 1, "arcsinh($1)"},
    {"acosh", 1, "arccosh($1)"},
    {"atanh", 1, "arctanh($1)"},
    {"gamma", 1, "gamma($1)"},
    {"psi", 1, "psi($1)"},
    {"zeta", 1, "zeta($1)"},
    {"zeta", 2, "hurwitz_zeta($1, $2)"},
    {"besseli", 2, "bessel_I($1, $2)"},
    {"besselj", 2, "bessel_J($1, $2)"},
    {"besselk", 2, "bessel_K($1, $2)"},
    {"erf", 1, "erf($1)"},
    {"erfi", 1, "erfi($1)"},
    {"erfc", 1, "erfc($1)"},
    {"E1", 1, "exp_integral_e1($1)"},
    {"ei", 1, "Ei($1)"},
    {"gammainc_upper", 2, "gamma_inc($1, $2)"},
    {"hyp0f1", 2, "hypergeometric([], [$1], $2)"},
    {"hyp1f1", 3, "hypergeometric([$1], [$2], $3)"},
    {"hyp1f2", 4, "hypergeometric([$1], [$2, $3], $4)"},
    {"hyp2f1", 4, "hypergeometric([$1, $2], [$3], $4)"},
    {"hypu", 3, "hypergeometric_U($1, $2, $3)"},
    {"pcfd", 2, "(Z(2)**(($1)/2)*exp(-($2)**2/4)*hypergeometric_U(-($1)/2, Z(1)/2, ($2)**2/2))"},
    {"polylog", 2, "polylog($1, $2)"},
    {"ellipk", 1, "elliptic_kc($1)"},
    {"ellipe", 1, "elliptic_ec($1)"},
    {"agm", 2, "Z(F($1).agm(F($2)))"},
};
constexpr ConstantSpelling kConstants[] = {
    {"pi", "pi"}, {"e", "e"}, {"euler", "euler_gamma"}, {"catalan", "catalan"}, {"khinchin", "khinchin"}, {"glaisher", "glaisher"}};
constexpr Dialect kDialect{"Z($1)", "Z(F(\"$1\"))", "($1)**($2)", kFunctions, kConstants};

constexpr std::string_view kPrelude = R"(
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


)";

constexpr ScriptLanguage kSage{"sage",
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


def finish(statements, left_out):
    print(done["true"], "of", done["true"] + done["false"], "families true;", left_out, "without a theorem of their own left out")
    sys.exit(int(done["true"] != statements))


)";

constexpr FamilySyntax kFamilies{kSage, "lambda $1: $2", "F($1, $2)", "**", "[",
                                 "]",   kFamilyPrelude,  "family(",   ")",  "finish($2, $1)"};

}  // namespace

void export_sage_families(const RunReader& run, const std::string& where, TextOutput& out) {
  write_family_script(run, where, kFamilies, out);
}

void export_sage(const RunReader& run, const std::string& where, TextOutput& out) { write_formula_script(run, where, kSage, out); }

}  // namespace brouncker
