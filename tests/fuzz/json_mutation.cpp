#include "tests/fuzz/json_mutation.hpp"

#include "formulas/integer.hpp"
#include "formulas/json.hpp"

#include <iterator>

namespace brouncker::fuzz {
namespace {

using Json = nlohmann::ordered_json;

void collect(Json& value, std::vector<Json*>& all) {
  all.push_back(&value);
  if (value.is_structured())
    for (Json& entry : value) collect(entry, all);
}

/// A short decimal integer without leading zeros.
bool is_integer_text(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.size() < 60 && (text[0] != '0' || text == "0") && text.find_first_not_of("0123456789") == text.npos;
}

Integer changed(const Integer& x, Random& random) {
  switch (random() % 8) {
    case 0: return x + 1;
    case 1: return x - 1;
    case 2: return -x;
    case 3: return 0;
    case 4: return 2 * x;
    case 5: return x + static_cast<long>(random() % 21) - 10;
    case 6: return Integer(1) << static_cast<unsigned>(random() % 90);
    default: return static_cast<long>(random() % 13);
  }
}

void change_text(std::string& text, Random& random) {
  static constexpr std::string_view kLetters = "0123456789+-*/^(). neipqrs,'\"\\<&\n";
  const std::size_t at = random() % (text.size() + 1);
  switch (random() % 3) {
    case 0: text.insert(at, 1, kLetters[random() % kLetters.size()]); break;
    case 1: text.erase(at, 1); break;
    default:
      if (at < text.size()) text[at] = kLetters[random() % kLetters.size()];
  }
}

void change_array(Json& array, Random& random) {
  if (array.empty()) array.push_back(random() % 2 ? Json("1") : Json(1));
  const std::size_t i = random() % array.size(), j = random() % array.size();
  switch (random() % 4) {
    case 0: array.erase(i); break;
    case 1: array.push_back(Json(array[i])); break;
    case 2: array.insert(array.begin(), Json(random() % 2 ? "0" : "1")); break;
    default: std::swap(array[i], array[j]);
  }
}

void change_object(Json& object, Random& random) {
  if (object.empty()) {
    object["a"] = 1;
    return;
  }
  auto entry = object.begin(), other = object.begin();
  std::advance(entry, random() % object.size());
  std::advance(other, random() % object.size());
  switch (random() % 3) {
    case 0: object.erase(entry); break;
    case 1: object[entry.key() + "x"] = Json(entry.value()); break;
    default: std::swap(entry.value(), other.value());
  }
}

void change_leaf(Json& value, Random& random) {
  if (value.is_number_integer()) value = static_cast<std::int64_t>(changed(value.get<std::int64_t>(), random) % 1'000'000'007);
  else if (value.is_number()) value = value.get<double>() * (random() % 2 ? -1.5 : 1e300);
  else if (value.is_boolean()) value = !value.get<bool>();
  else value = random() % 2 ? Json("1") : Json(0);
}

void change(Json& value, Random& random) {
  static const Json kOthers[] = {nullptr, true, 0, -1, 1.5, "", "1", Json::array(), Json::object(), 1e300};
  if (random() % 24 == 0) value = kOthers[random() % std::size(kOthers)];
  else if (value.is_array()) change_array(value, random);
  else if (value.is_object()) change_object(value, random);
  else if (!value.is_string()) change_leaf(value, random);
  else {
    std::string text = value.get<std::string>();
    if (is_integer_text(text) && random() % 8) text = changed(Integer(text), random).str();
    else change_text(text, random);
    value = text;
  }
}

}  // namespace

std::string mutated_json(std::string_view input, Random& random) {
  std::optional<Json> document = read_ordered_json(input);
  if (!document) return std::string(input);
  std::vector<Json*> all;
  collect(*document, all);
  change(*all[random() % all.size()], random);
  return json_text(*document);
}

}  // namespace brouncker::fuzz
