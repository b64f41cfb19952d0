#include "results/check/claims.hpp"

#include "engine/compare_rows.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/parallel.hpp"
#include "formulas/decimal.hpp"
#include "formulas/error.hpp"
#include "formulas/expression.hpp"
#include "results/run/agreement.hpp"
#include "results/run/columns.hpp"
#include "results/run/formula_rows.hpp"
#include "results/run/store.hpp"
#include "results/run/stored_claim.hpp"
#include "results/run/stored_row.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <random>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker {
namespace {

std::set<std::int64_t> sampled_rows(const sqlite::Database& database, const CheckOptions& options) {
  const auto last = static_cast<std::uint64_t>(last_row(database));
  std::set<std::int64_t> rows;
  if (last <= options.sample) {
    for (std::uint64_t i = 1; i <= last; ++i) rows.insert(static_cast<std::int64_t>(i));
    return rows;
  }
  std::mt19937_64 random(options.seed);
  while (rows.size() < options.sample) rows.insert(static_cast<std::int64_t>(1 + random() % last));
  return rows;
}

struct Measured {
  std::uint64_t id = 0;
  Row row;
};

std::vector<Measured> load(const sqlite::Database& database, const std::set<std::int64_t>& rowids) {
  std::string names = "id";
  for (const Column& c : run_columns())
    if (c.is_stored()) names += ", " + c.name;
  sqlite::Statement s(database, fmt::format("SELECT {} FROM measured WHERE rowid IN ({})", names, fmt::join(rowids, ", ")));
  const StoredRow stored(s, "measured");
  std::vector<Measured> rows;
  while (s.next()) {
    Measured& measured = rows.emplace_back();
    measured.id = stored.count(0);
    int i = 1;
    for (const Column& c : run_columns()) {
      if (!c.is_stored()) continue;
      if (c.load) c.load(stored, i, measured.row);
      ++i;
    }
  }
  return rows;
}

/// limit_value and limit_digits in two columns.
StoredLimit limit_at(const StoredRow& row, int column) {
  return {row.limit(column), static_cast<long>(row.integer(column + 1, 0, kMostLimitDigits))};
}

/// One thing that is claimed of a limit.
struct Said {
  std::string what, expression;
  StoredLimit limit;
};

enum class Verdict { agrees, differs, not_compared };

Verdict verdict(const Said& said) {
  try {
    switch (agreement(parse_expression(said.expression), said.limit)) {
      case Agreement::yes: return Verdict::agrees;
      case Agreement::no: return Verdict::differs;
      case Agreement::unknown: break;
    }
  } catch (const std::exception&) {  // the name of a user's constant
  }
  return Verdict::not_compared;
}

class ClaimCheck {
 public:
  ClaimCheck(const sqlite::Database& database, const CheckOptions& options, CheckSummary& summary)
      : database_(database), options_(options), summary_(summary) {}

  void run() {
    shown();
    others();
    settle();
    relations();
    literature();
  }

 private:
  static constexpr std::size_t kBatch = 4096;

  void say(const std::string& text) {
    ++summary_.denied;
    summary_.faults.push_back(fmt::format("{}: {}", database_.path(), text));
  }

  void add(std::string what, std::string expression, StoredLimit limit) {
    batch_.push_back({std::move(what), std::move(expression), std::move(limit)});
    if (batch_.size() >= kBatch) settle();
  }

  void settle() {
    std::vector<Verdict> verdicts(batch_.size());
    parallel_blocks(batch_.size(), 16, options_.threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last && !options_.is_stopped(); ++i) verdicts[i] = verdict(batch_[i]);
    });
    for (std::size_t i = 0; i < batch_.size() && !options_.is_stopped(); ++i) {
      ++(verdicts[i] == Verdict::not_compared ? summary_.not_compared : summary_.claims);
      if (verdicts[i] == Verdict::differs)
        say(fmt::format("{}: {} is not the stored limit {}", batch_[i].what, batch_[i].expression, batch_[i].limit.value));
    }
    batch_.clear();
    options_.report("claims compared", summary_.claims + summary_.not_compared, total_);
  }

  void shown() {
    sqlite::Statement counted(database_,
                              "SELECT (SELECT count(*) FROM closed_forms) + (SELECT count(*) FROM other_forms) + (SELECT count(*) "
                              "FROM measured WHERE limit_rational IS NOT NULL)");
    if (counted.next()) total_ = 2 * static_cast<std::uint64_t>(counted.integer(0));
    sqlite::Statement s(database_,
                        fmt::format("SELECT id, closed_form, mirrored, limit_value, limit_digits FROM {} WHERE kind IS NOT NULL"
                                    " AND limit_value <> 'inf'",
                                    formula_rows_sql()));
    const StoredRow row(s, "formulas");
    while (s.next() && !options_.is_stopped()) {
      const StoredLimit limit = limit_at(row, 3);
      const std::string what = fmt::format("formula {}", row.count(0));
      add(what, row.expression(1), limit);
      if (!row.is_null(2)) add(what + " mirrored", row.expression(2), {negated_decimal(limit.value), limit.digits});
    }
  }

  void others() {
    sqlite::Statement s(database_,
                        "SELECT formula, closed_form, limit_value, limit_digits FROM other_forms JOIN measured ON id = formula");
    const StoredRow row(s, "other_forms");
    while (s.next() && !options_.is_stopped())
      add(fmt::format("formula {}, table other_forms", row.count(0)), row.expression(1), limit_at(row, 2));
  }

  void relations() {
    sqlite::Statement s(
        database_,
        "SELECT relations.rowid, relations.a, relations.b, relations.c, relations.d, x.limit_value, x.limit_digits,"
        " y.limit_value, y.limit_digits FROM relations JOIN measured x ON x.id = formula JOIN measured y ON y.id = other");
    const StoredRow row(s, "relations");
    while (s.next() && !options_.is_stopped()) {
      const LimitRelation relation{row.large_integer(1), row.large_integer(2), row.large_integer(3), row.large_integer(4)};
      ++summary_.claims;
      if (agreement(relation, limit_at(row, 5), limit_at(row, 7)) == Agreement::no)
        say(fmt::format("table relations, row {}: the limits deny it", row.count(0)));
    }
  }

  /// The limits of entries of the literature are computed anew.
  void literature() {
    sqlite::Statement s(
        database_, "SELECT formula, literature_pcf, literature_map, literature_mirrored, limit_value, limit_digits FROM literature"
                   " JOIN measured ON measured.id = formula");
    const StoredRow row(s, "literature");
    std::map<std::string, Limit> limits;
    while (s.next() && !options_.is_stopped()) {
      const Pcf entry = stored_pcf_text(row.text(1), row.place(1));
      const auto [place, is_new] = limits.try_emplace(row.text(1));
      if (is_new) place->second = evaluate(entry, Sampling{}, kRunDigits).limit;
      const Moebius map = row.map(2);
      if (row.map(3) != (Moebius{-1, 0, 0, 1} * map).reduced()) row.damaged(3, "is not the map of -L");
      ++summary_.claims;
      if (agreement(LimitRelation::of(map), limit_at(row, 4), {place->second.value, place->second.digits}) == Agreement::no)
        say(fmt::format("table literature, formula {}: the limits deny it", row.count(0)));
    }
  }

  const sqlite::Database& database_;
  const CheckOptions& options_;
  CheckSummary& summary_;
  std::vector<Said> batch_;
  std::uint64_t total_ = 0;
};

}  // namespace

void check_sample(const sqlite::Database& database, const RunInfo& info, const CheckOptions& options, CheckSummary& summary) {
  const std::vector<Measured> rows = load(database, sampled_rows(database, options));
  std::vector<std::string> differences(rows.size());
  std::atomic<std::uint64_t> done{0};
  parallel_blocks(rows.size(), 1, options.threads, [&](std::size_t i, std::size_t) {
    if (options.is_stopped()) return;
    const Row& stored = rows[i].row;
    differences[i] = difference(stored, evaluate(stored.pcf, info.job.sampling, kRunDigits));
    options.report("rows computed anew", ++done, rows.size());
  });
  summary.sampled = done;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (differences[i].empty()) continue;
    ++summary.differing;
    summary.faults.push_back(
        fmt::format("{}: table measured, formula {}: computed anew it differs: {}", database.path(), rows[i].id, differences[i]));
  }
}

void check_claims(const sqlite::Database& database, const CheckOptions& options, CheckSummary& summary) {
  ClaimCheck(database, options, summary).run();
}

}  // namespace brouncker
