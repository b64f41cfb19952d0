#include "cli/summary.hpp"

#include "cli/progress.hpp"
#include "engine/row.hpp"
#include "results/match/contradiction.hpp"
#include "results/run/layout.hpp"

#include <cmath>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

std::string percent(std::uint64_t part, std::uint64_t whole) {
  return fmt::format("{:.2f} %", whole ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0.0);
}

/// What became of the formulas of a sieved space, in the order of the table `chunks`.
struct SieveLine {
  std::string_view name, label, remark;
  std::uint64_t (*count)(const sieve::SieveCounts&);
};
template <sieve::SurvivorKind Kind>
std::uint64_t of_kind(const sieve::SieveCounts& c) {
  return c.survivors[static_cast<std::size_t>(Kind)];
}
constexpr SieveLine kSieveLines[] = {
    {"indices", "indices of the space", "", [](const sieve::SieveCounts& c) { return c.indices(); }},
    {"holes", "holes", "a or b vanishes", [](const sieve::SieveCounts& c) { return c.holes; }},
    {"mirrored", "mirror images", "(-a, b) of others", [](const sieve::SieveCounts& c) { return c.mirrored; }},
    {"failed", "failed", "at a prime", [](const sieve::SieveCounts& c) { return c.failed; }},
    {"outside", "outside", "the theorem about delta says nothing of them", [](const sieve::SieveCounts& c) { return c.outside; }},
    {"beyond", "beyond", "a budget that no prime of the tables reaches: not looked at",
     [](const sieve::SieveCounts& c) { return c.beyond; }},
    {"terminating", "terminating", "", of_kind<sieve::SurvivorKind::terminating>},
    {"divergent", "divergent", "", of_kind<sieve::SurvivorKind::divergent>},
    {"slow", "not exponential", "a double root, mostly", of_kind<sieve::SurvivorKind::slow>},
    {"duplicate", "duplicates", "(k a, k^2 b) of others", of_kind<sieve::SurvivorKind::duplicate>},
    {"deflatable", "deflatable", "of lower degree: a common factor of polynomials", of_kind<sieve::SurvivorKind::deflatable>},
    {"hypergeometric", "hypergeometric", "a hypergeometric solution, modulo a prime", of_kind<sieve::SurvivorKind::hypergeometric>},
    {"irreducible", "irreducible", "none", of_kind<sieve::SurvivorKind::irreducible>},
    {"undecided", "undecided", "whether there is one", of_kind<sieve::SurvivorKind::undecided>},
};

std::string shards_text(const std::string& run, const ShardsRead& shards, const std::string& formulas) {
  const std::string of = shards.of > 0 ? fmt::format(" of {}", shards.of) : "";
  const std::string in_work =
      shards.in_work > 0 ? fmt::format("; {} more, in work, {} left out", shards.in_work, shards.in_work == 1 ? "is" : "are") : "";
  return fmt::format("{}: {}{} shard{}, not merged; what is there so far is {} formulas{}", run, shards.read, of,
                     shards.read == 1 && shards.of == 0 ? "" : "s", formulas, in_work);
}

}  // namespace

void remark_if_incomplete(const RunReader& run, const Common& common) {
  if (common.quiet) return;
  for (const std::string& text : contradiction_texts(run.database(), 3)) remark("contradicted, not claimed: " + text);
  const std::string formulas = grouped(run.summary().counts.formulas);
  if (run.shards()) return remark(shards_text(run.directory().string(), *run.shards(), formulas));
  if (run.info().state == "complete") return;
  remark(fmt::format("{}: this run is not complete; what it has so far is {} formulas", run.directory().string(), formulas));
}

nlohmann::ordered_json summary_json(const RunReader& run, const RunSummary& summary) {
  return summary_json(run.directory().string(), summary);
}

nlohmann::ordered_json summary_json(const std::string& run, const RunSummary& s) {
  const Counts& c = s.counts;
  nlohmann::ordered_json by_class = nlohmann::ordered_json::object();
  for (std::size_t i = 0; i < kClassNames.size(); ++i) by_class[std::string(kClassNames[i])] = c.by_class[i];
  nlohmann::ordered_json json = {{"formulas", c.formulas},
                                 {"converging", c.converging()},
                                 {"by_class", by_class},
                                 {"delta_positive", c.delta_positive},
                                 {"limits_50_digits", c.limits_50_digits},
                                 {"limits_infinite", c.limits_infinite},
                                 {"limits_zero", c.limits_zero},
                                 {"limits_rigorous", c.limits_rigorous},
                                 {"rows_kept", c.kept},
                                 {"seconds", rounded(s.seconds)},
                                 {"cpu_seconds", rounded(s.cpu_seconds)},
                                 {"peak_rss_mb", rounded(s.peak_rss_mb)},
                                 {"run", run}};
  if (c.sieved.indices() == 0) return json;
  for (const SieveLine& each : kSieveLines) json["sieve"][std::string(each.name)] = each.count(c.sieved);
  return json;
}

std::string summary_text(const RunReader& run, const RunSummary& s) {
  std::string text = fmt::format("{}: {}\n\n", run.directory().string(), describe(run.info().job.source));
  const auto line = [&](std::string_view label, std::uint64_t count, std::string_view remark) {
    text += fmt::format("  {:<34}{:>15}   {}\n", label, grouped(count), remark);
  };
  const Counts& c = s.counts;
  if (const SievedSpace* sieved = run.info().job.source.sieved()) {
    const bool proved = sieved->demand.kind == SieveDemand::Kind::delta;
    text += fmt::format("  sieve {}: {} (doc/SIEVE.md)\n", print(sieved->demand),
                        proved ? "what failed is proved to have a smaller delta; outside and beyond nothing is proved, nor kept"
                               : "nothing is proved of what failed");
    for (const SieveLine& each : kSieveLines)
      if (const std::uint64_t count = each.count(c.sieved); count > 0) line("  " + std::string(each.label), count, each.remark);
  }
  line("formulas", c.formulas, "");
  for (std::size_t i = 0; i < kClassNames.size(); ++i)
    if (c.by_class[i] > 0) line("  " + std::string(kClassNames[i]), c.by_class[i], percent(c.by_class[i], c.formulas));
  line("converging", c.converging(), "every class but divergent");
  line("delta > 0", c.delta_positive, "irrationality measure at the deepest sample; limits proved rational left out");
  line("limits with 50 digits or more", c.limits_50_digits, percent(c.limits_50_digits, c.converging()) + " of the converging");
  line("limits zero", c.limits_zero, "");
  line("limits at infinity", c.limits_infinite, "");
  line("limits with a proved error bound", c.limits_rigorous, percent(c.limits_rigorous, c.converging()) + " of the converging");
  if (c.kept < c.formulas)
    line("rows stored", c.kept, fmt::format("--keep {}", kKeepNames[static_cast<std::size_t>(run.info().keep)]));
  text += fmt::format("\n  {}, {} of CPU, at most {:.0f} MB\n", duration(s.seconds), duration(s.cpu_seconds), s.peak_rss_mb);
  const std::string directory = run.directory().string();
  text += fmt::format("\nWhere to look:\n  brouncker query {0} --where \"delta > 0.5 and class = 'exponential'\"\n"
                      "  brouncker export {0} --format csv --out formulas.csv\n  sqlite3 {1} \"SELECT * FROM formulas"
                      " LIMIT 5\"\n",
                      directory, RunFiles{directory}.store().string());
  return text;
}

}  // namespace brouncker::cli
