#include "results/match/classes.hpp"

#include "engine/recurrence/convergence.hpp"
#include "engine/sieve/survivor.hpp"
#include "formulas/error.hpp"
#include "results/run/row_ranges.hpp"
#include "results/run/store.hpp"
#include "results/run/stored_claim.hpp"
#include "results/run/stored_row.hpp"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

namespace brouncker {
namespace {

struct Loaded {
  ClassMember member;
  std::string form;  ///< packed
};

bool is_sieved(const sqlite::Database& database) {
  return parse_job(identity_of(database).job, database.path()).source.sieved() != nullptr;
}

bool deserves_full_search(std::string_view label) {
  return label == name(sieve::SurvivorKind::irreducible) || label == name(sieve::SurvivorKind::undecided);
}

/// Those to match of one range, and their forms.
std::vector<Loaded> load(const sqlite::Database& database, const RowRange& range, bool sieved) {
  std::vector<Loaded> rows;
  sqlite::Statement s(database,
                      fmt::format("SELECT id, mirror, a, b, class, label FROM measured WHERE {} AND class NOT IN ('terminating', "
                                  "'divergent') AND limit_value NOT IN ('inf', '0') AND limit_rational IS NULL ORDER BY id",
                                  kInRange));
  bind_range(s, range);
  const StoredRow stored(s, "measured");
  while (s.next()) {
    stored.name<ConvergenceClass>(4, kClassNames);
    Loaded& row = rows.emplace_back();
    row.member = {stored.count(0), stored.optional_count(1).has_value(), 0, sieved && deserves_full_search(stored.label(5))};
    pack(class_form(stored_pcf(stored.text(2), stored.text(3), stored.place(2))).pcf, row.form);
  }
  return rows;
}

/// A limit that is proved rational is the limit that was computed.
void check_rational(const sqlite::Database& database, const RowRange& range) {
  sqlite::Statement s(database, fmt::format("SELECT id, limit_rational, limit_value, limit_digits FROM measured WHERE {} AND "
                                            "limit_rational IS NOT NULL AND limit_value <> 'inf' ORDER BY id",
                                            kInRange));
  bind_range(s, range);
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
  FormulaClasses result;
  result.rational = count_rational(database);
  const bool sieved = is_sieved(database);
  read_ranges(
      database, row_ranges(database, RangesOf::measured), threads,
      [&](const sqlite::Database& connection, const RowRange& range) {
        check_rational(connection, range);
        return load(connection, range, sieved);
      },
      [&](const std::vector<Loaded>& rows) {
        for (const Loaded& row : rows) result.add(row.member, row.form);
      });
  return result;
}

void FormulaClasses::add(const ClassMember& member, std::string_view form) {
  if (members_.size() >= kNone)
    throw input_error("match: a run of more than 4,294,967,294 formulas to match is more than it can count");
  if (3 * (class_count() + 1) > 2 * slots_.size()) grow();
  const auto own = static_cast<Index>(members_.size());
  Index& slot = slots_[slot_of(form)];
  if (slot == kNone) {
    slot = static_cast<Index>(class_count());
    forms_.add(form);
    ends_.push_back({own, own});
  } else {
    members_[ends_[slot].last].next = own;
    ends_[slot].last = own;
  }
  members_.push_back({member.id & kMostId, member.has_mirror, member.in_full, slot, kNone});
  in_full_ += member.in_full;
}

ClassMember FormulaClasses::member(std::size_t i) const {
  const Member& m = members_[i];
  return {m.id, m.has_mirror != 0, m.in_class, m.in_full != 0};
}

std::vector<std::size_t> FormulaClasses::members_of(std::size_t i) const {
  std::vector<std::size_t> members;
  for (Index m = ends_[i].first; m != kNone; m = members_[m].next) members.push_back(m);
  return members;
}

std::size_t FormulaClasses::slot_of(std::string_view form) const {
  std::size_t at = std::hash<std::string_view>{}(form) & (slots_.size() - 1);
  while (slots_[at] != kNone && forms_[slots_[at]] != form) at = (at + 1) & (slots_.size() - 1);
  return at;
}

void FormulaClasses::grow() {
  slots_.assign(std::max<std::size_t>(64, 2 * slots_.size()), kNone);
  for (std::size_t i = 0; i < class_count(); ++i) slots_[slot_of(forms_[i])] = static_cast<Index>(i);
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
