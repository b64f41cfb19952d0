#include "results/run/stored_claim.hpp"

#include "formulas/error.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

std::string sql_text(std::string_view text) { return fmt::format("'{}'", text); }

std::string rational_method() {
  return fmt::format("CASE class WHEN 'terminating' THEN {} ELSE {} END", sql_text(kFiniteFractionMethod),
                     sql_text(kRationalLimitMethod));
}

template <class T>
T known(const std::optional<T>& value, const char* column, const std::string& text) {
  if (!value) throw file_error(fmt::format("column {}: {} is none", column, sql_text(text)));
  return *value;
}

}  // namespace

const std::array<ClaimColumn, kClaimColumnCount>& claim_columns() {
  static const std::array<ClaimColumn, kClaimColumnCount> table = {{{"closed_form", "TEXT", "limit_rational"},
                                                                    {"mirrored", "TEXT", negated_number_sql("limit_rational")},
                                                                    {"constant", "TEXT", sql_text(name(FormKind::rational))},
                                                                    {"kind", "TEXT", sql_text(name(FormKind::rational))},
                                                                    {"status", "TEXT", sql_text(name(ClaimStatus::proved))},
                                                                    {"method", "TEXT", rational_method()},
                                                                    {"digits_matched", "INTEGER", "NULL"},
                                                                    {"digits_explained", "INTEGER", "NULL"},
                                                                    {"map", "TEXT", "NULL"}}};
  return table;
}

std::string claim_columns_sql() {
  std::string sql;
  for (const ClaimColumn& c : claim_columns()) sql += fmt::format("{}{} {}", sql.empty() ? "" : ", ", c.name, c.type);
  return sql;
}

void bind_claim(sqlite::Statement& s, int first, const Claim& claim) {
  const auto text = [&](int i, std::string_view value) {
    if (value.empty()) s.bind_null(first + i);
    else s.bind(first + i, value);
  };
  text(0, claim.expression);
  text(1, claim.mirrored);
  text(2, claim.constant);
  text(3, name(claim.kind));
  text(4, name(claim.status));
  text(5, claim.method);
  s.bind_optional(first + 6, claim.digits ? std::optional(claim.digits->matched) : std::nullopt);
  s.bind_optional(first + 7, claim.digits ? std::optional(claim.digits->explained) : std::nullopt);
  text(8, claim.map ? map_text(*claim.map) : std::string());
}

Claim claim_at(const sqlite::Statement& s, int first) {
  Claim claim;
  claim.expression = s.text(first);
  claim.mirrored = s.text(first + 1);
  claim.constant = s.text(first + 2);
  claim.kind = known(form_kind_named(s.text(first + 3)), "kind", s.text(first + 3));
  claim.status = known(claim_status_named(s.text(first + 4)), "status", s.text(first + 4));
  claim.method = s.text(first + 5);
  if (!s.is_null(first + 6)) claim.digits = {s.integer(first + 6), s.integer(first + 7)};
  if (!s.is_null(first + 8)) claim.map = map_of(s.text(first + 8));
  return claim;
}

std::string negated_number_sql(std::string_view x) {
  return fmt::format("CASE WHEN {0} GLOB '-*' THEN substr({0}, 2) WHEN {0} GLOB '*[1-9]*' THEN '-' || {0} ELSE {0} END", x);
}

std::string map_text(const Moebius& map) {
  return fmt::format("[{}, {}, {}, {}]", map.p.str(), map.q.str(), map.r.str(), map.s.str());
}

Moebius map_of(const std::string& text) {
  Moebius map;
  std::size_t at = 0;
  for (Integer* entry : {&map.p, &map.q, &map.r, &map.s}) {
    at = text.find_first_of("-0123456789", at);
    const std::size_t end = text.find_first_not_of("-0123456789", at);
    *entry = Integer(text.substr(at, end - at));
    at = end;
  }
  return map;
}

}  // namespace brouncker
