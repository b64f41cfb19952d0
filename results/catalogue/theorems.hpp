/// The families of a catalogue read back from their texts, and checked.
#pragma once

#include "engine/families/discover.hpp"
#include "formulas/expression.hpp"
#include "formulas/json.hpp"

#include <string>

namespace brouncker::catalogue {

/// [a, b, ...]. Throws Error (input), also for a = 0 or b = 0.
Pcf pcf_of(const nlohmann::json& pair);

/// What stands against the limit, enclosed by theorem, being the closed form, enclosed as well, to `digits` digits; empty for
/// nothing.
std::string fault_of_value(const Pcf& pcf, const Expression& form, long digits, std::string_view what);

/// Members outside the box that are looked at, other ones than `families` saw.
inline constexpr int kMembersChecked = 8;
inline constexpr std::uint64_t kMemberSeed = 1'000'000;

/// A line of families.jsonl: what is wrong with it; empty where nothing is. `members` counts those compared.
/// May throw what nlohmann::json throws, and Error.
std::string fault_of_family(const nlohmann::json& line, std::uint64_t& members);

/// A line of lattices.jsonl: every member by verify(), and by proof where the line says so; every step by both limits.
std::string fault_of_lattice(const nlohmann::json& line, long digits);

}  // namespace brouncker::catalogue
