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

/// Compressed some at a time, on all threads; the same bytes in any case.
class Columns {
 public:
  explicit Columns(int threads) : threads_(threads) {}
  /// Planes of bytes of the values, or of their differences (modulo 256^width) where that is shorter.
  void add_numbers(const std::string& name, std::span<const std::uint64_t> values);
  /// A line each; no text may hold a line feed.
  void add_texts(const std::string& name, std::span<const std::string> lines);

  /// By name: {"count", "width", "steps"} of numbers, {"count"} of texts.
  const nlohmann::ordered_json& description();
  const std::string& html();

 private:
  /// A column that is not compressed yet: the shorter of one or two ways to write it.
  struct Pending {
    std::string name;
    std::vector<std::string> ways;
    std::string compressed;
    bool second = false;  ///< whether the second way is the shorter one
  };
  void add(std::string name, std::vector<std::string> ways);
  void compress();

  int threads_;
  std::vector<Pending> pending_;
  std::size_t pending_bytes_ = 0;
  nlohmann::ordered_json description_ = nlohmann::ordered_json::object();
  std::string html_;
};

}  // namespace brouncker::report
