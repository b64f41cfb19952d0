#include "results/match/gauge_classes.hpp"

#include "engine/hypergeometric/bucket_key.hpp"
#include "engine/prove/find/gauge.hpp"
#include "formulas/print.hpp"
#include "results/match/classes.hpp"

namespace brouncker {
namespace {

struct Keys {
  std::string form, bucket;
};
Keys keys_of(const Pcf& pcf) {
  const Pcf form = class_form(pcf).pcf;
  return {to_list(form.a) + to_list(form.b), bucket_key(form)};
}

}  // namespace

std::optional<std::size_t> GaugeClasses::find(const std::string& form, const std::string& bucket, const Pcf& pcf) const {
  if (const auto known = forms_.find(form); known != forms_.end()) return known->second;
  const auto candidates = buckets_.find(bucket);
  if (candidates == buckets_.end()) return std::nullopt;
  for (const std::size_t number : candidates->second)
    if (gauge_between(firsts_[number], pcf).verdict == Verdict::yes) return number;
  return std::nullopt;
}

std::optional<std::size_t> GaugeClasses::find(const Pcf& pcf) const {
  const auto [form, bucket] = keys_of(pcf);
  return find(form, bucket, pcf);
}

std::size_t GaugeClasses::add(const Pcf& pcf) {
  const auto [form, bucket] = keys_of(pcf);
  if (const auto known = find(form, bucket, pcf)) {
    forms_.emplace(form, *known);
    return *known;
  }
  const std::size_t number = firsts_.size();
  firsts_.push_back(pcf);
  forms_.emplace(form, number);
  buckets_[bucket].push_back(number);
  return number;
}

std::vector<std::size_t> gauge_classes(const std::vector<Pcf>& formulas) {
  GaugeClasses classes;
  std::vector<std::size_t> firsts, result;
  for (std::size_t i = 0; i < formulas.size(); ++i) {
    const std::size_t number = classes.add(formulas[i]);
    if (number == firsts.size()) firsts.push_back(i);
    result.push_back(firsts[number]);
  }
  return result;
}

}  // namespace brouncker
