#include "results/match_stage.hpp"

#include "engine/match/match.hpp"
#include "engine/search/parallel.hpp"
#include "engine/stage.hpp"
#include "formulas/error.hpp"
#include "results/file_lock.hpp"
#include "results/joined_forms.hpp"
#include "results/match_carrier.hpp"
#include "results/match_store.hpp"
#include "results/related_classes.hpp"
#include "results/run_writer.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace brouncker {
namespace {

constexpr long kDigits = 64;
constexpr std::size_t kBlock = 4096;

/// The constants of a set with more digits, in its order.
std::vector<Approximation> more_precise(const ConstantSet& constants, const std::string& user_text, long digits) {
  std::map<std::string_view, std::size_t> place;
  for (std::size_t i = 0; i < constants.entries().size(); ++i) place.emplace(constants.entries()[i].constant.name, i);
  std::vector<Approximation> precise(constants.entries().size());
  for (const NamedValue& value : all_constants(user_text, digits))
    if (const auto found = place.find(value.name); found != place.end()) precise[found->second] = value.value;
  return precise;
}

/// One run of the stage.
class MatchStage {
 public:
  MatchStage(const std::filesystem::path& store, const MatchStageOptions& options)
      : store_(store), options_(options), database_(open_store(store)), constants_(all_constants(options.user_constants, kDigits + 16)),
        classes_(load_classes(database_, options.threads)) {
    database_.run("PRAGMA mmap_size = 4294967296;");  // rows are looked up one by one
    summary_.constants = constants_.entries().size();
    summary_.classes = classes_.classes.size();
    for (std::size_t i = 0; i < classes_.members.size(); ++i) summary_.limits += classes_.weight(i);
    summary_.limits += classes_.rational;
  }

  MatchSummary run(double begin) {
    const std::vector<std::optional<Approximation>> values = class_limits();
    match_classes(values);
    std::vector<StoredForm> matched;
    if (!stopped()) matched = carry_back();
    ProvedForms proofs;
    if (!stopped()) proofs = prove_rows(database_, options_.threads, progress("formulas proved"), options_.stop);
    MatchFindings findings;
    if (!stopped()) join(std::move(matched), std::move(proofs), findings);
    if (!stopped() && options_.pairs) findings.relations = relate(values);
    if (stopped()) {
      summary_.interrupted = true;
      return summary_;
    }
    summary_.cpu_seconds = process_cpu_seconds() - begin;
    findings.summary = to_json(summary_);
    sqlite::Database database(store_.string(), sqlite::Database::Mode::read_write);
    store_findings(database, findings);
    return summary_;
  }

 private:
  bool stopped() const { return options_.stop && options_.stop->load(); }
  std::function<void(std::uint64_t, std::uint64_t)> progress(std::string_view what) const {
    return [this, what](std::uint64_t done, std::uint64_t total) {
      if (options_.progress) options_.progress(what, done, total);
    };
  }

  std::vector<std::optional<Approximation>> class_limits() const {
    std::vector<std::optional<Approximation>> values(classes_.classes.size());
    parallel_blocks(values.size(), 1024, options_.threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last && !stopped(); ++i) values[i] = limit_value(classes_.classes[i].canonical, kDigits);
    });
    return values;
  }

  /// Block by block; progress from whichever thread comes by.
  void match_classes(const std::vector<std::optional<Approximation>>& values) {
    std::vector<MatchLimit> limits;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (values[i]) limits.push_back({i, *values[i], classes_.classes[i].canonical.a.degree() < 2 ? kMaxHeightBits : kFirstHeightBits});
    match_options_.log2_tests = std::log2(std::max(1.0, static_cast<double>(limits.size()) * static_cast<double>(summary_.constants)));
    results_.resize((limits.size() + kBlock - 1) / kBlock);
    std::atomic<std::uint64_t> done{0};
    const auto report = progress("classes matched");
    parallel_blocks(limits.size(), kBlock, options_.threads, [&](std::size_t first, std::size_t last) {
      if (stopped()) return;
      results_[first / kBlock] = match(std::span(limits).subspan(first, last - first), constants_, match_options_);
      report(done += last - first, limits.size());
    });
    summary_.control_found = !results_.empty();
    for (const MatchResult& result : results_) {
      summary_.tests += result.tests;
      summary_.undetermined += result.undetermined.size();
      summary_.control_found = summary_.control_found && result.control_found;
    }
  }

  /// The hits as closed forms of the members, by id.
  std::vector<StoredForm> carry_back() {
    struct Task {
      const Hit* hit;
      std::size_t member;
      Pcf pcf;
    };
    std::vector<Task> tasks;
    FormulaReader rows(database_);
    for (const MatchResult& result : results_)
      for (const Hit& hit : result.hits)
        for (const std::size_t member : classes_.classes[hit.id].members)
          tasks.push_back({&hit, member, rows.formula(classes_.members[member].id)});
    const std::vector<Approximation> precise = more_precise(constants_, options_.user_constants, kCarryDigits + 16);
    const Carrier carrier(classes_, constants_, precise, match_options_.log2_tests);
    std::vector<std::optional<StoredForm>> carried(tasks.size());
    parallel_blocks(tasks.size(), 16, options_.threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last && !stopped(); ++i) carried[i] = carrier.carried(*tasks[i].hit, tasks[i].member, tasks[i].pcf);
    });
    std::vector<StoredForm> found;
    for (auto& each : carried)
      if (each) found.push_back(*std::move(each));
      else ++summary_.unconfirmed;
    std::ranges::sort(found, {}, &StoredForm::id);
    return found;
  }

  void join(std::vector<StoredForm> matched, ProvedForms proofs, MatchFindings& findings) {
    JoinedForms forms = joined(std::move(matched), std::move(proofs.forms));
    summary_.contradicted = proofs.contradicted;
    summary_.not_compared = proofs.not_compared;
    summary_.prove_cpu_seconds += proofs.cpu_seconds;
    summary_.proved_forms = forms.proved + classes_.rational;
    summary_.unproved = std::move(forms.unproved);
    count(forms.first);
    findings.forms = std::move(forms.first);
    findings.others = std::move(forms.others);
  }

  /// Those that the search proved rational count, too.
  void count(const std::vector<StoredForm>& forms) {
    std::set<std::string, std::less<>> names;
    for (const ConstantRow& row : constants()) names.emplace(row.name);
    for (const auto& entry : constants_.entries()) names.insert(entry.constant.name);
    summary_.rational = classes_.rational;
    summary_.by_status = {{"proved", classes_.rational}, {"certified", 0}, {"conjectured", 0}};
    for (const StoredForm& form : forms) {
      summary_.by_status[form.status] += form.weight;
      if (form.constant == "rational") summary_.rational += form.weight;
      else if (form.constant == "quadratic") summary_.quadratic += form.weight;
      else if (form.constant.empty()) summary_.hypergeometric += form.weight;
      else if (names.contains(form.constant)) summary_.identified += form.weight, summary_.by_constant[form.constant] += form.weight;
      else summary_.other_functions += form.weight;
    }
  }

  /// The classes against each other, each relation through the gauge solver.
  std::vector<StoredRelation> relate(const std::vector<std::optional<Approximation>>& values) {
    std::vector<bool> special(classes_.classes.size());
    for (const MatchResult& result : results_)
      for (const Hit& hit : result.hits) special[hit.id] = !std::holds_alternative<ConstantMatch>(hit.match);
    std::vector<PcfClass> list;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (values[i] && !special[i]) list.push_back({i, classes_.classes[i].canonical, *values[i]});
    RelatedClasses related = related_classes(std::move(list), options_.threads, options_.stop);
    summary_.pair_tests = related.tests;
    summary_.control_found = summary_.control_found && related.control_found;
    ProvedRelations proofs =
        prove_relations(database_, between_members(std::move(related.hits), classes_, database_), options_.threads, options_.stop);
    summary_.relations = proofs.relations.size();
    summary_.relations_proved = proofs.proved;
    summary_.relations_unproved = std::move(proofs.unproved);
    summary_.prove_cpu_seconds += proofs.cpu_seconds;
    return std::move(proofs.relations);
  }

  std::filesystem::path store_;
  const MatchStageOptions& options_;
  sqlite::Database database_;
  ConstantSet constants_;
  FormulaClasses classes_;
  MatchOptions match_options_;
  std::vector<MatchResult> results_;
  MatchSummary summary_;
};

}  // namespace

MatchSummary match_run(const std::filesystem::path& directory, const MatchStageOptions& options) {
  const double begin = process_cpu_seconds();
  read_complete_run(directory);
  const FileLock lock(directory / "run.lock");
  return MatchStage(directory / "run.sqlite", options).run(begin);
}

std::string to_json(const MatchSummary& s) {
  return nlohmann::ordered_json{{"tests", s.tests},
                                {"identified", s.identified},
                                {"rational", s.rational},
                                {"quadratic", s.quadratic},
                                {"hypergeometric", s.hypergeometric},
                                {"other_functions", s.other_functions},
                                {"by_constant", s.by_constant},
                                {"by_status", s.by_status},
                                {"proved_forms", s.proved_forms},
                                {"unproved", s.unproved},
                                {"contradicted", s.contradicted},
                                {"not_compared", s.not_compared},
                                {"relations", s.relations},
                                {"relations_proved", s.relations_proved},
                                {"relations_unproved", s.relations_unproved},
                                {"pair_tests", s.pair_tests},
                                {"limits", s.limits},
                                {"classes", s.classes},
                                {"constants", s.constants},
                                {"undetermined", s.undetermined},
                                {"unconfirmed", s.unconfirmed},
                                {"control_found", s.control_found},
                                {"prove_cpu_seconds", std::round(s.prove_cpu_seconds * 1000) / 1000},
                                {"cpu_seconds", std::round(s.cpu_seconds * 1000) / 1000}}
      .dump();
}

}  // namespace brouncker
