#include "results/match/classes.hpp"

#include "engine/parallel.hpp"
#include "engine/recurrence/convergence.hpp"
#include "engine/sieve/survivor.hpp"
#include "formulas/error.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "results/run/store.hpp"
#include "results/run/stored_claim.hpp"
#include "results/run/stored_row.hpp"

#include <unordered_map>

#include <fmt/format.h>

namespace brouncker {
namespace {

struct Loaded {
  ClassMember member;
  std::string a, b;
};

bool is_sieved(const sqlite::Database& database) {
  return parse_job(identity_of(database).job, database.path()).source.sieved() != nullptr;
}

bool deserves_full_search(std::string_view label) {
  return label == name(sieve::SurvivorKind::irreducible) || label == name(sieve::SurvivorKind::undecided);
}

std::vector<Loaded> load(const sqlite::Database& database) {
  std::vector<Loaded> rows;
  sqlite::Statement s(database,
                      "SELECT id, mirror, a, b, class, label FROM measured WHERE class NOT IN ('terminating', 'divergent')"
                      " AND limit_value NOT IN ('inf', '0') AND limit_rational IS NULL ORDER BY id");
  const StoredRow stored(s, "measured");
  const bool sieved = is_sieved(database);
  while (s.next()) {
    stored.name<ConvergenceClass>(4, kClassNames);
    rows.push_back({{stored.count(0), stored.optional_count(1).has_value(), 0, sieved && deserves_full_search(stored.label(5))},
                    stored.text(2),
                    stored.text(3)});
  }
  return rows;
}

/// A limit that is proved rational is the limit that was computed.
void check_rational(const sqlite::Database& database) {
  sqlite::Statement s(database,
                      "SELECT id, limit_rational, limit_value, limit_digits FROM measured WHERE limit_rational IS NOT NULL"
                      " AND limit_value <> 'inf'");
  const StoredRow row(s, "measured");
  while (s.next())
    if (agreement(row.rational(1), {row.limit(2), static_cast<long>(row.integer(3, 0, kMostLimitDigits))}) == Agreement::no)
      row.damaged(1, "it is not limit_value");
}

std::uint64_t count_rational(const sqlite::Database& database) {
  sqlite::Statement s(
      database, "SELECT total(1 + (mirror IS NOT NULL)) FROM measured WHERE class <> 'terminating' AND limit_rational IS NOT NULL");
  return s.next() ? static_cast<std::uint64_t>(s.real(0)) : 0;
}

Pcf parsed(const std::string& a, const std::string& b) {
  return {parse_polynomial(a, "column a"), parse_polynomial(b, "column b")};
}

}  // namespace

Equivalent class_form(const Pcf& pcf) {
  Equivalent form = canonical(pcf);
  if (form.relation) return form;
  form = deflated_by_constant(pcf);
  if (form.pcf.a.leading() > 0) return form;
  const Equivalent negative = negated(form.pcf);
  return {negative.pcf, (*form.relation * *negative.relation).reduced()};
}

FormulaClasses load_classes(const sqlite::Database& database, int threads) {
  const std::vector<Loaded> rows = load(database);
  std::vector<std::string> keys(rows.size());
  parallel_blocks(rows.size(), 2048, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const Pcf form = class_form(stored_pcf(rows[i].a, rows[i].b, {database.path(), "measured", "a", rows[i].member.id})).pcf;
      keys[i] = to_list(form.a) + to_list(form.b);
    }
  });
  FormulaClasses result;
  check_rational(database);
  result.rational = count_rational(database);
  std::unordered_map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto [place, is_new] = index.emplace(std::move(keys[i]), result.classes.size());
    if (is_new) {
      // Parsed again: keeping the forms of all rows, to free most of them here, leaves a heap of holes. On the published space
      // that cost malloc 12 s in the stages that follow.
      const std::size_t middle = place->first.find("][") + 1;
      result.classes.push_back({parsed(place->first.substr(0, middle), place->first.substr(middle)), {}});
    }
    result.classes[place->second].members.push_back(i);
    result.members.push_back(rows[i].member);
    result.members.back().in_class = place->second;
    result.in_full += rows[i].member.in_full;
  }
  return result;
}

StoredFormula FormulaReader::formula(std::uint64_t id) {
  statement_.bind(0, static_cast<std::int64_t>(id));
  if (!statement_.next()) throw file_error(fmt::format("{}: is damaged: table measured has no row {}", statement_.path(), id));
  const StoredRow stored(statement_, "measured");
  StoredFormula row{stored_pcf(stored.text(1), stored.text(2), stored.place(1)),
                    {stored.limit(3), static_cast<long>(stored.integer(4, 0, kMostLimitDigits))}};
  statement_.run();  // to its end, ready for the next
  return row;
}

}  // namespace brouncker
