#include "results/export/certificate_pari.hpp"

#include "results/export/pari.hpp"

#include <fmt/format.h>

namespace brouncker {

namespace assets {
/// What the script can call that PARI names otherwise or does not have.
extern const std::string_view certificate_gp;
}  // namespace assets

namespace {

using Json = nlohmann::json;

std::string coefficients(const Json& descending) {
  std::string text = "Pol([";
  for (std::size_t i = 0; i < descending.size(); ++i) text += (i ? ", " : "") + descending[i].get<std::string>();
  return text + "], n)";
}

/// A polynomial in n and k.
std::string bivariate(const Json& by_k) {
  std::string text;
  for (std::size_t i = 0; i < by_k.size(); ++i)
    text += fmt::format("{}{}*k^{}", i ? " + " : "(", coefficients(by_k[i]), by_k.size() - 1 - i);
  return text + ")";
}

std::string ratio(const Json& r) { return fmt::format("{}/{}", bivariate(r.at("top")), bivariate(r.at("bottom"))); }

/// The identity of a dual sum, and that its recurrence is that of the fraction.
std::string telescoping_lines(const Json& end) {
  const Json& c = end.at("recurrence");
  return fmt::format("c = [{}, {}, {}];\ntelescope(c, {}, {}, {});\n", coefficients(c[0]), coefficients(c[1]), coefficients(c[2]),
                     ratio(end.at("term_n")), ratio(end.at("term_k")), ratio(end.at("certificate"))) +
         "check(a == -at(c[2], n-1) && b == -at(c[1], n-1)*at(c[3], n-2), \"recurrence\");\n";
}

/// That the integrand of a walk is a derivative, by division, with k for t.
std::string integral_lines(const Json& end) {
  const auto exponents = [](const Json& e) {
    return fmt::format("[{}, {}, {}]", e[0].get<std::string>(), e[1].get<std::string>(), e[2].get<std::string>());
  };
  const Json &c = end.at("recurrence"), &z = end.at("z");
  const auto fraction = [&](const char* name) {
    return fmt::format("{}/{}", end.at(name)[0].get<std::string>(), end.at(name)[1].get<std::string>());
  };
  const std::string less = end.at("type") == "gamma"
                               ? fmt::format("[{}, {}, {}]", fraction("beta"), fraction("gamma"), fraction("gamma"))
                           : end.at("type") == "halves" ? "[1/2, 0, 0]"
                                                        : "[0, 0, 0]";
  return fmt::format("c = [{}, {}, {}];\nintegrand(c, {}/{}, {}, {}, {}, {});\n", coefficients(c[0]), coefficients(c[1]),
                     coefficients(c[2]), z[0].get<std::string>(), z[1].get<std::string>(), less, exponents(end.at("w")),
                     exponents(end.at("phi")), end.at("type") == "exponential" ? 1 : 0) +
         "check(a == -at(c[2], n-1) && b == -at(c[1], n-1)*at(c[3], n-2), \"recurrence\");\n";
}

/// Numbers p/q.
std::string numbers(const Json& list) {
  std::string text = "[";
  for (std::size_t i = 0; i < list.size(); ++i)
    text += fmt::format("{}{}/{}", i ? ", " : "", list[i][0].get<std::string>(), list[i][1].get<std::string>());
  return text + "]";
}

/// That the terms of the tail's series are q(n) h(n), and q = f + R(n+1) h(n+1)/h(n) - R.
std::string series_lines(const Json& end) {
  const auto quotient = [](const Json& r) { return fmt::format("{}/{}", coefficients(r.at("top")), coefficients(r.at("bottom"))); };
  const Json& z = end.at("z");
  std::string f = "0";
  for (std::size_t i = 0; i < end.at("polynomial").size(); ++i)
    f += fmt::format(" + {}/{}*n^{}", end.at("polynomial")[i][0].get<std::string>(), end.at("polynomial")[i][1].get<std::string>(),
                     i);
  for (const Json& pole : end.at("poles"))
    f += fmt::format(" + {}/{}/(n - ({}/{}))^{}", pole.at("coefficient")[0].get<std::string>(),
                     pole.at("coefficient")[1].get<std::string>(), pole.at("root")[0].get<std::string>(),
                     pole.at("root")[1].get<std::string>(), pole.at("order").get<std::string>());
  return fmt::format("series(b, {}, {}/{}, {}, {}, {}, {}, {}, {});\n", quotient(end), z[0].get<std::string>(),
                     z[1].get<std::string>(), numbers(end.at("upper")), numbers(end.at("lower")), quotient(end.at("q")), f,
                     quotient(end.at("r")), end.at("start").get<std::string>());
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

std::string fold_lines(const Json& step) {
  const auto text = [&](const char* name) { return step.at(name).get<std::string>(); };
  return fmt::format("a1 = {}; b1 = {};\n", coefficients(step.at("a")), coefficients(step.at("b"))) +
         fmt::format("folding({}, {}, {}, {});\na = a1; b = b1;\n", text("label") == "fold" ? "a, b, a1, b1" : "a1, b1, a, b",
                     text("steps"), text("first"),
                     text("label") == "fold" ? matrix(step.at("relation")) : matrix(step.at("relation")) + "^-1");
}

std::string step_lines(const Json& step) {
  if (step.at("kind") == "fold") return fold_lines(step);
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
  std::string script = replaced(std::string(assets::certificate_gp), "%DIGITS%", std::to_string(digits));
  const std::string a = coefficients(certificate.at("a")), b = coefficients(certificate.at("b"));
  script += fmt::format("a = {}; b = {};\n", a, b);
  for (const Json& step : certificate.at("steps")) script += step_lines(step);
  const Json& end = certificate.at("end");
  if (end.contains("top"))
    script += fmt::format("tail(a, b, {}, {});\n", coefficients(end.at("top")), coefficients(end.at("bottom")));
  if (end.at("kind") == "two-tails")
    for (const char* name : {"first", "second"})
      script += fmt::format("tail(a, b, {}, {});\n", coefficients(end.at(name).at("top")), coefficients(end.at(name).at("bottom")));
  if (end.at("kind") == "dual-sum") script += telescoping_lines(end);
  if (end.at("kind") == "hypergeometric-series") script += series_lines(end);
  if (end.at("kind") == "integral") script += integral_lines(end);
  if (end.contains("zero")) script += fmt::format("check(at(b, {}) == 0, \"zero of b\");\n", end.at("zero").get<std::string>());
  if (certificate.contains("closed_form") && certificate.at("closed_form") != "inf" && !end.contains("zero")) {
    // A name that PARI does not know is written as it is, and stops the script.
    const std::string form = certificate.at("closed_form").get<std::string>();
    script += fmt::format("check(close({}, {}, real({})), \"value\");\n", a, b, spelled(form, kPariDialect).value_or(form));
  }
  return script + "print(\"ok\");\nquit;\n";
}

}  // namespace brouncker
