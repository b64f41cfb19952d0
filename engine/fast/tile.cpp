#include "engine/fast/tile.hpp"

#include "engine/evaluate/evaluate.hpp"
#include "engine/fast/dynamics.hpp"
#include "engine/fast/exact_gcd.hpp"

namespace brouncker::fast {

class Shared {
 public:
  explicit Shared(const Sampling& job_sampling) : sampling(job_sampling), plan(plan_samples(job_sampling)) {}
  Sampling sampling;
  std::optional<SamplePlan> plan;  ///< none: everything is generic
};

namespace {

using Emit = std::function<void(std::size_t i, std::size_t j, Row row)>;

bool ends_early(std::span<const double> b, int last) {
  for (int n = 1; n <= last; ++n)
    if (b[static_cast<std::size_t>(n)] == 0) return true;
  return false;
}

void evaluate_generic(const Shared& shared, std::span<const Polynomial> a, const Polynomial& b, std::size_t j, const Emit& emit) {
  for (std::size_t i = 0; i < a.size(); ++i) emit(i, j, evaluate(Pcf{a[i], b}, shared.sampling, kRunDigits));
}

/// All a of a tile that is within the lane bounds.
class Tile {
 public:
  Tile(const Shared& shared, std::span<const Polynomial> a, SecondsByStage* seconds)
      : shared_(shared), a_(a), seconds_(seconds), dynamics_(*shared.plan, a) {}

  void evaluate_b(const Polynomial& b, std::size_t j, const Emit& emit) {
    Stopwatch watch(seconds_);
    const std::vector<double> terms = values(b, shared_.plan->last + 1);
    if (ends_early(terms, shared_.plan->last)) {  // or is beyond all bounds
      evaluate_generic(shared_, a_, b, j, emit);
      watch.charge(Stage::generic);
      return;
    }
    std::vector<PairDynamics> pairs = dynamics_(TermBound(*shared_.plan, b), terms);
    watch.charge(Stage::dynamics);
    for (std::size_t i = 0; i < a_.size(); ++i) {
      const Pcf pcf{a_[i], b};
      emit(i, j, pairs[i].layout ? from_dynamics(pcf, pairs[i]) : evaluate(pcf, shared_.sampling, kRunDigits));
    }
  }

 private:
  Row from_dynamics(const Pcf& pcf, PairDynamics& pair) {
    std::vector<int> depths;
    for (const Sample& point : pair.points) depths.push_back(static_cast<int>(point.n));
    const std::vector<double> gcds = exact_log_gcds(pcf, depths);
    for (std::size_t i = 0; i < gcds.size(); ++i) pair.points[i].log_gcd = gcds[i];
    return evaluate_sampled(pcf, shared_.sampling, {std::move(pair.points), shared_.plan->last, pair.log2_deepest_error},
                            kRunDigits, seconds_);
  }

  const Shared& shared_;
  std::span<const Polynomial> a_;
  SecondsByStage* seconds_;
  Dynamics dynamics_;
};

}  // namespace

std::shared_ptr<const Shared> shared_for(const Sampling& sampling) { return std::make_shared<const Shared>(sampling); }

void evaluate_tile(const Shared& shared, std::span<const Polynomial> a, std::span<const Polynomial> b, const Emit& emit,
                   SecondsByStage* seconds) {
  if (!shared.plan) {
    for (std::size_t j = 0; j < b.size(); ++j) evaluate_generic(shared, a, b[j], j, emit);
    return;
  }
  Tile tile(shared, a, seconds);
  for (std::size_t j = 0; j < b.size(); ++j) tile.evaluate_b(b[j], j, emit);
}

}  // namespace brouncker::fast
