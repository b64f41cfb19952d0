/// Whether a store holds our tables, views and indices, and no others: what a stranger adds could be run by whoever asks for a
/// row.
#pragma once

#include "results/run/sqlite.hpp"

#include <string>
#include <vector>

namespace brouncker {

/// All that a database holds, in the order of its names: "table measured 0123456789abcdef", with a checksum of kind, name and
/// definition.
std::vector<std::string> schema_objects(const sqlite::Database& database);

/// Throws Error (file) naming what is not of kSchemaObjects (format.hpp). Cost: 0.1 ms.
void check_schema(const sqlite::Database& database);

}  // namespace brouncker
