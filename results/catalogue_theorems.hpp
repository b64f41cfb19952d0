/// The families of a catalogue read back from their texts, and checked.
#pragma once

#include "engine/families/discover.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace brouncker::catalogue {

/// A polynomial in n and the parameters with rational coefficients, as to_plain(ParameterPoly) prints it. Throws Error (input).
ParameterPoly parse_parameter_poly(const std::string& text, const std::vector<std::string>& parameters);

/// Members outside the box that are looked at, other ones than `families` saw.
inline constexpr int kMembersChecked = 8;
inline constexpr std::uint64_t kMemberSeed = 1'000'000;

/// A line of families.jsonl: what is wrong with it; empty where nothing is. `members` counts those compared.
/// May throw what nlohmann::json throws, and Error.
std::string fault_of_family(const nlohmann::json& line, std::uint64_t& members);

/// A line of lattices.jsonl.
std::string fault_of_lattice(const nlohmann::json& line, long digits);

}  // namespace brouncker::catalogue
