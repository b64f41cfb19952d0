/// Rows of families: what the program prints, exports and stores of one.
#pragma once

#include "engine/claim.hpp"
#include "engine/families/discover.hpp"
#include "engine/families/lattice.hpp"
#include "engine/families/member_place.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace brouncker {

/// What a family is called.
struct FamilyName {
  std::string kind;                     ///< of theorem, or of lattice; no ';'
  std::vector<std::string> literature;  ///< the names that the literature gives it
  /// "kind; name; name"
  std::string text() const;
  static FamilyName parse(const std::string& text);
  friend bool operator==(const FamilyName&, const FamilyName&) = default;
};

/// A theorem with parameters, or what may be one: the polynomials in the grammar of search spaces, the parameters as further names.
struct FamilyRow {
  std::int64_t family = 0;
  FamilyName name;
  FamilyStatus status = FamilyStatus::unproved;
  std::string constant;  ///< those of the closed forms of its relations' formulas (constants_text.hpp)
  std::vector<std::string> parameters;
  std::size_t integers = 0;  ///< so many of the parameters, the last, are integers
  std::string a, b, a_to, b_to, s, n11, n12, n21, n22, denominator, exceptional, frame;
  std::int64_t relations = 0, members_checked = 0, members_agreed = 0;
  std::vector<std::int64_t> path;   ///< families that this one is composed of, or a case of
  std::string example, example_to;  ///< the first relation: two PCFs
  MemberPlace example_place;        ///< at which they are a member

  bool has_matrix() const { return !n11.empty(); }

  std::string_view status_name() const { return kFamilyStatusNames[static_cast<std::size_t>(status)]; }
  friend bool operator==(const FamilyRow&, const FamilyRow&) = default;
};

/// A formula and the constant of its closed form, which may be empty.
struct FormulaConstant {
  std::uint64_t formula = 0;
  std::string constant;
};

/// Which family a relation belongs to; the relation is a rowid of `relations`.
struct FamilyRelation {
  std::int64_t relation = 0;
  RelationPlace::Kind kind = RelationPlace::Kind::unequal;
  std::int64_t family = -1;
  std::vector<std::int64_t> path;
  friend bool operator==(const FamilyRelation&, const FamilyRelation&) = default;
};

/// A formula of a lattice.
struct LatticeMember {
  Pcf pcf;
  std::string closed_form;
  friend bool operator==(const LatticeMember&, const LatticeMember&) = default;
};

/// Formulas on a lattice: of one constant, which contiguity relations generate from one of them; or in Euler's form.
struct AnchoredRow {
  std::int64_t family = 0;
  FamilyName name;
  std::string constant, a, b, closed_form;
  ClaimStatus status = ClaimStatus::proved;     ///< of the closed form
  std::int64_t base = 0;                        ///< formula
  std::vector<std::string> coordinates;         ///< names
  std::vector<std::vector<Rational>> lattice;   ///< rows of the Hermite normal form
  std::vector<std::vector<LatticeStep>> steps;  ///< for each row from one PCF to the next; none for Euler's form
  std::vector<LatticeMember> members;           ///< the first of them
  std::int64_t formulas = 0;
  friend bool operator==(const AnchoredRow&, const AnchoredRow&) = default;
};

/// The families of a set as rows, numbered from 1, each checked outside the box but compositions and what is one recurrence.
std::vector<FamilyRow> family_rows(const FamilySet& set, std::span<const RelatedPair> pairs, const WorkOptions& options);

/// The constants of the families: @param constants Of the formulas of each pair.
void name_constants(std::vector<FamilyRow>& rows, const FamilySet& set, std::span<const std::array<FormulaConstant, 2>> constants);

/// The places of the pairs of a set, for the relations with these rowids.
std::vector<FamilyRelation> relation_rows(const FamilySet& set, const std::vector<std::int64_t>& relations);

}  // namespace brouncker
