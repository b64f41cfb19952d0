#include "engine/prove/pari.hpp"

#include "formulas/expression.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

using Json = nlohmann::json;

/// What the script can call that PARI names otherwise or does not have.
constexpr std::string_view kPrelude = R"(\\ Checks a certificate: the identities exactly, the values numerically. Run with: gp -q FILE
default(realprecision, %DIGITS% + 30);
check(x, what) = if(!x, error(what));
M(a, b) = [0, b; 1, a];
at(p, k) = subst(p, n, k);
step(a, b, a1, b1, k, top, bottom, N, den) = check(bottom*den*(M(a, b)*subst(N, n, n+1)) == top*subst(den, n, n+1)*(N*M(at(a1, n+k), at(b1, n+k))), "matrix identity");
conv(a, b, last) = { my(P = [1, at(a, 0); 0, 1]); for(i = 1, last, P = P*M(at(a, i), at(b, i))); P };
tail(a, b, top, bottom) = check(top*(a*subst(bottom, n, n+1) + subst(top, n, n+1)) == b*bottom*subst(bottom, n, n+1), "tail equation");
proportional(A, B) = { my(v = [A[1,1], A[1,2], A[2,1], A[2,2]], w = [B[1,1], B[1,2], B[2,1], B[2,2]]); for(i = 1, 4, for(j = 1, 4, if(v[i]*w[j] != v[j]*w[i], return(0)))); 1 };
relation(a, b, a1, b1, k, N, m, R) = check(proportional(conv(a, b, m-1)*at(N, m), R*conv(a1, b1, m+k-1)), "relation");
close(a, b, value) = {
  my(p0 = 1., p = 1.*at(a, 0), q0 = 0., q = 1., c, d, depth = 4000, gap);
  for(i = 1, depth, c = at(a, i)*p + at(b, i)*p0; d = at(a, i)*q + at(b, i)*q0; p0 = p; p = c; q0 = q; q = d);
  if(q == 0 || q0 == 0, return(1));
  gap = abs(p/q - p0/q0);
  abs(value - p/q) <= (10*depth*gap + 10.^-%DIGITS%)*(1 + abs(value))
};
erf_(x) = 1 - erfc(x);
erfi_(x) = real(-I*(1 - erfc(I*x)));
)";

std::string coefficients(const Json& descending) {
  std::string text = "Pol([";
  for (std::size_t i = 0; i < descending.size(); ++i) text += (i ? ", " : "") + descending[i].get<std::string>();
  return text + "], n)";
}

std::string matrix(const Json& four) {
  return fmt::format("[{}, {}; {}, {}]", four[0].get<std::string>(), four[1].get<std::string>(), four[2].get<std::string>(), four[3].get<std::string>());
}

struct Renamed {
  std::string_view name;
  std::size_t arity;
  /// $1, $2, ... stand for the arguments.
  std::string_view pari;
};
constexpr Renamed kFunctions[] = {
    {"zeta", 2, "zetahurwitz($1, $2)"},      {"erf", 1, "erf_($1)"},
    {"erfi", 1, "erfi_($1)"},                {"E1", 1, "eint1($1)"},
    {"ei", 1, "(-real(eint1(-($1))))"},      {"gammainc_upper", 2, "incgam($1, $2)"},
    {"hyp0f1", 2, "hypergeom([], [$1], $2)"}, {"hyp1f1", 3, "hypergeom([$1], [$2], $3)"},
    {"hyp1f2", 4, "hypergeom([$1], [$2, $3], $4)"}, {"hyp2f1", 4, "hypergeom([$1, $2], [$3], $4)"},
    {"hypu", 3, "hyperu($1, $2, $3)"},       {"ellipk", 1, "ellK(sqrt($1))"},
    {"ellipe", 1, "ellE(sqrt($1))"},         {"cot", 1, "cotan($1)"},
    {"coth", 1, "cotanh($1)"},
};
constexpr std::pair<std::string_view, std::string_view> kConstants[] = {
    {"pi", "Pi"}, {"e", "exp(1)"}, {"euler", "Euler"}, {"catalan", "Catalan"}, {"phi", "((1 + sqrt(5))/2)"},
    {"lemniscate", "(Pi/agm(1, sqrt(2)))"}, {"gauss", "(1/agm(1, sqrt(2)))"},
};

std::string pari(const Expression& e) {
  using Kind = Expression::Kind;
  const auto operand = [&](std::size_t i) { return pari(e.operands()[i]); };
  switch (e.kind()) {
    case Kind::integer: return e.value().str();
    case Kind::constant:
      for (const auto& [name, text] : kConstants)
        if (name == e.name()) return std::string(text);
      return e.name();
    case Kind::negate: return "(-" + operand(0) + ")";
    case Kind::add: return "(" + operand(0) + " + " + operand(1) + ")";
    case Kind::subtract: return "(" + operand(0) + " - " + operand(1) + ")";
    case Kind::multiply: return "(" + operand(0) + "*" + operand(1) + ")";
    case Kind::divide: return "(" + operand(0) + "/" + operand(1) + ")";
    case Kind::power: return "((" + operand(0) + ")^(" + operand(1) + "))";
    case Kind::call: break;
  }
  for (const Renamed& row : kFunctions) {
    if (row.name != e.name() || row.arity != e.operands().size()) continue;
    std::string text;
    for (std::size_t i = 0; i < row.pari.size(); ++i)
      if (row.pari[i] == '$')
        text += operand(static_cast<std::size_t>(row.pari[++i] - '1'));
      else
        text += row.pari[i];
    return text;
  }
  std::string text = e.name() + "(";
  for (std::size_t i = 0; i < e.operands().size(); ++i) text += (i ? ", " : "") + operand(i);
  return text + ")";
}

std::string replaced(std::string text, std::string_view what, const std::string& with) {
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
  return text;
}

std::string step_lines(const Json& step) {
  const auto text = [&](const char* name) { return step.at(name).get<std::string>(); };
  const Json& n = step.at("n");
  return fmt::format("a1 = {}; b1 = {}; N = [{}, {}; {}, {}];\n", coefficients(step.at("a")), coefficients(step.at("b")), coefficients(n[0]),
                     coefficients(n[1]), coefficients(n[2]), coefficients(n[3])) +
         fmt::format("step(a, b, a1, b1, {}, {}, {}, N, {});\n", text("shift"), coefficients(step.at("s")[0]), coefficients(step.at("s")[1]),
                     coefficients(step.at("denominator"))) +
         fmt::format("relation(a, b, a1, b1, {}, N, {}, {});\na = a1; b = b1;\n", text("shift"), text("start"), matrix(step.at("relation")));
}

}  // namespace

std::string pari_script(const Json& certificate, long digits) {
  std::string script = replaced(std::string(kPrelude), "%DIGITS%", std::to_string(digits));
  const std::string a = coefficients(certificate.at("a")), b = coefficients(certificate.at("b"));
  script += fmt::format("a = {}; b = {};\n", a, b);
  for (const Json& step : certificate.at("steps")) script += step_lines(step);
  const Json& end = certificate.at("end");
  if (end.contains("top")) script += fmt::format("tail(a, b, {}, {});\n", coefficients(end.at("top")), coefficients(end.at("bottom")));
  if (end.contains("zero")) script += fmt::format("check(at(b, {}) == 0, \"zero of b\");\n", end.at("zero").get<std::string>());
  if (certificate.contains("closed_form") && certificate.at("closed_form") != "inf" && !end.contains("zero")) {
    const Expression value = parse_expression(certificate.at("closed_form").get<std::string>());
    script += fmt::format("check(close({}, {}, real({})), \"value\");\n", a, b, pari(value));
  }
  return script + "print(\"ok\");\nquit;\n";
}

}  // namespace brouncker
