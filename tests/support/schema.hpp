/// JSON Schema, as much of it as doc/schema uses: type, enum, properties, required, additionalProperties, items, minItems, maxItems, anyOf
/// and $ref. Any other word of a schema is a fault, so that none is passed over.
#pragma once

#include "formulas/json.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace brouncker::testing {

class Schemas {
 public:
  /// @param directory Where name.json are.
  explicit Schemas(std::filesystem::path directory) : directory_(std::move(directory)) {}

  /// What is wrong with `value` by the schema of `name`, and where; empty where nothing is.
  std::string fault(const std::string& name, const nlohmann::json& value);

 private:
  /// A schema, and the document it stands in, against which references without a file are meant.
  struct Place {
    const nlohmann::json* schema;
    std::string document;
  };
  const nlohmann::json& document(const std::string& name);
  Place resolved(Place place);
  std::string fault(Place place, const nlohmann::json& value, const std::string& where);
  std::string fault_of_object(const Place& place, const nlohmann::json& value, const std::string& where);
  std::string fault_of_list(const Place& place, const nlohmann::json& value, const std::string& where);

  std::filesystem::path directory_;
  std::map<std::string, nlohmann::json> documents_;
};

}  // namespace brouncker::testing
