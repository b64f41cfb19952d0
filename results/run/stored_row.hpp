/// Reading a store, which is input like any other file: one checked reader for each kind of column.
///
/// What is read is what was parsed: a text comes back only where it is, to the letter, what this program prints for the value that
/// it parses to. So nothing that stands in a text column reaches an exporter, a page or a terminal as anything but a polynomial, a
/// number, a closed form, a name or plain words; no control characters, none that turn the direction of text, no bytes outside
/// ASCII. But a label of a list is what somebody wrote: printable (printable.hpp), else free, and who shows it escapes it. What a
/// column cannot be is damage: an Error (file), one line that names the file, the table, the column and the row.
///
/// A new kind of column: a function for its text here (below), a member of StoredRow, a row in the table of test_stored_row.cpp.
#pragma once

#include "formulas/json.hpp"
#include "formulas/moebius.hpp"
#include "formulas/pcf.hpp"
#include "results/run/sqlite.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace brouncker {

/// Where a value stands.
struct StoredPlace {
  std::string_view file, table, column;
  std::uint64_t row = 0;  ///< by the first column of the statement
};

/// "FILE: is damaged: table T, column C, row R: WHY".
[[noreturn]] void throw_damaged(const StoredPlace& place, std::string_view why);

/// Longest text that a column may hold, but for certificates and summaries.
inline constexpr std::size_t kMostStoredText = 1'000'000;
/// Longest text of plain words.
inline constexpr std::size_t kMostStoredWords = 20'000;

/// "2*n + 1", as to_plain() prints it.
Polynomial stored_polynomial(const std::string& text, const StoredPlace& place);
/// Both, neither of them 0. @param place Its column is not looked at.
Pcf stored_pcf(const std::string& a, const std::string& b, StoredPlace place);
/// "PCF(2*n + 1, n^2)".
Pcf stored_pcf_text(const std::string& text, const StoredPlace& place);
Integer stored_integer(const std::string& text, const StoredPlace& place);
/// "-3/2", in lowest terms.
Rational stored_rational(const std::string& text, const StoredPlace& place);
/// "-0.5", "1.25e-40": nothing but digits, one point, one exponent.
const std::string& stored_decimal(const std::string& text, const StoredPlace& place);
/// A closed form as to_plain() prints it; names that are no constants of the catalogue are those of a user's.
const std::string& stored_expression(const std::string& text, const StoredPlace& place);
/// "[p, q, r, s]", not singular, as map_text() prints it.
Moebius stored_map(const std::string& text, const StoredPlace& place);
/// Words of a sentence: letters, digits, blanks and _ { } = , ; : ( ) [ ] + - * ^ / . # without ^^ (a character to TeX) and ]( (a link
/// to Markdown).
const std::string& stored_words(const std::string& text, const StoredPlace& place);
/// A label of a list: not empty, printable, at most kMostLabel bytes.
const std::string& stored_label(const std::string& text, const StoredPlace& place);
inline constexpr std::size_t kMostLabel = 1'000;
/// A JSON object as ascii_json() prints it.
const std::string& stored_object(const std::string& text, const StoredPlace& place);
/// JSON on one line in ASCII.
std::string ascii_json(const nlohmann::ordered_json& value);
/// A letter or _, then letters, digits and _.
bool is_plain_name(std::string_view text);

class StoredJson;

/// The row on which a statement stands. Columns count from 0; column 0 is an integer that numbers the row.
class StoredRow {
 public:
  /// @param table Of the store, for messages. Both have to outlive this.
  StoredRow(const sqlite::Statement& statement, std::string_view table) : statement_(statement), table_(table) {}

  const sqlite::Statement& statement() const { return statement_; }
  StoredPlace place(int column) const;
  [[noreturn]] void damaged(int column, std::string_view why) const { throw_damaged(place(column), why); }
  bool is_null(int column) const { return statement_.is_null(column); }

  std::int64_t integer(int column, std::int64_t least, std::int64_t most) const;
  /// From 0 on: an index, an id, a count.
  std::uint64_t count(int column) const;
  std::optional<std::uint64_t> optional_count(int column) const;
  bool flag(int column) const { return integer(column, 0, 1) != 0; }
  /// NULL is NaN.
  double real(int column) const;
  /// Text of any kind, for a reader that checks it: valid UTF-8 is not asked for, a length is.
  std::string text(int column, std::size_t most = kMostStoredText) const;

  Polynomial polynomial(int column) const { return stored_polynomial(text(column), place(column)); }
  Rational rational(int column) const { return stored_rational(text(column), place(column)); }
  Integer large_integer(int column) const { return stored_integer(text(column), place(column)); }
  std::string decimal(int column) const { return stored_decimal(text(column), place(column)); }
  /// A decimal or "inf"; empty for NULL.
  std::string limit(int column) const;
  std::string expression(int column) const { return stored_expression(text(column), place(column)); }
  std::string words(int column) const { return stored_words(text(column), place(column)); }
  std::string label(int column) const { return stored_label(text(column), place(column)); }
  std::string object(int column) const { return stored_object(text(column), place(column)); }
  Moebius map(int column) const { return stored_map(text(column), place(column)); }
  /// The constant of a claim: names separated by ", ", or the value of a function as a closed form; empty for NULL.
  std::string constant(int column) const;
  template <class Enum>
  Enum name(int column, std::span<const std::string_view> names) const {
    return static_cast<Enum>(index_of(column, names));
  }
  /// JSON, to be read through StoredJson.
  nlohmann::json json(int column) const;

 private:
  std::size_t index_of(int column, std::span<const std::string_view> names) const;

  const sqlite::Statement& statement_;
  std::string_view table_;
};

/// A value inside a JSON column, or in another document of which `place` says where it stands; what is not as asked is damage.
class StoredJson {
 public:
  StoredJson(const nlohmann::json& value, const StoredPlace& place) : value_(&value), place_(place) {}

  const StoredPlace& place() const { return place_; }
  /// The elements of a list; of exactly so many where `size` is given.
  std::vector<StoredJson> list(std::optional<std::size_t> size = {}) const;
  /// A member of an object.
  StoredJson at(const char* key) const;
  const std::string& text() const;
  std::int64_t integer(std::int64_t least, std::int64_t most) const;

 private:
  const nlohmann::json* value_;
  StoredPlace place_;
};

}  // namespace brouncker
