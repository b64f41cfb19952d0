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

/// A condition on families and lattices at once: on the columns of both tables, where what a table does not have is NULL in its
/// rows, and `type`, 'theorem' or 'lattice'.
///
/// Throws Error (input) unless `where` is empty or such a condition in SQL.
void check_family_condition(const sqlite::Database& database, const std::string& where);

/// The rows in their order. Throws as check_family_condition() does.
void for_each_family(const sqlite::Database& database, const std::string& where, const std::function<void(const FamilyRow&)>& use);
void for_each_anchored(const sqlite::Database& database, const std::string& where,
                       const std::function<void(const AnchoredRow&)>& use);
void for_each_family_relation(const sqlite::Database& database, const std::function<void(const FamilyRelation&)>& use);

}  // namespace brouncker
