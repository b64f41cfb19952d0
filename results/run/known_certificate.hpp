/// The certificate of a row: the one that came with it, or one that is made anew.
#pragma once

#include "engine/row.hpp"
#include "formulas/json.hpp"

#include <optional>
#include <string>

namespace brouncker {

/// The field "certificate" of the other fields of a line of a list (Origin::given), where it is a proof of the limit of this PCF
/// that the independent checker accepts; nullopt where there is none, where it is about another fraction, or refused: nothing is
/// taken on trust. Cost: that of the check.
std::optional<nlohmann::ordered_json> given_certificate(const std::string& given, const Pcf& pcf);

/// That, else the certificate of prove(); nullopt where there is no proof.
std::optional<nlohmann::ordered_json> known_certificate(const Row& row);

}  // namespace brouncker
