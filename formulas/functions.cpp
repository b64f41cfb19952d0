#include "formulas/functions.hpp"

#include "formulas/polynomial_root.hpp"

#include <algorithm>

namespace brouncker {
namespace {

// Each row: name, arguments, summary, LaTeX, MathML, then the other languages, and whether it is shown as a power.
// clang-format off
constexpr FunctionRow kFunctions[] = {
    {"sqrt", 1, "square root, principal branch", R"(\sqrt{$1})", "<msqrt>$1</msqrt>",
     {.pari = "sqrt($1)", .sage = "sqrt($1)", .mathematica = "Sqrt[$1]", .mpmath = "m.sqrt($1)"}},
    {"exp", 1, "exponential", "e^{$1}", "<msup><mi>e</mi>$1</msup>",
     {.pari = "exp($1)", .sage = "exp($1)", .mathematica = "Exp[$1]", .mpmath = "m.exp($1)"}, true},
    {"log", 1, "natural logarithm, principal branch", R"(\log\left($1\right))", "",
     {.pari = "log($1)", .sage = "log($1)", .mathematica = "Log[$1]", .mpmath = "m.log($1)"}},
    {"sin", 1, "sine", R"(\sin\left($1\right))", "",
     {.pari = "sin($1)", .sage = "sin($1)", .mathematica = "Sin[$1]", .mpmath = "m.sin($1)"}},
    {"cos", 1, "cosine", R"(\cos\left($1\right))", "",
     {.pari = "cos($1)", .sage = "cos($1)", .mathematica = "Cos[$1]", .mpmath = "m.cos($1)"}},
    {"tan", 1, "tangent", R"(\tan\left($1\right))", "",
     {.pari = "tan($1)", .sage = "tan($1)", .mathematica = "Tan[$1]", .mpmath = "m.tan($1)"}},
    {"cot", 1, "cotangent", R"(\cot\left($1\right))", "",
     {.pari = "cotan($1)", .sage = "cot($1)", .mathematica = "Cot[$1]", .mpmath = "m.cot($1)"}},
    {"sinh", 1, "hyperbolic sine", R"(\sinh\left($1\right))", "",
     {.pari = "sinh($1)", .sage = "sinh($1)", .mathematica = "Sinh[$1]", .mpmath = "m.sinh($1)"}},
    {"cosh", 1, "hyperbolic cosine", R"(\cosh\left($1\right))", "",
     {.pari = "cosh($1)", .sage = "cosh($1)", .mathematica = "Cosh[$1]", .mpmath = "m.cosh($1)"}},
    {"tanh", 1, "hyperbolic tangent", R"(\tanh\left($1\right))", "",
     {.pari = "tanh($1)", .sage = "tanh($1)", .mathematica = "Tanh[$1]", .mpmath = "m.tanh($1)"}},
    {"coth", 1, "hyperbolic cotangent", R"(\coth\left($1\right))", "",
     {.pari = "cotanh($1)", .sage = "coth($1)", .mathematica = "Coth[$1]", .mpmath = "m.coth($1)"}},
    {"asin", 1, "inverse sine, principal branch", R"(\arcsin\left($1\right))", "",
     {.pari = "asin($1)", .sage = "arcsin($1)", .mathematica = "ArcSin[$1]", .mpmath = "m.asin($1)"}},
    {"acos", 1, "inverse cosine, principal branch", R"(\arccos\left($1\right))", "",
     {.pari = "acos($1)", .sage = "arccos($1)", .mathematica = "ArcCos[$1]", .mpmath = "m.acos($1)"}},
    {"atan", 1, "inverse tangent", R"(\arctan\left($1\right))", "",
     {.pari = "atan($1)", .sage = "arctan($1)", .mathematica = "ArcTan[$1]", .mpmath = "m.atan($1)"}},
    {"asinh", 1, "inverse hyperbolic sine", R"(\operatorname{arsinh}\left($1\right))", "",
     {.pari = "asinh($1)", .sage = "arcsinh($1)", .mathematica = "ArcSinh[$1]", .mpmath = "m.asinh($1)"}},
    {"acosh", 1, "inverse hyperbolic cosine", R"(\operatorname{arcosh}\left($1\right))", "",
     {.pari = "acosh($1)", .sage = "arccosh($1)", .mathematica = "ArcCosh[$1]", .mpmath = "m.acosh($1)"}},
    {"atanh", 1, "inverse hyperbolic tangent", R"(\operatorname{artanh}\left($1\right))", "",
     {.pari = "atanh($1)", .sage = "arctanh($1)", .mathematica = "ArcTanh[$1]", .mpmath = "m.atanh($1)"}},
    {"gamma", 1, "Gamma function", R"(\Gamma\left($1\right))", R"(<mi mathvariant="normal">&#915;</mi>($1))",
     {.pari = "gamma($1)", .sage = "gamma($1)", .mathematica = "Gamma[$1]", .mpmath = "m.gamma($1)"}},
    {"psi", 1, "digamma function, (log gamma)'", R"(\psi\left($1\right))", "<mi>&#968;</mi>($1)",
     {.pari = "psi($1)", .sage = "psi($1)", .mathematica = "PolyGamma[0, $1]", .mpmath = "m.digamma($1)"}},
    {"zeta", 1, "Riemann zeta function", R"(\zeta\left($1\right))", "<mi>&#950;</mi>($1)",
     {.pari = "zeta($1)", .sage = "zeta($1)", .mathematica = "Zeta[$1]", .mpmath = "m.zeta($1)"}},
    {"zeta", 2, "Hurwitz zeta function, sum of 1/(n + a)^s; arguments s, a", R"(\zeta\left($1, $2\right))",
     "<mi>&#950;</mi>($1, $2)",
     {.pari = "zetahurwitz($1, $2)", .sage = "hurwitz_zeta($1, $2)",
      .mathematica = "HurwitzZeta[$1, $2]", .mpmath = "m.zeta($1, $2)"}},
    {"besseli", 2, "modified Bessel function I_nu(x); arguments nu, x", R"(I_{$1}\left($2\right))", "<msub><mi>I</mi>$1</msub>($2)",
     {.pari = "besseli($1, $2)", .sage = "bessel_I($1, $2)", .mathematica = "BesselI[$1, $2]", .mpmath = "m.besseli($1, $2)"}},
    {"besselj", 2, "Bessel function J_nu(x); arguments nu, x", R"(J_{$1}\left($2\right))", "<msub><mi>J</mi>$1</msub>($2)",
     {.pari = "besselj($1, $2)", .sage = "bessel_J($1, $2)", .mathematica = "BesselJ[$1, $2]", .mpmath = "m.besselj($1, $2)"}},
    {"besselk", 2, "modified Bessel function K_nu(x); arguments nu, x", R"(K_{$1}\left($2\right))", "<msub><mi>K</mi>$1</msub>($2)",
     {.pari = "besselk($1, $2)", .sage = "bessel_K($1, $2)", .mathematica = "BesselK[$1, $2]", .mpmath = "m.besselk($1, $2)"}},
    {"erf", 1, "error function", R"(\operatorname{erf}\left($1\right))", "",
     {.pari = "(1 - erfc($1))", .sage = "erf($1)", .mathematica = "Erf[$1]", .mpmath = "m.erf($1)"}},
    {"erfi", 1, "imaginary error function, -i erf(i x)", R"(\operatorname{erfi}\left($1\right))", "",
     {.pari = "real(-I*(1 - erfc(I*($1))))", .sage = "erfi($1)", .mathematica = "Erfi[$1]", .mpmath = "m.erfi($1)"}},
    {"erfc", 1, "complementary error function, 1 - erf(x)", R"(\operatorname{erfc}\left($1\right))", "",
     {.pari = "erfc($1)", .sage = "erfc($1)", .mathematica = "Erfc[$1]", .mpmath = "m.erfc($1)"}},
    {"E1", 1, "exponential integral of exp(-t)/t from x to infinity", R"(E_{1}\left($1\right))",
     "<msub><mi>E</mi><mn>1</mn></msub>($1)",
     {.pari = "eint1($1)", .sage = "exp_integral_e1($1)", .mathematica = "ExpIntegralE[1, $1]", .mpmath = "m.e1($1)"}},
    {"ei", 1, "exponential integral Ei(x), principal value", R"(\operatorname{Ei}\left($1\right))", "",
     {.pari = "(-real(eint1(-($1))))", .sage = "Ei($1)", .mathematica = "ExpIntegralEi[$1]", .mpmath = "m.ei($1)"}},
    {"gammainc_upper", 2, "upper incomplete Gamma function; arguments s, x", R"(\Gamma\left($1, $2\right))",
     R"(<mi mathvariant="normal">&#915;</mi>($1, $2))",
     {.pari = "incgam($1, $2)", .sage = "gamma_inc($1, $2)", .mathematica = "Gamma[$1, $2]", .mpmath = "m.gammainc($1, $2)"}},
    {"hyp0f1", 2, "hypergeometric 0F1(b; z)", R"({}_0F_1\left(;$1;$2\right))",
     "<mmultiscripts><mi>F</mi><mn>1</mn><none/><mprescripts/><mn>0</mn><none/></mmultiscripts>(; $1; $2)",
     {.pari = "hypergeom([], [$1], $2)", .sage = "hypergeometric([], [$1], $2)",
      .mathematica = "Hypergeometric0F1[$1, $2]", .mpmath = "m.hyp0f1($1, $2)"}},
    {"hyp1f1", 3, "hypergeometric 1F1(a; b; z)", R"({}_1F_1\left($1;$2;$3\right))",
     "<mmultiscripts><mi>F</mi><mn>1</mn><none/><mprescripts/><mn>1</mn><none/></mmultiscripts>($1; $2; $3)",
     {.pari = "hypergeom([$1], [$2], $3)", .sage = "hypergeometric([$1], [$2], $3)",
      .mathematica = "Hypergeometric1F1[$1, $2, $3]", .mpmath = "m.hyp1f1($1, $2, $3)"}},
    {"hyp1f2", 4, "hypergeometric 1F2(a; b, c; z)", R"({}_1F_2\left($1;$2, $3;$4\right))",
     "<mmultiscripts><mi>F</mi><mn>2</mn><none/><mprescripts/><mn>1</mn><none/></mmultiscripts>($1; $2, $3; $4)",
     {.pari = "hypergeom([$1], [$2, $3], $4)", .sage = "hypergeometric([$1], [$2, $3], $4)",
      .mathematica = "HypergeometricPFQ[{$1}, {$2, $3}, $4]", .mpmath = "m.hyp1f2($1, $2, $3, $4)"}},
    {"hyp2f1", 4, "hypergeometric 2F1(a, b; c; z)", R"({}_2F_1\left($1, $2;$3;$4\right))",
     "<mmultiscripts><mi>F</mi><mn>1</mn><none/><mprescripts/><mn>2</mn><none/></mmultiscripts>($1, $2; $3; $4)",
     {.pari = "hypergeom([$1, $2], [$3], $4)", .sage = "hypergeometric([$1, $2], [$3], $4)",
      .mathematica = "Hypergeometric2F1[$1, $2, $3, $4]", .mpmath = "m.hyp2f1($1, $2, $3, $4)"}},
    {"hypu", 3, "Tricomi's U(a, b, z)", R"(U\left($1, $2, $3\right))", "<mi>U</mi>($1, $2, $3)",
     {.pari = "hyperu($1, $2, $3)", .sage = "hypergeometric_U($1, $2, $3)",
      .mathematica = "HypergeometricU[$1, $2, $3]", .mpmath = "m.hyperu($1, $2, $3)"}},
    {"pcfd", 2, "parabolic cylinder function D_nu(x); arguments nu, x", R"(D_{$1}\left($2\right))", "<msub><mi>D</mi>$1</msub>($2)",
     {.pari = "(2^(($1)/2)*exp(-($2)^2/4)*hyperu(-($1)/2, 1/2, ($2)^2/2))",
      .sage = "(Z(2)**(($1)/2)*exp(-($2)**2/4)*hypergeometric_U(-($1)/2, Z(1)/2, ($2)**2/2))",
      .mathematica = "ParabolicCylinderD[$1, $2]", .mpmath = "m.pcfd($1, $2)"}},
    {"polylog", 2, "polylogarithm, sum of z^n/n^s; arguments s, z", R"(\operatorname{Li}_{$1}\left($2\right))",
     "<msub><mi>Li</mi>$1</msub>($2)",
     {.pari = "polylog($1, $2)", .sage = "polylog($1, $2)", .mathematica = "PolyLog[$1, $2]", .mpmath = "m.polylog($1, $2)"}},
    {"ellipk", 1, "complete elliptic integral K of the parameter m = k^2", R"(K\left($1\right))", "<mi>K</mi>($1)",
     {.pari = "ellK(sqrt($1))", .sage = "elliptic_kc($1)", .mathematica = "EllipticK[$1]", .mpmath = "m.ellipk($1)"}},
    {"ellipe", 1, "complete elliptic integral E of the parameter m = k^2", R"(E\left($1\right))", "<mi>E</mi>($1)",
     {.pari = "ellE(sqrt($1))", .sage = "elliptic_ec($1)", .mathematica = "EllipticE[$1]", .mpmath = "m.ellipe($1)"}},
    {"agm", 2, "arithmetic-geometric mean", R"(\operatorname{agm}\left($1, $2\right))", "",
     {.pari = "agm($1, $2)", .sage = "Z(F($1).agm(F($2)))",
      .mathematica = "ArithmeticGeometricMean[$1, $2]", .mpmath = "m.agm($1, $2)"}},
};
// clang-format on

}  // namespace

std::span<const FunctionRow> functions() { return kFunctions; }

bool is_function(std::string_view name) {
  return name == kPolynomialRoot || std::ranges::any_of(kFunctions, [&](const FunctionRow& row) { return row.name == name; });
}

const FunctionRow* find_function(std::string_view name, std::size_t arity) {
  if (name == kPolynomialRoot) return polynomial_root_row(arity);
  const auto found =
      std::ranges::find_if(kFunctions, [&](const FunctionRow& row) { return row.name == name && row.arity == arity; });
  return found == std::end(kFunctions) ? nullptr : &*found;
}

}  // namespace brouncker
