#include "results/run/row_json.hpp"

#include "formulas/print.hpp"

#include <algorithm>
#include <cmath>

namespace brouncker {
namespace {

using nlohmann::ordered_json;

/// null for NaN and for numbers that JSON does not have.
ordered_json number(double value) { return std::isfinite(value) ? ordered_json(value) : ordered_json(nullptr); }

ordered_json text_or_null(const std::string& text) { return text.empty() ? ordered_json(nullptr) : ordered_json(text); }

/// Highest power first; a coefficient beyond 64 bits is a string.
ordered_json coefficients(const Polynomial& p) {
  ordered_json list = ordered_json::array();
  for (const Integer& c : p.descending()) {
    const bool fits = c >= std::numeric_limits<std::int64_t>::min() && c <= std::numeric_limits<std::int64_t>::max();
    if (fits) list.push_back(static_cast<std::int64_t>(c));
    else list.push_back(c.str());
  }
  return list;
}

/// A JSON object as text; null where there is none.
ordered_json object_or_null(const std::string& text) {
  return text.empty() ? ordered_json(nullptr) : read_ordered_json(text).value_or(ordered_json());
}

ordered_json metrics_json(const Row& row) {
  const Metrics& metrics = row.metrics;
  ordered_json object = ordered_json::object();
  for (std::size_t i = 0; i < kMetricCount; ++i) object[std::string(kMetrics[i]->name)] = number(metrics.values[i]);
  object["measured_against"] = text_or_null(std::string(measured_against(row)));
  const bool known = metrics.factorial_reduction != FactorialReduction::unknown;
  object["factorial_reduction"] = text_or_null(std::string(kReductionNames[static_cast<std::size_t>(metrics.factorial_reduction)]));
  object["reduction_primes_tested"] = known ? ordered_json(metrics.reduction_primes_tested) : ordered_json(nullptr);
  object["reduction_primes_failed"] = known ? ordered_json(metrics.reduction_primes_failed) : ordered_json(nullptr);
  return object;
}

}  // namespace

ordered_json limit_json(const Limit& limit) {
  return {{"value", text_or_null(limit.value)},
          {"digits", limit.kind == Limit::Kind::none ? ordered_json(nullptr) : ordered_json(limit.digits)},
          {"error_bound", text_or_null(limit.error_bound)},
          {"rigorous", limit.rigorous},
          {"rational", limit.rational ? ordered_json(limit.rational->str()) : ordered_json(nullptr)}};
}

ordered_json claim_json(const Claim& claim) {
  return {{"expression", claim.expression},
          {"constant", text_or_null(claim.constant)},
          {"kind", name(claim.kind)},
          {"status", name(claim.status)},
          {"method", claim.method}};
}

ordered_json known_json(const KnownAs& known) {
  const Moebius& m = known.map;
  return {{"name", known.name},
          {"reference", text_or_null(known.reference)},
          {"pcf", known.pcf},
          {"by", known.by},
          {"map", {m.p.str(), m.q.str(), m.r.str(), m.s.str()}}};
}

std::string_view measured_against(const Row& row) {
  constexpr std::string_view kMeasured[] = {"delta", "naive_delta", "eta_error"};
  if (std::ranges::all_of(kMeasured, [&](std::string_view metric) { return std::isnan(row.metrics[metric]); })) return "";
  return row.limit.rational ? "limit" : "convergent";
}

ordered_json row_json(const Row& row, std::optional<std::uint64_t> id) {
  const auto& rate = row.convergence.digits_per_term;
  ordered_json json = ordered_json::object();
  if (id) json["id"] = *id;
  if (row.origin) json["label"] = text_or_null(row.origin->label);
  json.update(ordered_json{{"a", to_plain(row.pcf.a)},
                           {"b", to_plain(row.pcf.b)},
                           {"a_coeffs", coefficients(row.pcf.a)},
                           {"b_coeffs", coefficients(row.pcf.b)},
                           {"degree", {row.pcf.a.degree(), row.pcf.b.degree()}},
                           {"convergence",
                            {{"class", name(row.convergence.kind)},
                             {"converges", row.convergence.converges()},
                             {"digits_per_term", rate ? number(*rate) : ordered_json(nullptr)}}},
                           {"limit", limit_json(row.limit)},
                           {"metrics", metrics_json(row)},
                           {"closed_form", row.closed_form ? claim_json(*row.closed_form) : ordered_json(nullptr)}});
  if (id) json["literature"] = row.literature ? known_json(*row.literature) : ordered_json(nullptr);
  if (row.origin) {
    json["given"] = object_or_null(row.origin->given);
    json["from_fraction"] = object_or_null(row.origin->fraction);
  }
  return json;
}

}  // namespace brouncker
