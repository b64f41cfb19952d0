/// Matches a whole box of PCFs from scratch, limits and all, and counts: match_space [a2-min a2-max range digits threads [decoys]].
/// One of (a, b), (-a, b) is taken; the counts are of those.
#include "engine/evaluate/limit.hpp"
#include "engine/match/match.hpp"
#include "engine/match/pairs.hpp"
#include "engine/match/spelling.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/json.hpp"

#include <atomic>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <map>
#include <random>
#include <thread>

namespace {

using namespace brouncker;

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Item {
  Pcf pcf;
  std::optional<Approximation> limit;
};

std::vector<Item> box(int a2_min, int a2_max, int range) {
  std::vector<Item> items;
  const auto positive_first = [](int x, int y, int z) { return x != 0 ? x > 0 : y != 0 ? y > 0 : z > 0; };
  for (int a2 = a2_min; a2 <= a2_max; ++a2)
    for (int a1 = -range; a1 <= range; ++a1)
      for (int a0 = -range; a0 <= range; ++a0) {
        if (!positive_first(a2, a1, a0)) continue;
        for (int b2 = -range; b2 <= range; ++b2)
          for (int b1 = -range; b1 <= range; ++b1)
            for (int b0 = -range; b0 <= range; ++b0)
              if (b2 != 0 || b1 != 0 || b0 != 0)
                items.push_back({{Polynomial::of({a2, a1, a0}), Polynomial::of({b2, b1, b0})}, {}});
      }
  return items;
}

void in_parallel(std::size_t count, int threads, const auto& work) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::thread> pool;
  for (int t = 0; t < threads; ++t)
    pool.emplace_back([&] {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    });
  for (std::thread& thread : pool) thread.join();
}

std::vector<NamedValue> decoys(std::size_t count) {
  std::mt19937_64 generator(7);
  std::vector<NamedValue> result;
  for (std::size_t k = 0; k < count; ++k) {
    Integer scaled = 1;
    for (int word = 0; word < 5; ++word) scaled = (scaled << 64) + Integer(generator());
    const std::string name = "decoy" + std::to_string(k);
    NamedValue& decoy = result.emplace_back();
    decoy.name = name;
    decoy.value.scaled = scaled;
    decoy.value.bits = 318;
    decoy.expression = Expression::symbol(name);
  }
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  const auto argument = [&](int k, int otherwise) { return argc > k ? std::atoi(argv[k]) : otherwise; };
  const int a2_min = argument(1, 0), a2_max = argument(2, 0), range = argument(3, 5);
  const int digits = argument(4, 64), threads = argument(5, 1);
  const int decoy_count = argument(6, 0);
  nlohmann::ordered_json report;

  double begin = cpu_seconds();
  std::vector<Item> items = box(a2_min, a2_max, range);
  in_parallel(items.size(), threads, [&](std::size_t i) {
    const Convergence convergence = classify(items[i].pcf);
    if (!convergence.converges() || convergence.kind == ConvergenceClass::terminating) return;
    const Limit limit = limit_of(items[i].pcf, convergence, digits);
    if (limit.kind == Limit::Kind::finite && limit.value != "0") items[i].limit = from_decimal(limit.value, limit.digits);
  });
  report["limits_cpu_seconds"] = cpu_seconds() - begin;

  begin = cpu_seconds();
  const ConstantSet constants(decoy_count > 0 ? decoys(static_cast<std::size_t>(decoy_count)) : catalogue_values(digits + 16));
  std::vector<MatchLimit> limits;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items[i].limit) limits.push_back({i, *items[i].limit, a2_max == 0 ? kMaxHeightBits : kFirstHeightBits});
  MatchOptions options;
  options.log2_tests = std::log2(static_cast<double>(limits.size()) * static_cast<double>(constants.entries().size()));
  constexpr std::size_t kChunk = 4096;
  std::vector<MatchResult> results((limits.size() + kChunk - 1) / kChunk);
  in_parallel(results.size(), threads, [&](std::size_t k) {
    const std::size_t first = k * kChunk, size = std::min(kChunk, limits.size() - first);
    results[k] = match(std::span(limits).subspan(first, size), constants, options);
  });
  const double match_seconds = cpu_seconds() - begin;

  std::uint64_t tests = 0, open = 0, rational = 0, quadratic = 0, identified = 0, undetermined = 0;
  bool controls = true;
  std::map<std::string, std::uint64_t> by_constant;
  std::vector<bool> special(items.size());
  for (const MatchResult& result : results) {
    tests += result.tests, open += result.left_open, undetermined += result.undetermined.size();
    controls = controls && result.control_found;
    for (const Hit& hit : result.hits) {
      if (const auto* constant = std::get_if<ConstantMatch>(&hit.match)) {
        ++identified;
        ++by_constant[constants.entries()[constant->constant].constant.name];
      } else {
        special[hit.id] = true;
        ++(std::holds_alternative<RationalMatch>(hit.match) ? rational : quadratic);
      }
    }
  }
  report["limits"] = limits.size(), report["constants"] = constants.entries().size(), report["tests"] = tests;
  report["left_open"] = open, report["undetermined"] = undetermined, report["controls_found"] = controls;
  report["match_cpu_seconds"] = match_seconds;
  report["microseconds_a_test"] = 1e6 * match_seconds / static_cast<double>(tests);
  report["rational"] = rational, report["quadratic"] = quadratic, report["identified"] = identified;
  std::vector<std::pair<std::uint64_t, std::string>> order;
  for (const auto& [name, count] : by_constant) order.emplace_back(count, name);
  std::stable_sort(order.begin(), order.end(), [](const auto& x, const auto& y) { return x.first > y.first; });
  for (const auto& [count, name] : order) report["by_constant"][name] = count;

  if (decoy_count == 0) {
    begin = cpu_seconds();
    std::map<std::string, PcfClass> classes;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!items[i].limit || special[i]) continue;
      Equivalent form = canonical(items[i].pcf);
      // Without a relation to the canonical form the PCF is a class of its own.
      if (!form.relation) form = deflated_by_constant(items[i].pcf);
      std::string key;
      for (const Polynomial* p : {&form.pcf.a, &form.pcf.b})
        for (const Integer& c : p->ascending()) key += c.str() + ",";
      key += std::to_string(form.pcf.a.degree());
      if (!classes.contains(key)) {
        // L(canonical) from L: the member may be the canonical form itself.
        const Limit limit = limit_of(form.pcf, classify(form.pcf), digits);
        if (limit.kind == Limit::Kind::finite && limit.value != "0")
          classes.emplace(key, PcfClass{i, form.pcf, from_decimal(limit.value, limit.digits)});
      }
    }
    report["classes_cpu_seconds"] = cpu_seconds() - begin;
    std::vector<PcfClass> list;
    for (auto& [key, value] : classes) list.push_back(std::move(value));
    begin = cpu_seconds();
    const PairResult pairs = match_pairs(list, PairOptions{});
    std::map<std::string, std::uint64_t> by_method;
    for (const PairHit& hit : pairs.hits) ++by_method[std::string(hit.method)];
    std::uint64_t components = 0;
    for (std::size_t i = 0; i < list.size(); ++i) components += pairs.component[i] == i;
    report["pairs"] = {{"classes", list.size()},
                       {"special", pairs.special},
                       {"buckets", pairs.buckets},
                       {"tests", pairs.tests},
                       {"relations", pairs.hits.size()},
                       {"components", components},
                       {"by_method", by_method},
                       {"control_found", pairs.control_found},
                       {"cpu_seconds", cpu_seconds() - begin}};
  }
  std::cout << report.dump(1) << '\n';
}
