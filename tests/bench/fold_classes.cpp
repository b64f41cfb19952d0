// The classes into which gauge steps and folds join the fractions of a list, as JSON. Usage: fold_classes FILE, JSON lines with "a" and "b".
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/find/folded_gauge.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/disjoint_sets.hpp"
#include "formulas/parse_polynomial.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <numeric>

using namespace brouncker;

namespace {

/// Fractions that converge and do not end.
std::vector<Pcf> read(const std::string& file, long& lines) {
  std::ifstream in(file);
  std::vector<Pcf> result;
  for (std::string line; std::getline(in, line); ++lines) {
    const auto json = read_json(line);
    Pcf pcf = parse_pcf(json->at("a").get<std::string>(), json->at("b").get<std::string>());
    const ConvergenceClass kind = classify(pcf).kind;
    if (kind != ConvergenceClass::terminating && kind != ConvergenceClass::divergent) result.push_back(std::move(pcf));
  }
  return result;
}

bool is_checked(const nlohmann::ordered_json& certificate) { return check(nlohmann::json(certificate)).valid; }

}  // namespace

int main(int count, char** words) {
  if (count != 2) return std::cerr << "usage: fold_classes FILE\n", 2;
  long lines = 0, proved = 0;
  const std::vector<Pcf> pcfs = read(words[1], lines);
  DisjointSets<std::size_t> sets(pcfs.size());
  std::vector<std::size_t> first;  // of each class as it was found
  std::map<std::string, long> ratios;
  for (std::size_t i = 0; i < pcfs.size(); ++i) {
    const auto proof = prove(pcfs[i]);
    proved += proof && is_checked(certificate(*proof));
    for (const std::size_t j : first) {
      if (sets.find(i) == sets.find(j)) continue;
      const FoldedGauge found = folded_gauge_between(pcfs[i], pcfs[j]);
      if (found.verdict != Verdict::yes || !is_checked(certificate(pcfs[i], found.path))) continue;
      ++ratios[std::to_string(found.steps.k) + ":" + std::to_string(found.steps.l)];
      sets.join(i, j);
    }
    if (sets.least_of(i) == i) first.push_back(i);
    if (i % 100 == 99) std::cerr << i + 1 << " of " << pcfs.size() << ", " << first.size() << " classes\n";
  }
  std::map<std::size_t, long> members;
  for (std::size_t i = 0; i < pcfs.size(); ++i) ++members[sets.least_of(i)];
  std::vector<long> sizes;
  for (const auto& [least, size] : members) sizes.push_back(size);
  std::ranges::sort(sizes, std::greater());
  sizes.resize(std::min<std::size_t>(sizes.size(), 20));
  std::cout << nlohmann::ordered_json{{"lines", lines},   {"converging", pcfs.size()},
                                      {"proved", proved}, {"classes", members.size()},
                                      {"largest", sizes}, {"joins", ratios}}
                   .dump(1)
            << "\n";
}
