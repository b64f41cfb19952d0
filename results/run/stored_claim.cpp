#include "results/run/stored_claim.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

std::string sql_text(std::string_view text) { return fmt::format("'{}'", text); }

std::string rational_method() {
  return fmt::format("CASE class WHEN 'terminating' THEN {} ELSE {} END", sql_text(kFiniteFractionMethod),
                     sql_text(kRationalLimitMethod));
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

Claim claim_at(const StoredRow& row, int first) {
  Claim claim;
  claim.expression = row.expression(first);
  claim.mirrored = row.expression(first + 1);
  claim.constant = row.constant(first + 2);
  claim.kind = row.name<FormKind>(first + 3, kFormKindNames);
  claim.status = row.name<ClaimStatus>(first + 4, kClaimStatusNames);
  claim.method = row.words(first + 5);
  if (row.is_null(first + 6) != row.is_null(first + 7))
    row.damaged(first + 7, "stands where digits_matched does, and nowhere else");
  if (!row.is_null(first + 6))
    claim.digits = {row.integer(first + 6, 0, kMostClaimDigits), row.integer(first + 7, 0, kMostClaimDigits)};
  if (!row.is_null(first + 8)) claim.map = row.map(first + 8);
  return claim;
}

FactorialReduction stored_reduction(const StoredRow& row, int column) {
  return row.is_null(column) ? FactorialReduction::unknown : row.name<FactorialReduction>(column, kReductionNames);
}

LimitRelation stored_relation(const StoredRow& row, int first) {
  const LimitRelation relation{row.large_integer(first), row.large_integer(first + 1), row.large_integer(first + 2),
                               row.large_integer(first + 3)};
  if (relation.a * relation.d == relation.b * relation.c) row.damaged(first, "a d = b c: no relation between two limits");
  return relation;
}

long significant_digits(std::string_view decimal) {
  long digits = 0;
  for (const char c : decimal.substr(0, decimal.find('e')))
    if (c >= '0' && c <= '9' && (c != '0' || digits > 0)) ++digits;
  return digits;
}

std::string negated_number_sql(std::string_view x) {
  return fmt::format("CASE WHEN {0} GLOB '-*' THEN substr({0}, 2) WHEN {0} GLOB '*[1-9]*' THEN '-' || {0} ELSE {0} END", x);
}

std::string map_text(const Moebius& map) {
  return fmt::format("[{}, {}, {}, {}]", map.p.str(), map.q.str(), map.r.str(), map.s.str());
}

}  // namespace brouncker
