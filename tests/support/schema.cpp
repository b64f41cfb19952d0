#include "tests/support/schema.hpp"

#include "tests/support/process.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

namespace brouncker::testing {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 13> kWords = {
    "$schema", "title",    "description", "$defs", "type", "enum", "properties", "required", "additionalProperties",
    "items",   "minItems", "maxItems",    "anyOf"};

bool is_of(const json& value, const std::string& type) {
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  return type == (value.is_object()    ? "object"
                  : value.is_array()   ? "array"
                  : value.is_string()  ? "string"
                  : value.is_boolean() ? "boolean"
                                       : "null");
}

bool is_of_type(const json& value, const json& type) {
  if (type.is_string()) return is_of(value, type);
  return std::ranges::any_of(type, [&](const json& each) { return is_of(value, each); });
}

}  // namespace

const json& Schemas::document(const std::string& name) {
  const auto found = documents_.find(name);
  if (found != documents_.end()) return found->second;
  return documents_.emplace(name, json::parse(read_file(directory_ / name))).first->second;
}

Schemas::Place Schemas::resolved(Place place) {
  while (place.schema->contains("$ref")) {
    for (const auto& [name, value] : place.schema->items())
      if (name != "$ref" && name != "$schema" && name != "title" && name != "description")
        throw std::runtime_error("a $ref with neighbours that say more: " + place.schema->dump());
    const std::string ref = place.schema->at("$ref");
    const std::size_t hash = ref.find('#');
    if (hash > 0) place.document = ref.substr(0, hash);
    place.schema = &document(place.document).at(json::json_pointer(ref.substr(hash + 1)));
  }
  return place;
}

std::string Schemas::fault(const std::string& name, const json& value) {
  const std::string file = name + ".json";
  return fault({&document(file), file}, value, name);
}

std::string Schemas::fault(Place place, const json& value, const std::string& where) {
  place = resolved(place);
  const json& schema = *place.schema;
  for (const auto& [word, unused] : schema.items())
    if (std::ranges::find(kWords, word) == kWords.end()) throw std::runtime_error("a word that is not checked: " + word);
  if (schema.contains("type") && !is_of_type(value, schema["type"]))
    return where + ": " + value.dump() + " is not of type " + schema["type"].dump();
  if (schema.contains("enum") && std::ranges::find(schema["enum"], value) == schema["enum"].end())
    return where + ": " + value.dump() + " is none of " + schema["enum"].dump();
  if (schema.contains("anyOf")) {
    std::string faults;
    for (const json& each : schema["anyOf"]) {
      const std::string one = fault({&each, place.document}, value, where);
      if (one.empty()) return "";
      faults += one + "; ";
    }
    return "none of the alternatives: " + faults;
  }
  if (value.is_object()) return fault_of_object(place, value, where);
  return value.is_array() ? fault_of_list(place, value, where) : "";
}

std::string Schemas::fault_of_object(const Place& place, const json& value, const std::string& where) {
  const json& schema = *place.schema;
  for (const json& key : schema.value("required", json::array()))
    if (!value.contains(key.get<std::string>())) return where + ": " + key.get<std::string>() + " is missing";
  const json others = schema.value("additionalProperties", json(true));
  for (const auto& [key, member] : value.items()) {
    const std::string here = where + "." + key;
    const bool known = schema.contains("properties") && schema["properties"].contains(key);
    if (!known && others.is_boolean()) {
      if (!others.get<bool>()) return here + ": is not of the schema";
      continue;
    }
    const std::string one =
        fault({known ? &schema["properties"][key] : &schema["additionalProperties"], place.document}, member, here);
    if (!one.empty()) return one;
  }
  return "";
}

std::string Schemas::fault_of_list(const Place& place, const json& value, const std::string& where) {
  const json& schema = *place.schema;
  if (value.size() < schema.value("minItems", std::size_t{0}) || value.size() > schema.value("maxItems", value.size()))
    return where + ": has " + std::to_string(value.size()) + " elements";
  if (!schema.contains("items")) return "";
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string one = fault({&schema["items"], place.document}, value[i], where + "[" + std::to_string(i) + "]");
    if (!one.empty()) return one;
  }
  return "";
}

}  // namespace brouncker::testing
