#include "results/export/certificate_pari.hpp"

#include "results/export/dialect_pari.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

using Json = nlohmann::json;

/// What the script can call that PARI names otherwise or does not have.
constexpr std::string_view kPrelude =
    R"(\\ Checks a certificate: the identities exactly, the values numerically. Run with: gp -q FILE
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
)";

std::string coefficients(const Json& descending) {
  std::string text = "Pol([";
  for (std::size_t i = 0; i < descending.size(); ++i) text += (i ? ", " : "") + descending[i].get<std::string>();
  return text + "], n)";
}

std::string matrix(const Json& four) {
  return fmt::format("[{}, {}; {}, {}]", four[0].get<std::string>(), four[1].get<std::string>(), four[2].get<std::string>(),
                     four[3].get<std::string>());
}

std::string replaced(std::string text, std::string_view what, const std::string& with) {
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

std::string step_lines(const Json& step) {
  const auto text = [&](const char* name) { return step.at(name).get<std::string>(); };
  const Json& n = step.at("n");
  return fmt::format("a1 = {}; b1 = {}; N = [{}, {}; {}, {}];\n", coefficients(step.at("a")), coefficients(step.at("b")),
                     coefficients(n[0]), coefficients(n[1]), coefficients(n[2]), coefficients(n[3])) +
         fmt::format("step(a, b, a1, b1, {}, {}, {}, N, {});\n", text("shift"), coefficients(step.at("s")[0]),
                     coefficients(step.at("s")[1]), coefficients(step.at("denominator"))) +
         fmt::format("relation(a, b, a1, b1, {}, N, {}, {});\na = a1; b = b1;\n", text("shift"), text("start"),
                     matrix(step.at("relation")));
}

}  // namespace

std::string pari_script(const Json& certificate, long digits) {
  std::string script = replaced(std::string(kPrelude), "%DIGITS%", std::to_string(digits));
  const std::string a = coefficients(certificate.at("a")), b = coefficients(certificate.at("b"));
  script += fmt::format("a = {}; b = {};\n", a, b);
  for (const Json& step : certificate.at("steps")) script += step_lines(step);
  const Json& end = certificate.at("end");
  if (end.contains("top"))
    script += fmt::format("tail(a, b, {}, {});\n", coefficients(end.at("top")), coefficients(end.at("bottom")));
  if (end.contains("zero")) script += fmt::format("check(at(b, {}) == 0, \"zero of b\");\n", end.at("zero").get<std::string>());
  if (certificate.contains("closed_form") && certificate.at("closed_form") != "inf" && !end.contains("zero")) {
    // A name that PARI does not know is written as it is, and stops the script.
    const std::string form = certificate.at("closed_form").get<std::string>();
    script += fmt::format("check(close({}, {}, real({})), \"value\");\n", a, b, spelled(form, kPariDialect).value_or(form));
  }
  return script + "print(\"ok\");\nquit;\n";
}

}  // namespace brouncker
