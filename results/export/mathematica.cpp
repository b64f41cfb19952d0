/// The Wolfram language.
#include "results/export/exporter.hpp"
#include "results/export/family_script.hpp"

namespace brouncker {
namespace {

constexpr FunctionSpelling kFunctions[] = {
    {"sqrt", 1, "Sqrt[$1]"},
    {"exp", 1, "Exp[$1]"},
    {"log", 1, "Log[$1]"},
    {"sin", 1, "Sin[$1]"},
    {"cos", 1, "Cos[$1]"},
    {"tan", 1, "Tan[$1]"},
    {"cot", 1, "Cot[$1]"},
    {"sinh", 1, "Sinh[$1]"},
    {"cosh", 1, "Cosh[$1]"},
    {"tanh", 1, "Tanh[$1]"},
    {"coth", 1, "Coth[$1]"},
    {"asin", 1, "ArcSin[$1]"},
    {"acos", 1, "ArcCos[$1]"},
    {"atan", 1, "ArcTan[$1]"},
    {"asinh", 1, "ArcSinh[$1]"},
    {"acosh", 1, "ArcCosh[$1]"},
    {"atanh", 1, "ArcTanh[$1]"},
    {"gamma", 1, "Gamma[$1]"},
    {"psi", 1, "PolyGamma[0, $1]"},
    {"zeta", 1, "Zeta[$1]"},
    {"zeta", 2, "HurwitzZeta[$1, $2]"},
    {"besseli", 2, "BesselI[$1, $2]"},
    {"besselj", 2, "BesselJ[$1, $2]"},
    {"besselk", 2, "BesselK[$1, $2]"},
    {"erf", 1, "Erf[$1]"},
    {"erfi", 1, "Erfi[$1]"},
    {"erfc", 1, "Erfc[$1]"},
    {"E1", 1, "ExpIntegralE[1, $1]"},
    {"ei", 1, "ExpIntegralEi[$1]"},
    {"gammainc_upper", 2, "Gamma[$1, $2]"},
    {"hyp0f1", 2, "Hypergeometric0F1[$1, $2]"},
    {"hyp1f1", 3, "Hypergeometric1F1[$1, $2, $3]"},
    {"hyp1f2", 4, "HypergeometricPFQ[{$1}, {$2, $3}, $4]"},
    {"hyp2f1", 4, "Hypergeometric2F1[$1, $2, $3, $4]"},
    {"hypu", 3, "HypergeometricU[$1, $2, $3]"},
    {"pcfd", 2, "ParabolicCylinderD[$1, $2]"},
    {"polylog", 2, "PolyLog[$1, $2]"},
    {"ellipk", 1, "EllipticK[$1]"},
    {"ellipe", 1, "EllipticE[$1]"},
    {"agm", 2, "ArithmeticGeometricMean[$1, $2]"},
};
constexpr ConstantSpelling kConstants[] = {
    {"pi", "Pi"}, {"e", "E"}, {"euler", "EulerGamma"}, {"catalan", "Catalan"}, {"khinchin", "Khinchin"}, {"glaisher", "Glaisher"}};
constexpr Dialect kDialect{"$1", "decimal[\"$1\"]", "($1)^($2)", kFunctions, kConstants};

constexpr std::string_view kPrelude = R"(
(* Every check: the continued fraction a(0) + b(1)/(a(1) + b(2)/(a(2) + ...)) against the limit, as far as its first 4,096 convergents
   determine it, and the closed form, where there is one, against all digits of the limit. Run with: wolframscript -file FILE *)
trues = 0; falses = 0; slow = 0; forms = 0;
decimal[text_] := SetPrecision[ToExpression[StringReplace[text, {"e+" -> "*^", "e" -> "*^"}]], 120];
value[c_, n_] := Fold[#1*n + #2 &, 0, c];
(* {p_n/q_n, a bound of its distance from the limit as the last two convergents suggest it} *)
convergent[a_, b_] := Module[{p0 = 1, p = value[a, 0], q0 = 0, q = 1, last, error = Infinity, x, y, n, scale},
  last = N[p, 120];
  For[n = 1, n <= 4096, n++,
    x = value[a, n]; y = value[b, n];
    {p0, p, q0, q} = {p, x*p + y*p0, q, x*q + y*q0};
    If[BitAnd[n, n - 1] == 0 && q != 0 && q0 != 0,
      last = N[p/q, 120]; error = 20*n*Abs[N[p/q - p0/q0, 120]];
      If[error < 10^-90*(1 + Abs[last]), Break[]]]];
  {last, error}];
check[name_, a_, b_, limit_, form_: None] := Module[{exact = decimal[limit], c = convergent[a, b], digits, close, good},
  digits = StringLength[StringReplace[First[StringSplit[limit, "e"]], {"-" -> "", "." -> ""}]];
  digits = digits - StringLength[First[StringCases[StringReplace[limit, {"-" -> "", "." -> ""}], StartOfString ~~ "0" ...]]];
  close = 10^(2 - digits)*(1 + Abs[exact]);
  good = Abs[c[[1]] - exact] <= c[[2]] + close;
  If[c[[2]] > 10^-50*(1 + Abs[exact]), slow++];
  If[form =!= None, forms++; good = good && Abs[N[form[], 100] - exact] <= close];
  If[TrueQ[good], trues++, falses++; Print["FALSE: formula ", name]]];
finish[statements_, leftOut_, notSpelled_] := (
  Print[trues, " of ", trues + falses, " formulas true, ", forms, " of them closed forms; ", slow,
    " converge too slowly for 50 digits of the fraction; ", leftOut, " without a finite limit left out; ", notSpelled,
    " closed forms not spelled in this language"];
  trues == statements);

)";

constexpr ScriptLanguage kMathematica{"mathematica",
                                      kDialect,
                                      "(* ",
                                      " *)",
                                      kPrelude,
                                      "check[\"$1\", $2, $3, \"$4\", ($5) &];",
                                      "check[\"$1\", $2, $3, \"$4\"];",
                                      "{",
                                      "}",
                                      "finish[$3, $1, $2]"};

constexpr std::string_view kFamilyPrelude = R"(
(* Every check: M(n) N(n+1) den(n) = S N(n) M'(n) den(n+1) with M = {{0, b}, {1, a}}, N = {{n11, n12}, {n21, n22}} and det N != 0, as polynomials
   over Q in n and the parameters; so U = N/den makes the tails of the two fractions images of each other. Run with: wolframscript -file FILE *)
trues = 0; falses = 0;
family[name_, parameters_, pcfs_, s_, matrix_, den_] := Module[{x, rest, a, b, a1, b1, u, v, left, right, good},
  rest = Table[x[i], {i, parameters}];
  {a, b, a1, b1} = (# @@ Prepend[rest, x[0]]) & /@ pcfs;
  u = Partition[(# @@ Prepend[rest, x[0]]) & /@ matrix, 2];
  v = Partition[(# @@ Prepend[rest, x[0] + 1]) & /@ matrix, 2];
  left = ({{0, b}, {1, a}} . v)*(den @@ Prepend[rest, x[0]]);
  right = s*(u . {{0, b1}, {1, a1}})*(den @@ Prepend[rest, x[0] + 1]);
  good = Expand[left - right] === {{0, 0}, {0, 0}} && Expand[Det[u]] =!= 0;
  If[good, trues++, falses++; Print["FALSE: family ", name]]];
finish[statements_, leftOut_] := (Print[trues, " of ", trues + falses, " families true; ", leftOut, " without a theorem of their own left out"]; trues == statements);

)";

constexpr FamilySyntax kFamilies{kMathematica, "Function[{$1}, $2]", "($1/$2)", "^",  "{",
                                 "}",          kFamilyPrelude,       "family[", "];", "finish[$2, $1]"};

}  // namespace

void export_mathematica_families(const RunReader& run, const std::string& where, TextOutput& out) {
  write_family_script(run, where, kFamilies, out);
}

void export_mathematica(const RunReader& run, const std::string& where, TextOutput& out) {
  write_formula_script(run, where, kMathematica, out);
}

}  // namespace brouncker
