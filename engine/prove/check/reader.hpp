/// Reading the integers, polynomials and relations of a certificate; strict: every field, nothing else.
#pragma once

#include "formulas/json.hpp"
#include "formulas/moebius.hpp"
#include "formulas/pcf.hpp"

#include <initializer_list>
#include <stdexcept>
#include <string>

namespace brouncker::certificates {

/// Why a certificate is not valid.
class Invalid : public std::runtime_error {
 public:
  explicit Invalid(const std::string& reason) : std::runtime_error(reason) {}
};

inline void require(bool condition, const std::string& reason) {
  if (!condition) throw Invalid(reason);
}

const nlohmann::json& field(const nlohmann::json& object, const char* name);
/// The object has exactly these fields.
void require_fields(const nlohmann::json& object, std::initializer_list<const char*> names);
std::string text(const nlohmann::json& object, const char* name);
Integer integer(const nlohmann::json& value, const char* name);
Polynomial polynomial(const nlohmann::json& value, const char* name);
/// "a", "b"; neither is zero.
Pcf pcf(const nlohmann::json& object);
/// Determinant not 0, coprime, first non-zero entry positive.
Moebius relation(const nlohmann::json& object);

}  // namespace brouncker::certificates
