#include "results/match/gauge_classes.hpp"

#include "engine/hypergeometric/bucket_key.hpp"
#include "engine/prove/find/gauge.hpp"
#include "formulas/disjoint_sets.hpp"
#include "formulas/print.hpp"
#include "results/match/classes.hpp"

#include <map>
#include <string>

namespace brouncker {

std::vector<std::size_t> gauge_classes(const std::vector<Pcf>& formulas) {
  DisjointSets<std::size_t> sets(formulas.size());
  std::map<std::string, std::size_t> forms;
  std::map<std::string, std::vector<std::size_t>> buckets;
  for (std::size_t i = 0; i < formulas.size(); ++i) {
    const Pcf form = class_form(formulas[i]).pcf;
    const auto [place, is_new] = forms.emplace(to_list(form.a) + to_list(form.b), i);
    if (is_new) buckets[bucket_key(form)].push_back(i);
    else sets.join(place->second, i);
  }
  for (const auto& [key, members] : buckets)
    for (std::size_t i = 0; i < members.size(); ++i)
      for (std::size_t j = i + 1; j < members.size(); ++j)
        if (sets.find(members[i]) != sets.find(members[j]) &&
            gauge_between(formulas[members[i]], formulas[members[j]]).verdict == Verdict::yes)
          sets.join(members[i], members[j]);
  std::vector<std::size_t> result(formulas.size());
  for (std::size_t i = 0; i < formulas.size(); ++i) result[i] = sets.least_of(i);
  return result;
}

}  // namespace brouncker
