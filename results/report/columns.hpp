/// The columns of the data of a page: elements <script> that no browser runs, each with base64 of deflated bytes, and what a reader
/// must know of them.
#pragma once

#include "formulas/json.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::report {

class Columns {
 public:
  /// Planes of bytes of the values, or of their differences (modulo 256^width) where that is shorter.
  void add_numbers(const std::string& name, std::span<const std::uint64_t> values);
  /// A line each; no text may hold a line feed.
  void add_texts(const std::string& name, std::span<const std::string> lines);

  /// By name: {"count", "width", "steps"} of numbers, {"count"} of texts.
  const nlohmann::ordered_json& description() const { return description_; }
  const std::string& html() const { return html_; }

 private:
  void add(const std::string& name, std::string_view compressed);

  nlohmann::ordered_json description_ = nlohmann::ordered_json::object();
  std::string html_;
};

}  // namespace brouncker::report
