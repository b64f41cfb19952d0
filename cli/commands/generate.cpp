// `generate`: formulas for a constant, with the properties asked for, proved by construction.
#include "engine/generate/generate.hpp"
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/fraction_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/stages.hpp"
#include "cli/z_families.hpp"
#include "engine/generate/gauss_walks.hpp"
#include "engine/generate/walk_family.hpp"
#include "engine/prove/find/prove.hpp"
#include "formulas/canonical.hpp"
#include "formulas/closed_form.hpp"
#include "formulas/decimal.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/message.hpp"
#include "formulas/print.hpp"
#include "results/run/listed.hpp"
#include "results/run/row_json.hpp"
#include "results/run/stored_row.hpp"
#include "results/run/text_output.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

using generate::Formula, generate::Generated;
using nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> kSearchNames = {"auto", "shells", "best"};

/// Of --bound with the best first.
constexpr int kBestBound = 60;

struct Options {
  Text constant, least_delta, least_digits, direction, certificates, out;
  bool force = false;
  Pair like{
      "--like",
      "A B: in the place of --constant, other formulas of the constant that A B is proved to have, near to it in degree and digits a term"};
  Whole degree{"--degree", "the largest degree of a(n)", {0, 1000}};
  bool positive = false;
  Choice order{"--sort", "what makes a formula better: digits a term, predicted delta, degree of a, length of the text",
               generate::kOrderNames};
  Choice search{
      "--search",
      "which directions are made first: size by size, or what promises most, until --count are found; auto: best with --sort delta",
      kSearchNames};
  Whole count{"--count", "formulas to print", {1, kUnbounded, 10}};
  Whole bound{
      "--bound",
      "the largest size of a direction (doc/GENERATE.md), 60 where the best come first; the list depends on it, and on --time only where the time is up before",
      {1, 200, 30}};
  Whole seconds{"--time", "seconds; what is complete by then is printed", {1, 1'000'000, 10}};
};

double number(const Text& text, const char* name, double otherwise) {
  if (!text.given) return otherwise;
  try {
    return static_cast<double>(parse_decimal(text.value));
  } catch (const Error&) {
    throw input_error(fmt::format("{} {}: accepted is a decimal such as 0.25", name, text::quoted(text.value)));
  }
}

/// "12,14,13,28,24". Throws Error (input) where it is no direction of a source.
std::optional<generate::Direction> wanted_direction(const Text& text, const generate::Sources& sources) {
  if (!text.given) return std::nullopt;
  constexpr int kMostSize = 200;
  generate::Direction direction;
  int size = 0;
  for (std::string_view rest = text.value;;) {
    const std::size_t comma = rest.find(',');
    const std::string_view word = rest.substr(0, comma);
    int entry = 0;
    const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), entry);
    if (fault != std::errc() || end != word.data() + word.size() || std::abs(entry) > kMostSize)
      throw input_error(fmt::format("--direction {}: accepted are whole numbers such as 3,6,-5", text::quoted(text.value)));
    direction.push_back(entry), size += std::abs(entry);
    if (comma == std::string_view::npos) break;
    rest.remove_prefix(comma + 1);
  }
  const bool is_known = std::ranges::any_of(sources, [&](const auto& source) { return source->has(direction); });
  if (size > kMostSize || !is_known)
    throw input_error(fmt::format(
        "--direction {}: no source of this constant has it; accepted are directions as in doc/GENERATE.md, of size up to {}",
        text::quoted(text.value), kMostSize));
  return direction;
}

std::string direction_text(const generate::Direction& direction) {
  std::string text;
  for (const int e : direction) text += (text.empty() ? "" : ", ") + std::to_string(e);
  return "(" + text + ")";
}

ordered_json formula_json(const Formula& f) {
  return {
      {"a", to_plain(f.pcf.a)},
      {"b", to_plain(f.pcf.b)},
      {"degree", {f.pcf.a.degree(), f.pcf.b.degree()}},
      {"closed_form", claim_json(f.claim)},
      {"digits_checked", 100},
      {"digits_per_term",
       std::isinf(*f.outlook.digits_per_term) ? ordered_json(nullptr) : ordered_json(*f.outlook.digits_per_term)},
      {"asymptotic_delta", f.outlook.delta ? ordered_json(*f.outlook.delta) : ordered_json(nullptr)},
      {"delta_is", !f.outlook.delta ? ordered_json(nullptr) : ordered_json(f.outlook.delta_is_measured ? "measured" : "predicted")},
      {"source", f.source},
      {"direction", f.direction},
      {"origin", f.origin},
      {"certificate", f.certificate}};
}

std::string outlook_text(const Formula& f) {
  std::string delta;
  if (f.outlook.delta)
    delta = fmt::format("delta {:.4f} {}, ", std::fabs(*f.outlook.delta) < 5e-5 ? 0 : *f.outlook.delta,
                        f.outlook.delta_is_measured ? "measured to n = 200" : "predicted");
  const std::string digits = std::isinf(*f.outlook.digits_per_term)
                                 ? "more digits with every term"
                                 : fmt::format("{:.4f} digits a term", *f.outlook.digits_per_term);
  return fmt::format("{}, {}degree {} | {}", digits, delta, f.pcf.a.degree(), f.pcf.b.degree());
}

/// Formulas with longer polynomials are for --json, --out.
constexpr std::size_t kLongText = 200, kBeginning = 140;

std::string shortened(const Polynomial& p) {
  const std::string text = to_plain(p);
  if (text.size() <= kLongText) return text;
  const std::size_t cut = text.rfind(' ', kBeginning);  // none where the first coefficient is longer
  return fmt::format("{}... ({} characters)", text.substr(0, cut == text.npos ? kBeginning : cut + 1), grouped(text.size()));
}

void print_formula(const Formula& f, std::size_t number) {
  fmt::print("{:3}  PCF({}, {}) = {}\n     {}; {}: {}\n", number, shortened(f.pcf.a), shortened(f.pcf.b), f.claim.expression,
             outlook_text(f), direction_text(f.direction), f.origin);
}

/// Where there is nothing to expect, and why.
std::string limits(const Expression& constant, const generate::Sources& sources) {
  if (closed::rational_value(constant)) return "the constant is rational, sources are for irrational ones; ";
  if (sources.size() > 1) return "";
  return "no source but the base theorems has this constant (doc/GENERATE.md); ";
}

std::string reach(const Generated& g, const Options& options) {
  if (options.direction.given)
    return fmt::format("this direction only, {} formulas made, each with a certificate that was checked and 100 digits", g.made);
  if (g.search == generate::Search::best)
    return fmt::format(
        "{} directions looked at, all up to size {}, and made those that promise most first{}, {} formulas made, each with a certificate that was checked "
        "and 100 digits",
        grouped(g.directions), g.complete_size, g.time_is_up ? fmt::format(" in {} seconds", options.seconds.read()) : "",
        grouped(g.made));
  return fmt::format(
      "{} directions up to size {} looked at{}, {} formulas made, each with a certificate that was checked and 100 digits",
      grouped(g.directions), g.complete_size, g.time_is_up ? fmt::format(" in {} seconds", options.seconds.read()) : "",
      grouped(g.made));
}

/// `reason`: why there is none.
void print_text(const Generated& g, const Options& options, std::size_t shown, const std::string& reason) {
  if (g.formulas.empty()) {
    fmt::print("{}\n", reason);
    if (g.nearest) {
      fmt::print("the nearest:\n");
      print_formula(*g.nearest, 1);
    }
    return;
  }
  for (std::size_t i = 0; i < shown; ++i) print_formula(g.formulas[i], i + 1);
  fmt::print("{} of {} inequivalent{}; {}\n", grouped(shown), grouped(g.formulas.size()),
             g.undecided_pairs > 0 ? fmt::format(" ({} pairs undecided)", grouped(g.undecided_pairs)) : "", reach(g, options));
}

int print_json(const Generated& g, const std::string& constant, std::size_t shown, const std::string& reason) {
  ordered_json formulas = ordered_json::array();
  for (std::size_t i = 0; i < shown; ++i) formulas.push_back(formula_json(g.formulas[i]));
  return print_answer(g.formulas.empty() ? honest_no : done,
                      ordered_json{{"constant", constant},
                                   {"found", !g.formulas.empty()},
                                   {"reason", reason.empty() ? ordered_json(nullptr) : ordered_json(reason)},
                                   {"classes", g.formulas.size()},
                                   {"search", kSearchNames[g.search == generate::Search::best ? 2 : 1]},
                                   {"directions", g.directions},
                                   {"made", g.made},
                                   {"without_proof", g.left_out},
                                   {"merged", g.merged},
                                   {"undecided_pairs", g.undecided_pairs},
                                   {"complete_bound", g.complete_size},
                                   {"time_is_up", g.time_is_up},
                                   {"formulas", formulas},
                                   {"nearest", g.nearest ? formula_json(*g.nearest) : ordered_json(nullptr)}});
}

/// What is printed, as a run of a list: each formula with its place as label, with what is known of it and with its certificate.
bool write_run(const Generated& g, std::size_t shown, const Options& options, const Common& common) {
  std::vector<ListedFormula> formulas;
  std::size_t without_certificate = 0;
  for (std::size_t i = 0; i < shown; ++i) {
    ordered_json given = formula_json(g.formulas[i]);
    for (const char* name : {"a", "b", "degree"}) given.erase(name);
    std::string text = ascii_json(given);
    if (text.size() > kMostStoredText) given.erase("certificate"), text = ascii_json(given), ++without_certificate;
    formulas.push_back({g.formulas[i].pcf, std::make_shared<const Origin>(Origin{fmt::format("{}", i + 1), std::move(text), ""})});
  }
  if (without_certificate > 0 && !common.quiet)
    remark(fmt::format("{} certificates of more than {} characters stay out of the run; --certificates writes them",
                       without_certificate, grouped(kMostStoredText)));
  RunInfo wanted{Job{}, BROUNCKER_VERSION};
  wanted.job.source = list_of(std::move(formulas));
  wanted.chunk_size = chunk_size_option().read<std::uint64_t>();
  return search_with_progress(wanted, options.out.value, std::nullopt, options.force, common);
}

/// The constant that is asked for, and with --like the fraction. Throws Error (input).
Expression wanted_constant(const Options& options, generate::Wishes& wishes) {
  if (options.constant.given == options.like.given())
    throw input_error(options.constant.given
                          ? "--like: is given together with --constant; accepted is one of them"
                          : "--constant: is missing; accepted is a closed form such as pi or log(2), or --like A B");
  if (options.constant.given) return parse_expression(options.constant.value);
  const Pcf pcf = given_fraction(options.like).contraction.pcf;
  const auto proof = prove(pcf);
  if (!proof || proof->form.map.determinant() == 0)
    throw input_error(
        "--like: no constant is proved to be in the limit of this fraction; accepted is one that `prove` proves, or --constant");
  wishes.like = deflated_by_constant(deflated(pcf).pcf).pcf;
  return proof->form.atom;
}

/// Where --constant is a function of z. Throws Error (input) where an option is given that is about numbers.
int act_on_function(const Expression& function, const Options& options, const Common& common) {
  const std::pair<bool, const char*> others[] = {{options.like.given(), "--like"},
                                                 {options.least_delta.given, "--min-delta"},
                                                 {options.least_digits.given, "--min-digits"},
                                                 {options.positive, "--positive"},
                                                 {options.certificates.given, "--certificates"},
                                                 {options.out.given, "--out"}};
  for (const auto& [given, name] : others)
    if (given)
      throw input_error(
          fmt::format("{}: is not for families in z; accepted there are --degree, --direction, --count, --bound, --time", name));
  generate::Sources sources;
  sources.push_back(generate::gauss_walks({Rational(-1, 7), generate::family_type(function).value_or(0)}));
  const generate::Bounds bounds{options.bound.read<int>(), options.seconds.read<double>(),
                                wanted_direction(options.direction, sources)};
  return print_families(function, options.degree.given() ? options.degree.read<int>() : 1000, bounds,
                        options.count.read<std::size_t>(), common);
}

int act(const Options& options, const Common& common) {
  if (const auto function = options.constant.given ? function_of_z(options.constant.value) : std::nullopt)
    return act_on_function(*function, options, common);
  if (options.out.given && options.out.value.empty()) throw input_error("--out '': the directory of the run must have a name");
  generate::Wishes wishes;
  const Expression constant = wanted_constant(options, wishes);
  wishes.least_delta = number(options.least_delta, "--min-delta", wishes.least_delta);
  wishes.least_digits = number(options.least_digits, "--min-digits", wishes.least_digits);
  if (options.degree.given()) wishes.most_degree = options.degree.read<int>();
  wishes.positive = options.positive;
  wishes.order = options.order.as<generate::Order>();
  const auto count = options.count.read<std::size_t>();
  const generate::Sources sources = generate::sources_of(constant);
  const bool best = options.search.word() == "best" ||
                    (options.search.word() == "auto" && wishes.order == generate::Order::delta && !wishes.like);
  const generate::Bounds bounds{best && !options.bound.given() ? kBestBound : options.bound.read<int>(),
                                options.seconds.read<double>(), wanted_direction(options.direction, sources),
                                best ? generate::Search::best : generate::Search::shells, count};
  ProgressBar bar(common.quiet);
  const Generated g = generate::generate(sources, wishes, bounds, {common.threads, bar.callback()});
  bar.finish();
  const std::size_t shown = std::min(g.formulas.size(), count);
  if (options.certificates.given) {
    TextOutput out(options.certificates.value);
    for (std::size_t i = 0; i < shown; ++i) out.write(json_text(g.formulas[i].certificate) + "\n");
    out.commit();
  }
  if (options.out.given && shown > 0 && !write_run(g, shown, options, common)) return interrupted;
  const std::string reason =
      g.formulas.empty() ? "none with these properties: " + limits(constant, sources) + reach(g, options) : "";
  if (common.json) return print_json(g, to_plain(constant), shown, reason);
  print_text(g, options, shown, reason);
  return g.formulas.empty() ? honest_no : done;
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  add_text(app, "--constant", options->constant,
           "a closed form, such as pi, log(2), sqrt(3)*pi, phi^5, or a name of `brouncker constants`; log(1-z): families in z");
  options->like.declare(app);
  add_text(app, "--min-delta", options->least_delta, "the least predicted delta");
  add_text(app, "--min-digits", options->least_digits, "the least number of digits a term");
  options->degree.declare(app);
  add_flag(app, "--positive", options->positive, "a(n) > 0 from n = 0 on, b(n) > 0 from n = 1 on");
  add_text(app, "--direction", options->direction, "this direction only, such as 14,13,12,28,24 for zeta(2) (doc/GENERATE.md)");
  declare_all(app, options->order, options->search, options->count, options->bound, options->seconds);
  add_text(app, "--certificates", options->certificates, "file for the certificates, one a line, for `prove --check`");
  add_text(app, "--out", options->out, "directory for what is printed as a run, which match, report, query and export take");
  add_flag(app, "--force", options->force, "replace another run in this directory");
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kGenerateCommand = {45, "generate", "formulas for a constant with wanted properties, each with its proof",
                                         "brouncker generate --constant \"log(2)\" --min-delta 0.2 --bound 8", declare};

}  // namespace brouncker::cli
