#include "results/run/stored_row.hpp"

#include "formulas/error.hpp"
#include "formulas/message.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/parse_with_symbols.hpp"
#include "formulas/print.hpp"
#include "formulas/printed_polynomial.hpp"
#include "results/run/printable.hpp"
#include "results/run/stored_claim.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr std::size_t kMostDigits = 20'000, kMostExponentDigits = 6;
constexpr std::size_t kMostJson = 64'000'000;
constexpr std::size_t kMostName = 200;

[[noreturn]] void no(std::string_view what, const std::string& text, const StoredPlace& place) {
  throw_damaged(place, fmt::format("{} is no {}", text::quoted(text), what));
}

/// A value whose text is what it is printed as; everything that a parser throws says that it is not.
template <class Parse>
auto parsed(std::string_view what, const std::string& text, const StoredPlace& place, Parse parse) {
  try {
    auto value = parse();
    if (value) return *std::move(value);
  } catch (const Error&) {
  }
  no(what, text, place);
}

/// Digits from `at` on; none where a 0 leads others.
std::size_t digits_from(std::string_view text, std::size_t& at, bool zeros_may_lead) {
  const std::size_t begin = at;
  while (at < text.size() && text::is_digit(text[at])) ++at;
  const std::size_t count = at - begin;
  return !zeros_may_lead && count > 1 && text[begin] == '0' ? 0 : count;
}

bool is_integer_text(std::string_view text, std::size_t& at) {
  if (at < text.size() && text[at] == '-') ++at;
  return digits_from(text, at, false) > 0;
}

bool is_decimal(std::string_view text) {
  std::size_t at = 0;
  if (text.size() > kMostDigits || !is_integer_text(text, at)) return false;
  if (at < text.size() && text[at] == '.')
    if (++at; digits_from(text, at, true) == 0) return false;
  if (at < text.size() && text[at] == 'e') {
    if (++at == text.size() || (text[at] != '+' && text[at] != '-')) return false;
    const std::size_t digits = digits_from(text, ++at, false);
    if (digits == 0 || digits > kMostExponentDigits) return false;
  }
  return at == text.size();
}

bool is_integer(std::string_view text) {
  std::size_t at = 0;
  return text.size() <= kMostDigits && text != "-0" && is_integer_text(text, at) && at == text.size();
}

std::optional<Rational> rational_of(const std::string& text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const std::string bottom = slash < text.size() ? text.substr(slash + 1) : "1";
  if (!is_integer(text.substr(0, slash)) || !is_integer(bottom) || bottom[0] == '-' || bottom == "0") return std::nullopt;
  const Rational value(Integer(text.substr(0, slash)), Integer(bottom));
  return value.str() == text ? std::optional(value) : std::nullopt;
}

std::optional<Moebius> map_in(const std::string& text) {
  Integer entries[4];
  std::size_t at = 1;
  for (Integer& entry : entries) {
    const std::size_t end = text.find_first_of(",]", at);
    if (end == text.npos || !is_integer(text.substr(at, end - at))) return std::nullopt;
    entry = Integer(text.substr(at, end - at));
    at = end + 2;
  }
  const Moebius map{entries[0], entries[1], entries[2], entries[3]};
  return map_text(map) == text && map.determinant() != 0 ? std::optional(map) : std::nullopt;
}

bool is_word_character(char c) {
  return text::is_letter(c) || text::is_digit(c) || std::string_view(" {}=,;:()[]+-*^/.#").find(c) != std::string_view::npos;
}

}  // namespace

void throw_damaged(const StoredPlace& place, std::string_view why) {
  throw file_error(
      fmt::format("{}: is damaged: table {}, column {}, row {}: {}", place.file, place.table, place.column, place.row, why));
}

Polynomial stored_polynomial(const std::string& text, const StoredPlace& place) {
  auto p = printed_polynomial(text);
  if (!p) no("polynomial", text, place);
  return *std::move(p);
}

Pcf stored_pcf(const std::string& a, const std::string& b, StoredPlace place) {
  Pcf pcf;
  for (const auto& [text, name, p] : {std::tuple{&a, "a", &pcf.a}, std::tuple{&b, "b", &pcf.b}}) {
    place.column = name;
    *p = stored_polynomial(*text, place);
    if (p->is_zero()) throw_damaged(place, "is 0, of which no continued fraction is made");
  }
  return pcf;
}

Pcf stored_pcf_text(const std::string& text, const StoredPlace& place) {
  return parsed("continued fraction", text, place, [&]() -> std::optional<Pcf> {
    const std::size_t open = text.find('('), comma = text.find(", ");
    if (open == text.npos || comma == text.npos || comma < open || !text.ends_with(')')) return std::nullopt;
    const Pcf pcf = parse_pcf(text.substr(open + 1, comma - open - 1), text.substr(comma + 2, text.size() - comma - 3));
    return to_plain(pcf) == text ? std::optional(pcf) : std::nullopt;
  });
}

Integer stored_integer(const std::string& text, const StoredPlace& place) {
  if (!is_integer(text)) no("integer", text, place);
  return Integer(text);
}

Rational stored_rational(const std::string& text, const StoredPlace& place) {
  return parsed("rational number in lowest terms", text, place, [&] { return rational_of(text); });
}

const std::string& stored_decimal(const std::string& text, const StoredPlace& place) {
  if (!is_decimal(text)) no("decimal number", text, place);
  return text;
}

const std::string& stored_expression(const std::string& text, const StoredPlace& place) {
  const auto is_printed = [&] {
    return rational_of(text).has_value() || to_plain(parse_expression_with_symbols(text)) == text ? std::optional(true)
                                                                                                  : std::nullopt;
  };
  parsed("closed form as this program writes it", text, place, is_printed);
  return text;
}

Moebius stored_map(const std::string& text, const StoredPlace& place) {
  return parsed("map [p, q, r, s] with p s - q r not 0", text, place, [&] { return map_in(text); });
}

const std::string& stored_words(const std::string& text, const StoredPlace& place) {
  const bool is_plain = text.size() <= kMostStoredWords && std::ranges::all_of(text, is_word_character) &&
                        text.find("^^") == text.npos && text.find("](") == text.npos;
  if (!is_plain) no("text of plain words", text, place);
  return text;
}

const std::string& stored_label(const std::string& text, const StoredPlace& place) {
  if (text.empty() || text.size() > kMostLabel || printable(text) != text) no("label", printable(text), place);
  return text;
}

const std::string& stored_object(const std::string& text, const StoredPlace& place) {
  const auto value = read_ordered_json(text);
  if (!value || !value->is_object() || ascii_json(*value) != text)
    no("JSON object as this program writes it", printable(text), place);
  return text;
}

std::string ascii_json(const nlohmann::ordered_json& value) {
  return value.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace);
}

bool is_plain_name(std::string_view text) {
  return !text.empty() && text.size() <= kMostName && text::is_letter(text[0]) &&
         std::ranges::all_of(text, [](char c) { return text::is_letter(c) || text::is_digit(c); });
}

StoredPlace StoredRow::place(int column) const {
  return {statement_.path(), table_, statement_.name(column), static_cast<std::uint64_t>(statement_.integer(0))};
}

std::int64_t StoredRow::integer(int column, std::int64_t least, std::int64_t most) const {
  if (statement_.type(column) != sqlite::Type::integer) damaged(column, "an integer is expected");
  const std::int64_t value = statement_.integer(column);
  if (value < least || value > most) damaged(column, fmt::format("{} is not of {} to {}", value, least, most));
  return value;
}

std::uint64_t StoredRow::count(int column) const {
  return static_cast<std::uint64_t>(integer(column, 0, std::numeric_limits<std::int64_t>::max()));
}

std::optional<std::uint64_t> StoredRow::optional_count(int column) const {
  return is_null(column) ? std::nullopt : std::optional(count(column));
}

double StoredRow::real(int column) const {
  const sqlite::Type type = statement_.type(column);
  if (type != sqlite::Type::real && type != sqlite::Type::integer && type != sqlite::Type::null)
    damaged(column, "a number is expected");
  return statement_.real(column);
}

std::string StoredRow::text(int column, std::size_t most) const {
  if (statement_.type(column) != sqlite::Type::text) damaged(column, "a text is expected");
  const std::string_view bytes = statement_.view(column);
  if (bytes.size() > most) damaged(column, fmt::format("a text of {} bytes, more than the {} of the longest", bytes.size(), most));
  return std::string(bytes);
}

std::string StoredRow::limit(int column) const {
  if (is_null(column)) return {};
  std::string value = text(column);
  if (value != "inf") stored_decimal(value, place(column));
  return value;
}

std::string StoredRow::constant(int column) const {
  if (is_null(column)) return {};
  std::string names = text(column);
  std::size_t begin = 0;
  bool all = true;
  for (std::size_t end = 0; all && end != names.npos; begin = end + 2) {
    end = names.find(", ", begin);
    all = is_plain_name(std::string_view(names).substr(begin, end - begin));
  }
  if (!all) stored_expression(names, place(column));
  return names;
}

nlohmann::json StoredRow::json(int column) const {
  const std::string document = text(column, kMostJson);
  auto value = read_json(document);
  if (!value) no("JSON document", document, place(column));
  return *std::move(value);
}

std::size_t StoredRow::index_of(int column, std::span<const std::string_view> names) const {
  const std::string given = text(column);
  const auto found = std::ranges::find(names, given);
  if (found == names.end()) damaged(column, fmt::format("{} is none of {}", text::quoted(given), fmt::join(names, ", ")));
  return static_cast<std::size_t>(found - names.begin());
}

std::vector<StoredJson> StoredJson::list(std::optional<std::size_t> size) const {
  if (!value_->is_array()) throw_damaged(place_, "a JSON list is expected");
  if (size && value_->size() != *size) throw_damaged(place_, fmt::format("a JSON list of {} elements is expected", *size));
  std::vector<StoredJson> elements;
  for (const nlohmann::json& element : *value_) elements.emplace_back(element, place_);
  return elements;
}

StoredJson StoredJson::at(const char* key) const {
  if (!value_->is_object() || !value_->contains(key)) throw_damaged(place_, fmt::format("a JSON object with {} is expected", key));
  return {value_->at(key), place_};
}

const std::string& StoredJson::text() const {
  if (!value_->is_string()) throw_damaged(place_, "a JSON string is expected");
  return value_->get_ref<const std::string&>();
}

std::int64_t StoredJson::integer(std::int64_t least, std::int64_t most) const {
  const bool fits =
      value_->is_number_integer() && (!value_->is_number_unsigned() || value_->get<std::uint64_t>() <= std::uint64_t{1} << 62);
  if (!fits || value_->get<std::int64_t>() < least || value_->get<std::int64_t>() > most)
    throw_damaged(place_, fmt::format("a JSON integer of {} to {} is expected", least, most));
  return value_->get<std::int64_t>();
}

}  // namespace brouncker
