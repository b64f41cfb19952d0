/// SQL that a user wrote, such as a condition after --where: it reads, and nothing else; what is wrong with it is said about it.
#pragma once

#include "results/run/sqlite.hpp"

#include <string>
#include <string_view>

namespace brouncker {

/// Most steps of SQLite for such SQL on a run: a row of the view takes some hundred.
std::uint64_t most_user_steps(const sqlite::Database& database);

/// Prepares `sql`, which has the user's text in it. Allowed are reading the tables of the store and functions without effects: no
/// other file, no table or function that tells of SQLite itself.
/// @param given    Names the user's text in messages, such as "--where 'delta > 0'".
/// @param accepted What stands behind "accepted are".
/// Throws Error (input) where it is no SQL, names an unknown column, does more than read, or is more than one statement.
sqlite::Statement user_statement(const sqlite::Database& database, const std::string& sql, const std::string& given,
                                 std::string_view accepted);

}  // namespace brouncker
