#include "results/run/schema.hpp"

#include "formulas/message.hpp"
#include "results/run/checksum.hpp"
#include "results/run/format.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {

std::vector<std::string> schema_objects(const sqlite::Database& database) {
  std::vector<std::string> objects;
  sqlite::Statement s(database, "SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name");
  while (s.next()) {
    const std::string name = fmt::format("{} {}", s.text(0), s.text(1));
    objects.push_back(fmt::format("{} {}", name, checksum(fmt::format("{}\n{}", name, s.text(2)))));
  }
  return objects;
}

void check_schema(const sqlite::Database& database) {
  for (const std::string& object : schema_objects(database)) {
    if (std::ranges::find(kSchemaObjects, object) != std::end(kSchemaObjects)) continue;
    throw file_error(fmt::format("{}: holds the {}, which is not of a run; it is damaged, or was changed by another program",
                                 database.path(), text::quoted(object.substr(0, object.rfind(' ')))));
  }
}

}  // namespace brouncker
