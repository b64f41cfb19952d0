#include "formulas/json.hpp"

#include "formulas/message.hpp"

#include <iterator>
#include <set>
#include <vector>

#include <fmt/format.h>

template class nlohmann::basic_json<>;
template class nlohmann::basic_json<nlohmann::ordered_map>;
namespace nlohmann::detail {
template class serializer<json>;
template class serializer<ordered_json>;
}  // namespace nlohmann::detail

namespace brouncker {
namespace {

/// Stops the parser at once, from inside it.
struct Refused {
  std::string reason;
};

/// Over the text; tells how far the parser has come.
class Reading {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Reading(const char* here, const char*& furthest) : here_(here), furthest_(&furthest) {}
  const char& operator*() const { return *here_; }
  Reading& operator++() {
    *furthest_ = here_++;
    return *this;
  }
  friend bool operator==(const Reading& x, const Reading& y) { return x.here_ == y.here_; }

 private:
  const char* here_;
  const char** furthest_;
};

/// "[json.exception.parse_error.101] parse error at line 1, column 5: what": the place is the caller's.
std::string reason_of(std::string_view what) {
  if (const std::size_t end = what.find("] "); end != what.npos) what.remove_prefix(end + 2);
  if (const std::size_t colon = what.find(": "); what.starts_with("parse error at") && colon != what.npos)
    what.remove_prefix(colon + 2);
  return std::string(what.substr(0, 200));
}

template <typename Json>
std::optional<Json> read(std::string_view text, JsonFault& fault) {
  std::vector<std::set<std::string>> keys;  // of the objects that are open
  const auto look = [&keys](int depth, typename Json::parse_event_t event, Json& value) {
    using Event = typename Json::parse_event_t;
    if (depth >= kMaxJsonDepth && (event == Event::object_start || event == Event::array_start))
      throw Refused{fmt::format("nested deeper than {}", kMaxJsonDepth)};
    if (event == Event::object_start) keys.emplace_back();
    else if (event == Event::object_end) keys.pop_back();
    else if (event == Event::key && !keys.back().insert(value.template get<std::string>()).second)
      throw Refused{fmt::format("the key {} is there twice", text::quoted(value.template get_ref<const std::string&>()))};
    return true;
  };
  // The parser takes it for the end of the text.
  if (const std::size_t nul = text.find('\0'); nul != text.npos) {
    fault = {nul, "a character NUL"};
    return std::nullopt;
  }
  const char* furthest = text.data();
  try {
    return Json::parse(Reading(text.data(), furthest), Reading(text.data() + text.size(), furthest), look);
  } catch (const typename Json::exception& error) {
    fault.reason = reason_of(error.what());
  } catch (const Refused& refused) {
    fault.reason = refused.reason;
  }
  fault.byte = static_cast<std::size_t>(furthest - text.data());
  return std::nullopt;
}

template <typename Json>
std::optional<Json> read(std::string_view text) {
  JsonFault unsaid;
  return read<Json>(text, unsaid);
}

template <typename Json>
std::string printed(const Json& value, int indent) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::optional<nlohmann::json> read_json(std::string_view text) { return read<nlohmann::json>(text); }

std::optional<nlohmann::json> read_json(std::string_view text, JsonFault& fault) { return read<nlohmann::json>(text, fault); }

std::optional<nlohmann::ordered_json> read_ordered_json(std::string_view text) { return read<nlohmann::ordered_json>(text); }

std::string json_text(const nlohmann::json& value, int indent) { return printed(value, indent); }

std::string json_text(const nlohmann::ordered_json& value, int indent) { return printed(value, indent); }

}  // namespace brouncker
