#include "results/match/work.hpp"

#include "engine/parallel.hpp"
#include "engine/resources.hpp"
#include "engine/stop.hpp"
#include "results/match/related_classes.hpp"
#include "results/run/store.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <mutex>
#include <set>

#include <fmt/format.h>

namespace brouncker {
namespace {

/// The constants of a set with more digits, in its order.
std::vector<Approximation> more_precise(const ConstantSet& constants, const std::string& user_text, long digits) {
  std::map<std::string_view, std::size_t> place;
  for (std::size_t i = 0; i < constants.entries().size(); ++i) place.emplace(constants.entries()[i].constant.name, i);
  std::vector<Approximation> precise(constants.entries().size());
  for (const NamedValue& value : all_constants(user_text, digits))
    if (const auto found = place.find(value.name); found != place.end()) precise[found->second] = value.value;
  return precise;
}

Contradiction denied(const StoredForm& form, const StoredLimit& limit) {
  return {form.id, form.weight, form.claim.expression, limit.value, form.claim.status, form.claim.method};
}

/// Rows are looked up one by one.
sqlite::Database open_cached(const std::filesystem::path& store) {
  sqlite::Database database = open_store(store);
  database.run("PRAGMA cache_size = -65536;");
  return database;
}

}  // namespace

MatchWork::MatchWork(const std::filesystem::path& store, const MatchStageOptions& options, ConstantSet constants)
    : options_(options),
      database_(open_cached(store)),
      constants_(std::move(constants)),
      precise_(more_precise(constants_, options.user_constants, kCarryDigits + 16)),
      classes_(load_classes(database_, options.threads)),
      folds_(classes_),
      full_search_(classes_, options.user_constants),
      plan_(match_plan(classes_, options.threads)),
      readers_([store] { return open_cached(store); }) {
  match_options_.log2_tests =
      std::log2(std::max(1.0, static_cast<double>(classes_.class_count()) * static_cast<double>(constants_.entries().size())));
}

MatchIdentity MatchWork::identity() const { return match_identity(database_, constants_, options_); }

MatchTotals MatchWork::totals() const {
  MatchTotals totals{classes_.rational, classes_.class_count(), constants_.entries().size(),
                     classes_.rational, plan_.size(),           plan_.checksum()};
  for (std::size_t i = 0; i < classes_.member_count(); ++i) totals.limits += classes_.weight(i);
  return totals;
}

MatchBlock MatchWork::block(std::size_t number) const {
  const double begin = thread_cpu_seconds();
  MatchBlock block;
  readers_.with_one([&](const sqlite::Database& database) {
    if (number < plan_.groups.size()) match_group(plan_.groups[number], database, block);
    else prove_range(number - plan_.groups.size(), database, block);
  });
  block.cpu_seconds = thread_cpu_seconds() - begin;
  return block;
}

bool MatchWork::run(const std::vector<std::size_t>& numbers, const std::function<void(std::size_t, MatchBlock)>& done) const {
  std::mutex mutex;
  std::exception_ptr failure;
  std::atomic<std::size_t> next{0};
  std::atomic<bool> ended{false}, stopped{false};
  const auto one = [&] {
    const std::size_t number = numbers[next++];
    try {
      MatchBlock found = block(number);
      const std::lock_guard guard(mutex);
      if (!ended) done(number, std::move(found));
    } catch (const Stopped&) {
      stopped = true;
    } catch (...) {
      const std::lock_guard guard(mutex);
      ended = true;
      if (!failure) failure = std::current_exception();
    }
  };
  parallel_blocks(numbers.size(), 1, options_.threads, [&](std::size_t, std::size_t) {
    if (options_.is_stopped()) stopped = true;
    if (!stopped && !ended) one();
  });
  if (failure) std::rethrow_exception(failure);
  return !stopped;
}

void MatchWork::match_group(const std::vector<std::size_t>& group, const sqlite::Database& database, MatchBlock& block) const {
  std::vector<MatchLimit> limits;
  for (const std::size_t i : group) {
    const Pcf canonical = classes_.canonical(i);
    if (auto value = limit_value(canonical, kMatchDigits))
      limits.push_back({i, *std::move(value), canonical.a.degree() < 2 ? kMaxHeightBits : kFirstHeightBits});
  }
  if (limits.empty()) return;
  const MatchResult result = match(limits, constants_, match_options_);
  block.tests = result.tests;
  block.undetermined = result.undetermined.size();
  block.controls = 1;
  block.controls_found = result.control_found;
  const Carrier carrier(classes_, constants_, precise_, match_options_.log2_tests);
  FormulaReader rows(database);
  for (const Hit& hit : result.hits)
    for (const std::size_t member : classes_.members_of(hit.id)) {
      const StoredFormula row = rows.formula(classes_.member(member).id);
      Approximation computed;
      auto form = carrier.carried(hit, member, row.pcf, &computed);
      if (!form) ++block.unconfirmed;
      else if (agreement(computed, row.limit) == Agreement::no) block.contradictions.push_back(denied(*form, row.limit));
      else block.matched.push_back(*std::move(form));
    }
  search_in_full(group, result.hits, database, block);
  if (options_.pairs) relate(limits, result.hits, database, block);
}

void MatchWork::search_in_full(const std::vector<std::size_t>& group, const std::vector<Hit>& hits,
                               const sqlite::Database& database, MatchBlock& block) const {
  std::set<std::uint64_t> done;
  for (const Hit& hit : hits) done.insert(hit.id);
  FormulaReader rows(database);
  for (const std::size_t i : group) {
    if (done.contains(i)) continue;
    for (const std::size_t member : classes_.members_of(i)) {
      if (!classes_.member(member).in_full) continue;
      if (options_.is_stopped()) throw Stopped{};
      const StoredFormula row = rows.formula(classes_.member(member).id);
      FullSearch::Found found = full_search_(member, row.pcf);
      if (found.control_found) ++block.controls, block.controls_found += *found.control_found;
      if (!found.form) continue;
      if (agreement(*found.computed, row.limit) == Agreement::no) block.contradictions.push_back(denied(*found.form, row.limit));
      else block.matched.push_back(*std::move(found.form));
    }
  }
}

/// The classes against each other, each relation through the gauge solver.
void MatchWork::relate(const std::vector<MatchLimit>& limits, const std::vector<Hit>& hits, const sqlite::Database& database,
                       MatchBlock& block) const {
  std::set<std::uint64_t> special;
  for (const Hit& hit : hits)
    if (!std::holds_alternative<ConstantMatch>(hit.match)) special.insert(hit.id);
  std::vector<PcfClass> list;
  for (const MatchLimit& limit : limits)
    if (!special.contains(limit.id)) list.push_back({limit.id, classes_.canonical(limit.id), limit.value});
  if (list.empty()) return;
  PairResult related = match_pairs(list, PairOptions{.none_special = true});
  block.pair_tests = related.tests;
  ++block.controls;
  block.controls_found += related.control_found;
  std::ranges::move(folds_.hits(list, related.component), std::back_inserter(related.hits));
  const double begin = thread_cpu_seconds();
  ProvedRelations proved = prove_relations(database, between_members(std::move(related.hits), classes_, database));
  block.relations = std::move(proved.relations);
  std::ranges::move(proved.contradictions, std::back_inserter(block.contradictions));
  block.prove_cpu_seconds = thread_cpu_seconds() - begin;
}

void MatchWork::prove_range(std::size_t j, const sqlite::Database& database, MatchBlock& block) const {
  const double begin = thread_cpu_seconds();
  const auto& begins = plan_.range_begins;
  constexpr std::uint64_t kNoEnd = std::numeric_limits<std::int64_t>::max();
  block.proofs = prove_rows(database, begins[j], j + 1 < begins.size() ? begins[j + 1] : kNoEnd);
  std::ranges::move(block.proofs.contradictions, std::back_inserter(block.contradictions));
  block.proofs.contradictions.clear();
  block.prove_cpu_seconds = thread_cpu_seconds() - begin;
}

}  // namespace brouncker
