#include "results/report/entries.hpp"

#include "engine/parallel.hpp"
#include "formulas/constants.hpp"
#include "formulas/error.hpp"
#include "formulas/mathml.hpp"
#include "formulas/moebius_text.hpp"
#include "results/export/latex.hpp"
#include "results/report/packing.hpp"

#include <functional>
#include <unordered_map>

#include <fmt/format.h>

namespace brouncker::report {
namespace {

using Json = nlohmann::ordered_json;
using Numbers = std::vector<std::uint64_t>;
using Texts = std::vector<std::string>;

/// MathML in a third of its length: frequent pieces as single letters that no formula has, longer ones first; the script puts them
/// back.
constexpr std::array<std::array<std::string_view, 2>, 23> kShorthand = {{{"<mmultiscripts><mi>F</mi>", "Ð"},
                                                                         {"<none/></mmultiscripts>", "Ñ"},
                                                                         {"<none/><mprescripts/>", "Ò"},
                                                                         {"<mo>&#183;</mo>", "Ó"},
                                                                         {"<mo>&#8290;</mo>", "À"},
                                                                         {"<mo>&#8722;</mo>", "Á"},
                                                                         {"<mo>(</mo>", "Â"},
                                                                         {"<mo>)</mo>", "Ã"},
                                                                         {"<mrow><mn>", "Ä"},
                                                                         {"</mn></mrow>", "Å"},
                                                                         {"<msqrt>", "Æ"},
                                                                         {"</msqrt>", "Ç"},
                                                                         {"<msub>", "È"},
                                                                         {"</msub>", "É"},
                                                                         {"<mrow>", "«"},
                                                                         {"</mrow>", "»"},
                                                                         {"<mn>", "¿"},
                                                                         {"</mn>", "¡"},
                                                                         {"<mo>", "§"},
                                                                         {"</mo>", "¶"},
                                                                         {"<mfrac>", "£"},
                                                                         {"<mi>", "¢"},
                                                                         {"</mi>", "¬"}}};

/// Texts by number, in the order of their first use.
class Words {
 public:
  explicit Words(Texts& words) : words_(&words) {
    for (std::size_t i = 0; i < words.size(); ++i) numbers_.emplace(words[i], i);
  }
  std::uint64_t number_of(const std::string& word) {
    const auto [place, is_new] = numbers_.try_emplace(word, words_->size());
    if (is_new) words_->push_back(word);
    return place->second;
  }

 private:
  Texts* words_;
  std::unordered_map<std::string, std::uint64_t> numbers_;
};

/// A closed form as MathML; one that is not in the grammar (a user's constant) as the text that it is.
std::string mathml_of(const std::string& closed_form) {
  try {
    return to_mathml(parse_expression(closed_form));
  } catch (const Error&) {
    return "<mtext>" + xml_escaped(closed_form) + "</mtext>";
  }
}

/// "mathml LaTeX", in the order of a line of the column.
std::string notations(const std::string& closed_form) {
  return fmt::format("{}\t{}", shortened(mathml_of(closed_form), kShorthand), latex_of(closed_form));
}

/// A constant for the list and its filters: what it is called, and how it is written.
Json constant_json(const std::string& name) {
  Json json = {{"name", name}, {"symbol", name}, {"names", Json::array({name})}};
  const ConstantRow* row = find_constant(name);
  if (!row) return json;
  json["symbol"] = row->symbol;
  json["names"] = Json::array({row->name, row->symbol});
  for (const auto alias : std::views::split(row->aliases, ' '))
    if (!alias.empty()) json["names"].push_back(std::string(alias.begin(), alias.end()));
  if (!row->expression.empty()) json["names"].push_back(row->expression);
  json["mathml"] = to_mathml(Expression::constant(name));
  return json;
}

std::string others_json(const std::vector<Claim>& others) {
  Json list = Json::array();
  for (const Claim& x : others)
    list.push_back({{"form", x.expression},
                    {"mirrored", x.mirrored},
                    {"notations", notations(x.expression)},
                    {"constant", x.constant},
                    {"kind", name(x.kind)},
                    {"status", name(x.status)},
                    {"method", x.method}});
  return list.empty() ? std::string() : json_text(list);
}

/// What is known by agreement of digits, in words.
std::string digits_text(const Claim& claim) {
  return claim.digits ? fmt::format("{} digits agree, of which chance explains {}", claim.digits->matched, claim.digits->explained)
                      : std::string();
}

void add_claims(const std::vector<FormulaRow>& identified, int threads, Columns& columns, Json& meta) {
  Texts constants, words;
  Words constant_numbers(constants), word_numbers(words);
  Numbers constant, kind, status, method, agreement;
  Texts forms, mirrored, written(identified.size()), written_mirrored(identified.size());
  for (const FormulaRow& x : identified) {
    const Claim& claim = x.claim;
    constant.push_back(has_name(claim.kind) ? 1 + constant_numbers.number_of(claim.constant) : 0);
    kind.push_back(word_numbers.number_of(std::string(name(claim.kind))));
    status.push_back(word_numbers.number_of(std::string(name(claim.status))));
    method.push_back(word_numbers.number_of(claim.method));
    agreement.push_back(word_numbers.number_of(digits_text(claim)));
    forms.push_back(claim.expression);
    mirrored.push_back(x.mirror ? claim.mirrored : std::string());
  }
  parallel_blocks(identified.size(), 256, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const Claim& claim = identified[i].claim;
      written[i] = notations(claim.expression);
      if (identified[i].mirror && has_name(claim.kind)) written_mirrored[i] = notations(claim.mirrored);
    }
  });
  for (const auto& [name, numbers] :
       {std::pair("constant", &constant), {"kind", &kind}, {"status", &status}, {"method", &method}, {"agreement", &agreement}})
    columns.add_numbers(fmt::format("entry-{}", name), *numbers);
  columns.add_texts("entry-form", forms);
  columns.add_texts("entry-mirrored", mirrored);
  columns.add_texts("entry-written", written);
  columns.add_texts("entry-written-mirrored", written_mirrored);
  meta["words"] = words;
  meta["constants"] = Json::array();
  for (const std::string& name : constants) meta["constants"].push_back(constant_json(name));
}

void add_metrics(const PageData& data, Columns& columns) {
  for (std::size_t k = 0; k < axes().size(); ++k) {
    if (axes()[k].name == kLimitAxis) continue;
    Numbers codes;
    if (k < data.details.metrics.size())
      for (const double value : data.details.metrics[k]) codes.push_back(decimal_code(value, axes()[k].decimals));
    columns.add_numbers(fmt::format("entry-{}", axes()[k].name), codes);
  }
}

/// "name, reference, pcf, by, map of L'", apart by tabs.
std::string literature_text(const std::optional<KnownAs>& known) {
  if (!known) return {};
  return fmt::format("{}\t{}\t{}\t{}\t{}", known->name, known->reference, known->pcf, known->by, moebius_text(known->map, "L′"));
}

void add_texts(const PageData& data, Columns& columns) {
  Texts steps, others, limits, literature;
  for (std::size_t i = 0; i < data.identified.size(); ++i) {
    steps.push_back(i < data.proofs.size() ? fmt::format("{}", fmt::join(data.proofs[i], "\t")) : std::string());
    others.push_back(i < data.details.others.size() ? others_json(data.details.others[i]) : std::string());
    const bool slow = i < data.details.slow.size() && data.details.slow[i];
    literature.push_back(literature_text(data.identified[i].literature));
    limits.push_back(slow ? first_digits(data.identified[i].limit, kLimitDigits) : std::string());
  }
  columns.add_texts("entry-steps", steps);
  columns.add_texts("entry-others", others);
  columns.add_texts("entry-limit", limits);
  columns.add_texts("entry-literature", literature);
}

}  // namespace

void add_entries(const PageData& data, Texts& a_texts, Texts& b_texts, Columns& columns, Json& meta) {
  Words a_numbers(a_texts), b_numbers(b_texts);
  Numbers id, mirror, a, b, families, lattice;
  for (const FormulaRow& x : data.identified) {
    id.push_back(x.id);
    mirror.push_back(x.mirror ? *x.mirror + 1 : 0);
    a.push_back(a_numbers.number_of(x.a));
    b.push_back(b_numbers.number_of(x.b));
    const auto set = data.links.set_of.find(x.id);
    families.push_back(set == data.links.set_of.end() ? 0 : set->second + 1);
    const auto place = data.links.lattice_of.find(x.id);
    lattice.push_back(place == data.links.lattice_of.end() ? 0 : static_cast<std::uint64_t>(place->second));
  }
  for (const auto& [name, numbers] :
       {std::pair("id", &id), {"mirror", &mirror}, {"a", &a}, {"b", &b}, {"families", &families}, {"lattice", &lattice}})
    columns.add_numbers(fmt::format("entry-{}", name), *numbers);
  add_claims(data.identified, data.threads, columns, meta);
  add_metrics(data, columns);
  add_texts(data, columns);
  meta["entries"] = data.identified.size();
  meta["shorthand"] = kShorthand;
}

}  // namespace brouncker::report
