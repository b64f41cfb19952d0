#include "results/run/known_certificate.hpp"

#include "engine/prove/certificate.hpp"
#include "engine/prove/certificate_parts.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/find/prove.hpp"

namespace brouncker {

std::optional<nlohmann::ordered_json> given_certificate(const std::string& given, const Pcf& pcf) {
  if (given.find("\"certificate\"") == std::string::npos) return std::nullopt;
  const auto fields = read_ordered_json(given);
  if (!fields || !fields->is_object() || !fields->contains("certificate")) return std::nullopt;
  const nlohmann::ordered_json& document = fields->at("certificate");
  const CheckResult result = check(nlohmann::json(document));
  if (!result.valid || result.is_negative || !document.contains("closed_form")) return std::nullopt;
  const nlohmann::ordered_json head = certificate_head(pcf);
  if (document.at("a") != head.at("a") || document.at("b") != head.at("b")) return std::nullopt;
  return document;
}

std::optional<nlohmann::ordered_json> known_certificate(const Row& row) {
  if (row.origin)
    if (auto given = given_certificate(row.origin->given, row.pcf)) return given;
  const auto proof = prove(row.pcf);
  if (!proof) return std::nullopt;
  return certificate(*proof);
}

}  // namespace brouncker
