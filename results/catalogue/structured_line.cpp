#include "results/catalogue/structured_line.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"
#include "formulas/error.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "results/catalogue/catalogue.hpp"

#include <cmath>
#include <tuple>

#include <fmt/format.h>

namespace brouncker::catalogue {

using nlohmann::json;
using nlohmann::ordered_json;

ordered_json to_json(const StructuredLine& line) {
  const auto text = [&](const std::string& value) { return line.claim ? ordered_json(value) : ordered_json(); };
  const Claim claim = line.claim.value_or(Claim{});
  return {{"a", to_plain(line.pcf.a)},
          {"b", to_plain(line.pcf.b)},
          {"limit", line.limit},
          {"delta", line.delta},
          {"digits_a_term", line.digits_a_term},
          {"closed_form", text(claim.expression)},
          {"constant", text(claim.constant)},
          {"status", text(std::string(name(claim.status)))},
          {"method", text(claim.method)},
          {"formulas", line.formulas}};
}

StructuredLine structured_line_of(const json& j) {
  const auto text = [&](const char* field) { return j.at(field).get<std::string>(); };
  StructuredLine line{{parse_polynomial(text("a"), "a"), parse_polynomial(text("b"), "b")},
                      text("limit"),
                      text("delta"),
                      text("digits_a_term"),
                      std::nullopt,
                      j.at("formulas").get<std::uint64_t>()};
  if (line.pcf.a.is_zero() || line.pcf.b.is_zero()) throw input_error("a, b: 0 is no polynomial of a continued fraction");
  if (j.at("closed_form").is_null()) return line;
  Claim& claim = line.claim.emplace();
  claim.expression = text("closed_form");
  claim.constant = text("constant");
  claim.method = text("method");
  const auto status = std::ranges::find(kClaimStatusNames, text("status"));
  if (status == kClaimStatusNames.end()) throw input_error("status: accepted are proved, certified and conjectured");
  claim.status = static_cast<ClaimStatus>(status - kClaimStatusNames.begin());
  return line;
}

std::string delta_text(double delta) { return std::isfinite(delta) ? fmt::format("{:.4f}", delta) : std::string(); }

std::string digits_a_term_of(const Pcf& pcf) {
  const double a = static_cast<double>(pcf.a.leading()), b = static_cast<double>(pcf.b.leading());
  const double square = a * a + 4 * b;
  if (pcf.b.degree() != 2 * pcf.a.degree() || !(square > 0)) return {};
  const double root = std::sqrt(square), large = std::abs(a) + root;
  // The smaller one without cancellation: l1 l2 = -b.
  return fmt::format("{:.3f}", std::log10(large * large / std::abs(4 * b)));
}

std::string catalogue_limit(const Pcf& pcf) {
  const Limit limit = limit_of(pcf, classify(pcf), kCatalogueDigits);
  return limit.rigorous && limit.kind == Limit::Kind::finite ? limit.value : std::string();
}

bool comes_before(const StructuredLine& x, const StructuredLine& y) {
  const auto key = [](const StructuredLine& l) {
    return std::tuple(l.delta.empty(), l.delta.empty() ? Rational(0) : -parse_decimal(l.delta), to_plain(l.pcf.a),
                      to_plain(l.pcf.b));
  };
  return key(x) < key(y);
}

}  // namespace brouncker::catalogue
