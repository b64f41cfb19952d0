/// The tables of the stage `families` (doc/FORMATS.md): JSON where a row has lists, and nowhere else.
#pragma once

#include "results/families/rows.hpp"
#include "results/run/stages.hpp"

#include <functional>
#include <string>
#include <vector>

namespace brouncker {

std::vector<StageTable> family_tables();

/// Fills the tables, which are empty.
void store_families(sqlite::Database& database, const std::vector<FamilyRow>& families,
                    const std::vector<FamilyRelation>& relations, const std::vector<AnchoredRow>& anchored);

/// Throws Error (input) unless `where` is empty or an SQL condition on the columns of `families`.
void check_family_condition(const sqlite::Database& database, const std::string& where);

/// The rows in their order. Throws as check_family_condition() does.
void for_each_family(const sqlite::Database& database, const std::string& where, const std::function<void(const FamilyRow&)>& use);
void for_each_anchored(const sqlite::Database& database, const std::function<void(const AnchoredRow&)>& use);
void for_each_family_relation(const sqlite::Database& database, const std::function<void(const FamilyRelation&)>& use);

}  // namespace brouncker
