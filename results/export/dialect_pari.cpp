#include "results/export/dialect_pari.hpp"

namespace brouncker {
namespace {

constexpr FunctionSpelling kFunctions[] = {
    {"sqrt", 1, "sqrt($1)"},
    {"exp", 1, "exp($1)"},
    {"log", 1, "log($1)"},
    {"sin", 1, "sin($1)"},
    {"cos", 1, "cos($1)"},
    {"tan", 1, "tan($1)"},
    {"cot", 1, "cotan($1)"},
    {"sinh", 1, "sinh($1)"},
    {"cosh", 1, "cosh($1)"},
    {"tanh", 1, "tanh($1)"},
    {"coth", 1, "cotanh($1)"},
    {"asin", 1, "asin($1)"},
    {"acos", 1, "acos($1)"},
    {"atan", 1, "atan($1)"},
    {"asinh", 1, "asinh($1)"},
    {"acosh", 1, "acosh($1)"},
    {"atanh", 1, "atanh($1)"},
    {"gamma", 1, "gamma($1)"},
    {"psi", 1, "psi($1)"},
    {"zeta", 1, "zeta($1)"},
    {"zeta", 2, "zetahurwitz($1, $2)"},
    {"besseli", 2, "besseli($1, $2)"},
    {"besselj", 2, "besselj($1, $2)"},
    {"besselk", 2, "besselk($1, $2)"},
    {"erf", 1, "(1 - erfc($1))"},
    {"erfi", 1, "real(-I*(1 - erfc(I*($1))))"},
    {"erfc", 1, "erfc($1)"},
    {"E1", 1, "eint1($1)"},
    {"ei", 1, "(-real(eint1(-($1))))"},
    {"gammainc_upper", 2, "incgam($1, $2)"},
    {"hyp0f1", 2, "hypergeom([], [$1], $2)"},
    {"hyp1f1", 3, "hypergeom([$1], [$2], $3)"},
    {"hyp1f2", 4, "hypergeom([$1], [$2, $3], $4)"},
    {"hyp2f1", 4, "hypergeom([$1, $2], [$3], $4)"},
    {"hypu", 3, "hyperu($1, $2, $3)"},
    {"pcfd", 2, "(2^(($1)/2)*exp(-($2)^2/4)*hyperu(-($1)/2, 1/2, ($2)^2/2))"},
    {"polylog", 2, "polylog($1, $2)"},
    {"ellipk", 1, "ellK(sqrt($1))"},
    {"ellipe", 1, "ellE(sqrt($1))"},
    {"agm", 2, "agm($1, $2)"},
};
constexpr ConstantSpelling kConstants[] = {{"pi", "Pi"}, {"e", "exp(1)"}, {"euler", "Euler"}, {"catalan", "Catalan"}};

}  // namespace

const Dialect kPariDialect{"$1", "eval(\"$1\")", "(($1)^($2))", kFunctions, kConstants};

}  // namespace brouncker
