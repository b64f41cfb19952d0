#include "formulas/json.hpp"

#include <set>
#include <vector>

template class nlohmann::basic_json<>;
template class nlohmann::basic_json<nlohmann::ordered_map>;
namespace nlohmann::detail {
template class serializer<json>;
template class serializer<ordered_json>;
}  // namespace nlohmann::detail

namespace brouncker {
namespace {

/// Stops the parser at once, from inside it.
struct Refused {};

template <typename Json>
std::optional<Json> read(std::string_view text) {
  std::vector<std::set<std::string>> keys;  // of the objects that are open
  const auto look = [&keys](int depth, typename Json::parse_event_t event, Json& value) {
    using Event = typename Json::parse_event_t;
    if (depth >= kMaxJsonDepth && (event == Event::object_start || event == Event::array_start)) throw Refused{};
    if (event == Event::object_start) keys.emplace_back();
    else if (event == Event::object_end) keys.pop_back();
    else if (event == Event::key && !keys.back().insert(value.template get<std::string>()).second) throw Refused{};
    return true;
  };
  if (text.find('\0') != text.npos) return std::nullopt;  // the parser takes it for the end of the text
  try {
    return Json::parse(text, look);
  } catch (const typename Json::exception&) {
    return std::nullopt;
  } catch (const Refused&) {
    return std::nullopt;
  }
}

template <typename Json>
std::string printed(const Json& value, int indent) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::optional<nlohmann::json> read_json(std::string_view text) { return read<nlohmann::json>(text); }

std::optional<nlohmann::ordered_json> read_ordered_json(std::string_view text) { return read<nlohmann::ordered_json>(text); }

std::string json_text(const nlohmann::json& value, int indent) { return printed(value, indent); }

std::string json_text(const nlohmann::ordered_json& value, int indent) { return printed(value, indent); }

}  // namespace brouncker
