/// A document with one thing changed.
#pragma once

#include "formulas/integer.hpp"
#include "formulas/json.hpp"

#include <string>
#include <vector>

namespace brouncker::changed_json {

/// Every leaf of a document, and for texts and arrays also what is next to them.
inline void changes(const nlohmann::json& whole, const nlohmann::json::json_pointer& where, std::vector<nlohmann::json>& out) {
  const nlohmann::json& value = whole.at(where);
  const auto with = [&](const nlohmann::json& other) {
    nlohmann::json changed = whole;
    changed.at(where) = other;
    out.push_back(std::move(changed));
  };
  if (value.is_object()) {
    for (const auto& [key, inner] : value.items()) {
      changes(whole, where / key, out);
      nlohmann::json changed = whole;
      changed.at(where).erase(key);
      out.push_back(std::move(changed));
    }
    nlohmann::json extra = value;
    extra["more"] = "1";
    with(extra);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) changes(whole, where / i, out);
    if (!value.empty()) {
      nlohmann::json shorter = value;
      shorter.erase(shorter.size() - 1);
      with(shorter);
    }
    nlohmann::json longer = value;
    longer.push_back("1");
    with(longer);
  } else if (value.is_string()) {
    const std::string text = value.get<std::string>();
    const bool number = text.find_first_not_of("-0123456789") == text.npos;
    if (number) {
      with(Integer(Integer(text) + 1).str());
      with(Integer(Integer(text) - 1).str());
      if (text != "0") with(Integer(-Integer(text)).str());
      with("0" + text);
    } else {
      with(text + "x");
    }
    with(1);
  } else if (value.is_number_integer()) {
    with(value.get<int>() + 1);
  }
}

}  // namespace brouncker::changed_json
