/// Families as JSON objects (doc/FORMATS.md).
#pragma once

#include "formulas/json.hpp"
#include "results/families/rows.hpp"
#include "results/run/stored_row.hpp"

namespace brouncker {

nlohmann::ordered_json family_json(const FamilyRow& row);
nlohmann::ordered_json anchored_json(const AnchoredRow& row);

/// Where its example lies, and back; back as below.
nlohmann::ordered_json place_json(const MemberPlace& place);
MemberPlace place_from(const StoredJson& json);
/// The names of the parameters that are integers.
std::span<const std::string> integers_of(const FamilyRow& row);

/// The lists of a lattice's row, and back. Back: throws Error (file) where the column holds anything else.
nlohmann::ordered_json lattice_json(const AnchoredRow& row);
nlohmann::ordered_json steps_json(const AnchoredRow& row);
nlohmann::ordered_json members_json(const AnchoredRow& row);
std::vector<std::vector<Rational>> lattice_from(const StoredJson& rows);
std::vector<std::vector<LatticeStep>> steps_from(const StoredJson& rows);
std::vector<LatticeMember> members_from(const StoredJson& list);

}  // namespace brouncker
