/// The one door to JSON: what is read is bounded, what is written is always UTF-8, and the library's code is compiled once.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

// In json.cpp; without these lines every file that touches JSON compiles parser and printer again.
extern template class nlohmann::basic_json<>;
extern template class nlohmann::basic_json<nlohmann::ordered_map>;
namespace nlohmann::detail {
extern template class serializer<json>;
extern template class serializer<ordered_json>;
}  // namespace nlohmann::detail

namespace brouncker {

/// Deepest nesting that is read. What Brouncker writes stays below 60.
inline constexpr int kMaxJsonDepth = 400;

/// nullopt unless `text` is one JSON document, nested at most kMaxJsonDepth deep, in which no object names a key twice
/// (RFC 8259, section 4, leaves the meaning of such a document open). Numbers too large for a double are refused.
/// Linear in text.size().
std::optional<nlohmann::json> read_json(std::string_view text);
/// The same of a text that somebody wrote: nullopt says what is wrong and where.
struct JsonFault {
  std::size_t byte = 0;  ///< of the text, from 0
  std::string reason;
};
std::optional<nlohmann::json> read_json(std::string_view text, JsonFault& fault);
/// The same, with the keys of objects in the order of the text.
std::optional<nlohmann::ordered_json> read_ordered_json(std::string_view text);

/// JSON text; bytes that are no UTF-8, as in the name of a directory, become U+FFFD. @param indent Below 0: on one line.
std::string json_text(const nlohmann::json& value, int indent = -1);
std::string json_text(const nlohmann::ordered_json& value, int indent = -1);

}  // namespace brouncker
