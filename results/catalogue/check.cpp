#include "results/catalogue/catalogue.hpp"

#include "engine/claim/proved_claim.hpp"
#include "engine/evaluate/limit.hpp"
#include "engine/evaluate/verify.hpp"
#include "engine/families/parse_parameter_poly.hpp"
#include "engine/parallel.hpp"
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/find/gauge.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/constants.hpp"
#include "formulas/json.hpp"
#include "formulas/message.hpp"
#include "formulas/print.hpp"
#include "formulas/spelling.hpp"
#include "formulas/text_lines.hpp"
#include "results/catalogue/index.hpp"
#include "results/catalogue/lines.hpp"
#include "results/catalogue/theorems.hpp"
#include "results/literature/known_text.hpp"
#include "results/literature/quick_lookup.hpp"
#include "results/match/classes.hpp"

#include <functional>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

namespace brouncker {
namespace {

using namespace catalogue;
using nlohmann::json;

std::string fault_of_proof(const Line& line) {
  const auto proof = prove(line.pcf);
  if (!proof) return "certificate: no proof is found";
  const auto document = certificate(*proof);
  if (hash_of(json_text(document)) != line.certificate) return "certificate: the proof has another hash";
  auto claim = proved_claim(*proof);
  if (claim && claim->kind != FormKind::constant) claim->constant.clear();  // lines name constants only
  if (claim) claim->mirrored.clear();
  if (claim != line.claim) return "certificate: is of another closed form, constant or method";
  const CheckResult result = check(json(document));
  return result.valid ? "" : "certificate: " + result.reason;
}

std::string fault_of_constant(const Line& line, long digits) {
  const Claim& claim = line.claim;
  if (claim.kind != FormKind::constant) return claim.map || !claim.constant.empty() ? "constant, map: belong to kind constant" : "";
  if (!find_constant(claim.constant)) return fmt::format("constant {}: is none", text::quoted(claim.constant));
  if (!claim.map) return "map: is missing";
  if (claim.map->determinant() == 0) return "map: has determinant 0";
  return fault_of_value(line.pcf, moebius_form(*claim.map, Expression::constant(claim.constant)), digits, "constant");
}

std::string fault_of_limit(const Line& line) {
  const Limit limit = limit_of(line.pcf, classify(line.pcf), kCatalogueDigits);
  return limit.rigorous && limit.value == line.limit ? "" : "limit: is another number";
}

std::string fault_of_formula(const Line& line, long digits) {
  const bool proved = line.claim.is_proved();
  if (proved == line.certificate.empty()) return "certificate: belongs to what is proved, and to nothing else";
  const long asked =
      proved ? digits : std::min<long>(digits, static_cast<long>(line.claim.digits ? line.claim.digits->matched : digits));
  std::string fault = fault_of_value(line.pcf, parse_expression(line.claim.expression), asked, "closed form");
  if (fault.empty()) fault = fault_of_limit(line);
  if (fault.empty()) fault = fault_of_constant(line, asked);
  return fault.empty() && proved ? fault_of_proof(line) : fault;
}

struct TextLine {
  std::uint64_t number = 0;
  json value;
  std::string fault;
};

std::vector<TextLine> parsed_lines(const std::string& text) {
  std::vector<TextLine> result;
  for (const std::string_view each : text::lines_in(text)) {
    TextLine line{result.size() + 1, read_json(each).value_or(json()), {}};
    if (!line.value.is_object()) line.fault = "is not a JSON object", line.value = json::object();
    result.push_back(std::move(line));
  }
  return result;
}

/// What is wrong with each line, in parallel; whatever is thrown about it is its fault.
void check_lines(std::vector<TextLine>& lines, int threads, const std::function<std::string(std::size_t)>& fault_of) {
  parallel_blocks(lines.size(), 8, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (!lines[i].fault.empty()) continue;
      try {
        lines[i].fault = fault_of(i);
      } catch (const std::exception& error) {
        lines[i].fault = error.what();
      }
    }
  });
}

std::string file_of(const CatalogueFiles& files, const std::string& name) {
  const auto found = files.find(name);
  return found == files.end() ? "" : found->second;
}

/// The lines by the number in their field `family`, which no two may share.
using Numbers = std::map<std::int64_t, const json*>;

Numbers numbered(std::vector<TextLine>& lines) {
  Numbers numbers;
  for (TextLine& line : lines) {
    const auto number = line.value.find("family");
    const bool fits = number != line.value.end() && number->is_number_integer() &&
                      numbers.emplace(number->get<std::int64_t>(), &line.value).second;
    if (!fits && line.fault.empty()) line.fault = "family: is no number, or that of another line";
  }
  return numbers;
}

/// The class is gauge equivalent to the first member of its lattice.
std::string fault_of_place(const Line& line, const Numbers& lattices) {
  if (line.lattice == 0) return {};
  const auto found = lattices.find(line.lattice);
  if (found == lattices.end()) return fmt::format("lattice: there is no {}", line.lattice);
  return gauge_between(pcf_of(found->second->at("members").at(0)), line.pcf).verdict == Verdict::yes
             ? ""
             : fmt::format("lattice: {} holds formulas that are not equivalent to it", line.lattice);
}

/// What a look-up made anew says, be there an entry or none.
std::string fault_of_literature(const Line& line, const QuickLookup& literature) {
  std::optional<KnownAs> known;
  if (line.claim.kind != FormKind::rational) known = literature(line.pcf, {line.limit, kCatalogueDigits}).known;
  if (known == line.literature) return {};
  return known ? fmt::format("literature: it is equivalent to {}", known_in_words(*known)) : "literature: it is not found there";
}

/// A composition is made of families that are there.
std::string fault_of_path(const json& line, const Numbers& families) {
  for (const json& number : line.at("path"))
    if (!families.contains(number.get<std::int64_t>())) return fmt::format("path: there is no family {}", json_text(number));
  return {};
}

/// Each family is a theorem, and about recurrences of the degrees of the line.
std::string fault_of_families(const Line& line, const Numbers& families) {
  for (const std::int64_t number : line.families) {
    const auto found = families.find(number);
    if (found == families.end() || found->second->at("status") != "proved")
      return fmt::format("families: {} is no theorem", number);
    const json& family = *found->second;
    const auto names = family.at("parameters").get<std::vector<std::string>>();
    const auto degree = [&](const char* field) {
      return parse_parameter_poly(family.at(field).get<std::string>(), names).degree();
    };
    const bool fits = (degree("a") == line.pcf.a.degree() && degree("b") == line.pcf.b.degree()) ||
                      (degree("a_to") == line.pcf.a.degree() && degree("b_to") == line.pcf.b.degree());
    if (!fits) return fmt::format("families: {} is about other degrees", number);
  }
  return {};
}

class Check {
 public:
  Check(const CatalogueFiles& files, long digits, int threads)
      : files_(files),
        digits_(digits),
        threads_(threads),
        formulas_(parsed_lines(file_of(files, "formulas.jsonl"))),
        families_(parsed_lines(file_of(files, "families.jsonl"))),
        lattices_(parsed_lines(file_of(files, "lattices.jsonl"))) {}

  CatalogueCheck result() {
    for (const std::string_view name : kCatalogueNames)
      if (!files_.contains(std::string(name))) result_.faults.push_back({std::string(name), 0, "is missing"});
    if (!result_.faults.empty()) return std::move(result_);
    theorems();
    formulas();
    for (const auto& [name, lines] :
         {std::pair{"formulas.jsonl", &formulas_}, {"families.jsonl", &families_}, {"lattices.jsonl", &lattices_}})
      for (const TextLine& line : *lines)
        if (!line.fault.empty()) result_.faults.push_back({name, line.number, line.fault});
    rest();
    return std::move(result_);
  }

 private:
  void theorems() {
    std::vector<std::uint64_t> members(families_.size());
    check_lines(families_, threads_, [&](std::size_t i) { return fault_of_family(families_[i].value, members[i]); });
    check_lines(lattices_, threads_, [&](std::size_t i) { return fault_of_lattice(lattices_[i].value, digits_); });
    family_numbers_ = numbered(families_);
    check_lines(families_, threads_, [&](std::size_t i) { return fault_of_path(families_[i].value, family_numbers_); });
    lattice_numbers_ = numbered(lattices_);
    result_.families = families_.size(), result_.lattices = lattices_.size();
    for (const std::uint64_t count : members) result_.members += count;
  }

  void formulas() {
    std::vector<std::string> classes(formulas_.size());
    std::vector<char> proofs(formulas_.size());
    check_lines(formulas_, threads_, [&](std::size_t i) {
      const Line line = line_of(formulas_[i].value);
      classes[i] = to_plain(class_form(line.pcf).pcf);
      if (formulas_[i].value != json(to_json(line))) return std::string("is not in the form in which lines are written");
      std::string fault = fault_of_formula(line, digits_);
      proofs[i] = fault.empty() && !line.certificate.empty();
      if (fault.empty()) fault = fault_of_families(line, family_numbers_);
      if (fault.empty()) fault = fault_of_place(line, lattice_numbers_);
      return fault.empty() ? fault_of_literature(line, known_lookup()) : fault;
    });
    std::unordered_map<std::string, std::uint64_t> seen;
    for (TextLine& line : formulas_) {
      const auto [place, is_new] = seen.emplace(classes[line.number - 1], line.number);
      if (!is_new && line.fault.empty()) line.fault = fmt::format("is of the same class as line {}", place->second);
    }
    result_.formulas = formulas_.size();
    for (const char proof : proofs) result_.proofs += static_cast<std::uint64_t>(proof);
  }

  /// What follows from the lines.
  void rest() {
    try {
      const json head = read_json(files_.at("catalogue.json")).value_or(json());
      if (const std::string fault = fault_of_head(head, files_); !fault.empty())
        result_.faults.push_back({"catalogue.json", 0, fault});
    } catch (const std::exception& error) {
      result_.faults.push_back({"catalogue.json", 0, error.what()});
    }
    std::string index;
    try {
      index = catalogue_index(files_);
    } catch (const std::exception&) {
      // other files are at fault, and said to be
    }
    if (index != files_.at("index.md")) result_.faults.push_back({"index.md", 0, "is not what follows from the other files"});
  }

  const CatalogueFiles& files_;
  long digits_;
  int threads_;
  std::vector<TextLine> formulas_, families_, lattices_;
  Numbers family_numbers_, lattice_numbers_;
  CatalogueCheck result_;
};

}  // namespace

CatalogueCheck check_catalogue(const CatalogueFiles& files, long digits, int threads) {
  return Check(files, digits, threads).result();
}

}  // namespace brouncker
