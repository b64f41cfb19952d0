#include "cli/page_format.hpp"

#include "formulas/error.hpp"
#include "formulas/print.hpp"

#include <fmt/format.h>

namespace brouncker::cli {

bool PageFormat::is_page(const Common& common, bool has_list) const {
  if (choice_.word() == "text") return false;
  if (common.json || has_list)
    throw input_error(
        fmt::format("--format: {} is a page of one answer; accepted without {}", choice_.word(), has_list ? "--file" : "--json"));
  return true;
}

void PageFormat::print(const Subject& subject, const std::vector<Fact>& facts) const {
  fmt::print("{}", answer_page(choice_.word(), subject, facts));
}

Subject subject_of(const GivenFraction& given) {
  const Pcf& pcf = given.contraction.pcf;
  if (given.is_pcf) return {to_plain(pcf), to_latex(pcf)};
  Subject subject{to_plain(given.fraction), "", {{"equals", map_in_words(given.contraction.map)}, {"with L =", to_plain(pcf)}}};
  if (given.contraction.period > 1) subject.remarks.push_back({"convergents", convergents_in_words(given.contraction)});
  return subject;
}

}  // namespace brouncker::cli
