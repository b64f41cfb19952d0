// `catalogue`: writes what a run identified as a catalogue, or checks one without the run.
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/message.hpp"
#include "results/catalogue/structured.hpp"

#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

struct Options {
  Text run, out, check;
  Whole longest{"--longest",
                "leave out quotients of hypergeometric functions of more characters, which are counted",
                {0, 1'000'000, static_cast<std::int64_t>(CatalogueOptions{}.longest)}};
  Whole digits = digits_option("with --check: digits to which closed forms must agree", kCatalogueDigits);
};

ordered_json check_json(const CatalogueCheck& c) {
  ordered_json faults = ordered_json::array();
  for (const CatalogueFault& fault : c.faults)
    faults.push_back({{"file", fault.file}, {"line", fault.line}, {"reason", fault.reason}});
  return {{"valid", c.faults.empty()},        {"formulas", c.formulas}, {"certificates", c.proofs}, {"families", c.families},
          {"members_outside_box", c.members}, {"lattices", c.lattices}, {"faults", faults}};
}

std::string in_words(const CatalogueFault& fault) {
  return fault.line > 0 ? fmt::format("{}, line {}: {}", fault.file, fault.line, fault.reason)
                        : fmt::format("{}: {}", fault.file, fault.reason);
}

int check_directory(const Options& options, const Common& common) {
  const long digits = options.digits.read<long>();
  const bool structured = is_structured(options.check.value);
  if (structured && options.digits.given())
    throw input_error("--digits: a structured table is checked to all the digits that it states");
  const CatalogueCheck c = structured ? check_structured(read_structured(options.check.value), common.threads)
                                      : check_catalogue(read_catalogue(options.check.value), digits, common.threads);
  if (common.json) {
    print_answer(c.faults.empty() ? done : honest_no, check_json(c));
  } else {
    for (const CatalogueFault& fault : c.faults) fmt::print("{}\n", in_words(fault));
    fmt::print("{} formulas to {} digits, {} certificates, {} families with {} members outside the box, {} lattices: {}\n",
               text::grouped(c.formulas), digits, text::grouped(c.proofs), text::grouped(c.families), text::grouped(c.members),
               text::grouped(c.lattices), c.faults.empty() ? "all hold" : fmt::format("{} faults", text::grouped(c.faults.size())));
  }
  return c.faults.empty() ? done : honest_no;
}

int write(const Options& options, const Common& common) {
  CatalogueOptions wanted;
  wanted.longest = options.longest.read<std::size_t>();
  wanted.threads = common.threads;
  const RunReader run(options.run.value);
  const bool structured = run.info().job.source.sieved() != nullptr;
  const CatalogueFiles files = structured ? make_structured(run) : make_catalogue(run, wanted);
  const CatalogueCheck c =
      structured ? check_structured(files, common.threads) : check_catalogue(files, kCatalogueDigits, common.threads);
  if (!c.faults.empty())
    throw file_error(
        fmt::format("{}: {} of its claims do not pass their check, which is a defect of this program or of the run; the first: {}",
                    options.run.value, c.faults.size(), in_words(c.faults.front())));
  write_catalogue(files, options.out.value);
  std::uint64_t bytes = 0;
  for (const auto& [name, text] : files) bytes += text.size();
  if (common.json) {
    ordered_json json = check_json(c);
    json["directory"] = options.out.value;
    json["bytes"] = bytes;
    print_answer(done, json);
  } else {
    fmt::print("{} formulas, {} families, {} lattices, each checked, in {} ({:.1f} MB)\n", text::grouped(c.formulas),
               text::grouped(c.families), text::grouped(c.lattices), options.out.value, static_cast<double>(bytes) / 1e6);
  }
  return done;
}

int act(const Options& options, const Common& common) {
  if (options.check.given) {
    if (options.run.given || options.out.given || options.longest.given())
      throw input_error("--check: takes a catalogue; accepted beside it is --digits");
    return check_directory(options, common);
  }
  if (options.digits.given()) throw input_error("--digits: is accepted with --check");
  if (!options.run.given || !options.out.given)
    throw input_error("catalogue: accepted are DIR --out DIRECTORY, or --check DIRECTORY");
  if (options.out.value.empty()) throw input_error("--out '': the directory of the catalogue must have a name");
  return write(options, common);
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  add_text(app, "DIR", options->run, "directory of a matched run");
  add_text(app, "--out DIR", options->out, "directory to write the catalogue into");
  options->longest.declare(app);
  add_text(app, "--check DIR", options->check, "directory of a catalogue: check every line of it, without the run");
  options->digits.declare(app);
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kCatalogueCommand = {
    130, "catalogue",
    "what a run identified and its families, or what a sieve found, as a catalogue that anybody can check; or check one",
    R"(brouncker catalogue runs/published --out results/catalogue/published)", declare};

}  // namespace brouncker::cli
