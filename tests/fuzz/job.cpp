// Job files, TOML and JSON: the job that is printed reads back as the same.
#include "formulas/job.hpp"
#include "tests/fuzz/target.hpp"

namespace brouncker::fuzz {
namespace {

Verdict run(std::string_view input) {
  return refused_or([input] {
    const Job job = parse_job(input, "job");
    require(parse_job(print_job(job), "job") == job, "a printed job reads as another one");
  });
}

}  // namespace

extern const Target kJob;
const Target kJob = {"job", run};

}  // namespace brouncker::fuzz
