#include "cli/fraction_options.hpp"

#include "formulas/error.hpp"
#include "formulas/print.hpp"

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

ordered_json pattern_json(const std::vector<RationalFunction>& pattern) {
  ordered_json list = ordered_json::array();
  for (const RationalFunction& f : pattern) list.push_back(to_plain(f));
  return list;
}

}  // namespace

void FractionOptions::declare(CLI::App& app) {
  add_text(app, "A", a_,
           "partial denominators a(n): 2n+1, -(2n+1)^2, [2,1], n/2, 1/(n+1); \"1 | 4n\" for even | odd n; "
           "or alone \"1 + 1/(3 + 4/(5 + ... + n^2/(2n+1 + ...)))\", \"1 + ContinuedFractionK[n^2, 2n+1, {n, 1, Infinity}]\"");
  add_text(app, "B", b_, "partial numerators b(n)");
  add_text(app, "--head TERMS", head_, "first terms off the pattern: \"a0=1, b1=1/4\", or \"3 + 1/(6 + ...\"");
}

GivenFraction given_fraction(std::string_view a, std::string_view b, std::string_view head) {
  GivenFraction given{parse_fraction(a, b, head), {}, false};
  if (const auto pcf = as_pcf(given.fraction)) {
    given.contraction.pcf = *pcf;
    given.is_pcf = true;
  } else {
    given.contraction = contracted(given.fraction);
  }
  return given;
}

GivenFraction given_fraction(const Pair& pair) {
  try {
    return given_fraction(pair.first(), pair.second(), "");
  } catch (const Error& error) {
    throw input_error(pair.name() + ": " + error.what());
  }
}

GivenFraction FractionOptions::read() const {
  if (!a_.given) throw input_error("a fraction is missing: accepted are A and B, such as \"2n+1\" \"n^2\"");
  if (!b_.given && !stands_alone(a_.value)) throw input_error("B is missing: accepted are A and B, such as \"2n+1\" \"n^2\"");
  return given_fraction(a_.value, b_.value, head_.value);
}

std::string map_in_words(const Moebius& map) {
  const auto line = [](const Integer& x, const Integer& y) {
    if (x == 0) return y.str();
    const std::string lead = x == 1 ? "L" : x == -1 ? "-L" : x.str() + " L";
    return y == 0 ? lead : fmt::format("{} {} {}", lead, y < 0 ? '-' : '+', Integer(abs(y)).str());
  };
  const auto bracketed = [](const std::string& text) { return text.find(' ') == text.npos ? text : "(" + text + ")"; };
  const std::string top = line(map.p, map.q), bottom = line(map.r, map.s);
  return bottom == "1" ? top : bracketed(top) + "/" + bracketed(bottom);
}

std::string convergents_in_words(const Contraction& c) {
  return fmt::format("the convergents of L are one in {} of the fraction's; that the others have the same limit is {}", c.period,
                     c.complete ? "proved" : "NOT decided");
}

std::string contraction_text(const GivenFraction& given) {
  if (given.is_pcf) return {};
  const Contraction& c = given.contraction;
  std::string text =
      fmt::format("{}\nequals       {}\nwith L =     {}\n", to_plain(given.fraction), map_in_words(c.map), to_plain(c.pcf));
  if (c.period > 1) text += fmt::format("             {}\n", convergents_in_words(c));
  return text;
}

ordered_json contraction_json(const GivenFraction& given) {
  if (given.is_pcf) return nullptr;
  const Contraction& c = given.contraction;
  ordered_json head = ordered_json::object();
  for (const auto& [n, x] : given.fraction.a_head) head[fmt::format("a{}", n)] = x.str();
  for (const auto& [n, x] : given.fraction.b_head) head[fmt::format("b{}", n)] = x.str();
  return {{"a", pattern_json(given.fraction.a)},
          {"b", pattern_json(given.fraction.b)},
          {"head", std::move(head)},
          {"map", {c.map.p.str(), c.map.q.str(), c.map.r.str(), c.map.s.str()}},
          {"period", c.period},
          {"first", c.first},
          {"all_convergents", c.complete}};
}

}  // namespace brouncker::cli
