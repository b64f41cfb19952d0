/// The tables of the stage `families`.
#pragma once

#include "results/run/stages.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace brouncker {

/// A row of the table `families` (doc/FORMATS.md): all texts are in the grammar of polynomials, with the parameters as further
/// names.
struct FamilyRow {
  std::int64_t family = 0;
  std::string name, status;
  std::vector<std::string> parameters;
  std::string a, b, a_to, b_to, s, n11, n12, n21, n22, denominator, exceptional, frame;
  std::int64_t relations = 0, members_checked = 0, members_agreed = 0;
  std::vector<std::int64_t> path;   ///< families that this one is composed of
  std::string example, example_to;  ///< the first relation: two PCFs
};

/// Which family a relation belongs to; the relation is a rowid of `relations`.
struct FamilyRelation {
  std::int64_t relation = 0;
  std::string kind;  ///< family, composition, isolated or unequal
  std::int64_t family = -1;
  std::vector<std::int64_t> path;
};

/// An anchored family: formulas of one constant that contiguity relations generate from one of them; or formulas in Euler's form.
struct AnchoredRow {
  std::int64_t family = 0;
  std::string name;  ///< what kind of family; the names of the literature that it bears
  std::string constant, a, b, closed_form, status;
  std::int64_t base = 0;    ///< formula
  std::string coordinates;  ///< names, JSON
  std::string lattice;      ///< rows of the Hermite normal form, JSON of rationals as text
  std::string steps;        ///< for each row the PCF one step away and the relation, JSON
  std::string members;      ///< the first of them with their closed forms, JSON
  std::int64_t formulas = 0;
};

extern const Stage kFamiliesStage;
std::vector<StageTable> family_tables();

/// Fills the tables, which are empty.
void store_families(sqlite::Database& database, const std::vector<FamilyRow>& families,
                    const std::vector<FamilyRelation>& relations, const std::vector<AnchoredRow>& anchored);

/// Throws Error (input) unless `where` is empty or an SQL condition on the columns of `families`.
void check_family_condition(const sqlite::Database& database, const std::string& where);

/// The rows in their order. Throws as check_family_condition() does.
void for_each_family(const sqlite::Database& database, const std::string& where, const std::function<void(const FamilyRow&)>& use);
void for_each_anchored(const sqlite::Database& database, const std::function<void(const AnchoredRow&)>& use);

}  // namespace brouncker
