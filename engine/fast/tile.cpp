#include "engine/fast/tile.hpp"

#include "engine/evaluate/evaluate.hpp"
#include "engine/fast/dynamics.hpp"
#include "engine/fast/exact_gcd.hpp"
#include "engine/fast/reduction_lanes.hpp"
#include "engine/fast/valuation.hpp"

#include <algorithm>

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

/// Majorants below which gcds are found prime by prime, see detection.hpp and factors.hpp.
const Integer kLargestTerm = kLargestFactored;

/// Primes below this are so often common factors that their valuations are taken without asking first.
/// Measured on the published space.
constexpr std::int64_t kSmallestDetected = 11;

std::vector<double> doubles(const Polynomial& p) {
  std::vector<double> result;
  for (const Integer& c : p.descending()) result.push_back(static_cast<double>(c));
  return result;
}

/// One b of a tile on its way through the stages.
struct WorkOnB {
  std::size_t index = 0;
  std::vector<double> terms;  ///< b(0) .. b(last + 1)
  bool is_factored = false;
  std::optional<FactoredB> factors;
};

/// All pairs of a tile.
class Tile {
 public:
  Tile(const Shared& shared, std::span<const Polynomial> a, std::span<const Polynomial> b, Gcds gcds, const Emit& emit,
       SecondsByPhase* seconds)
      : shared_(shared),
        plan_(*shared.plan),
        a_(a),
        b_(b),
        gcds_(gcds),
        emit_(emit),
        seconds_(seconds),
        watch_(seconds),
        dynamics_(plan_, a),
        reductions_(a) {
    fill_detection_tile();
  }

  void evaluate_all() {
    std::vector<WorkOnB> work;
    for (std::size_t j = 0; j < b_.size(); ++j) {
      WorkOnB one{j,
                  values(b_[j], plan_.last + 1),
                  gcds_ == Gcds::by_primes && majorant(b_[j], plan_.deepest_sample()) <= kLargestTerm,
                  {}};
      if (ends_early(one.terms, plan_.last)) evaluate_generic(j);  // or is beyond all bounds
      else work.push_back(std::move(one));
    }
    watch_.charge(Phase::generic);
    std::vector<DetectedB> detected;
    for (WorkOnB& one : work) {
      if (!one.is_factored) continue;
      const std::span terms = std::span<const double>(one.terms).first(static_cast<std::size_t>(plan_.deepest_sample()) + 1);
      one.factors.emplace(terms);
      detected.push_back({terms, doubles(b_[one.index]), &*one.factors, {}});
    }
    watch_.charge(Phase::tables);
    detect(detection_, detected, kSmallestDetected);
    watch_.charge(Phase::detection);
    auto next = detected.begin();
    for (const WorkOnB& one : work) evaluate_b(one, one.is_factored ? &*next++ : nullptr);
  }

 private:
  void fill_detection_tile() {
    detection_.depths = plan_.depths;
    detection_.lanes = static_cast<int>(a_.size());
    detection_.a = dynamics_.a();
    for (std::size_t lane = 0; lane < a_.size(); ++lane) {
      const Integer bound = majorant(a_[lane], plan_.deepest_sample());
      if (bound > kLargestTerm) continue;
      factored_lanes_.add(static_cast<int>(lane), 1);
      detection_.largest_a = std::max(detection_.largest_a, static_cast<double>(bound));
      detection_.degree = std::max(detection_.degree, a_[lane].degree());
    }
    detection_.coefficients.resize(static_cast<std::size_t>(detection_.degree + 1) * kTileWidth);
    for (std::size_t lane = 0; lane < a_.size(); ++lane)
      for (int k = 0; k <= detection_.degree && factored_lanes_.contains(static_cast<int>(lane)); ++k)
        detection_.coefficients[static_cast<std::size_t>(k) * kTileWidth + lane] =
            static_cast<double>(a_[lane].coefficient(detection_.degree - k));
  }

  void evaluate_generic(std::size_t j) {
    for (std::size_t i = 0; i < a_.size(); ++i) emit_(i, j, evaluate(Pcf{a_[i], b_[j]}, shared_.sampling, kRunDigits));
  }

  void evaluate_b(const WorkOnB& one, const DetectedB* detected) {
    const Polynomial& b = b_[one.index];
    std::vector<PairDynamics> pairs = dynamics_(TermBound(plan_, b), one.terms);
    watch_.charge(Phase::dynamics);
    LaneSet live;
    for (std::size_t i = 0; i < a_.size(); ++i)
      if (detected && pairs[i].layout && factored_lanes_.contains(static_cast<int>(i))) live.add(static_cast<int>(i), 1);
    std::vector<std::array<double, kTileWidth>> log_gcds(plan_.depths.size());
    if (!live.empty()) valuations_.add_logs(*detected, b, kSmallestDetected, live, log_gcds);
    watch_.charge(Phase::valuation);
    const std::vector<sieve::Reduction> reductions = reductions_(b);
    watch_.charge(Phase::reduction);
    for (std::size_t i = 0; i < a_.size(); ++i) {
      Pcf pcf{a_[i], b};
      PairDynamics& pair = pairs[i];
      if (!pair.layout) {
        emit_(i, one.index, evaluate(pcf, shared_.sampling, kRunDigits));
        watch_.charge(Phase::generic);
        continue;
      }
      if (live.contains(static_cast<int>(i))) {
        for (std::size_t k = 0; k < pair.points.size(); ++k)
          pair.points[k].log_gcd = log_gcds[static_cast<std::size_t>(pair.layout->depth_index[k])][i];
      } else {
        add_exact_gcds(pcf, pair);
        watch_.charge(Phase::generic);
      }
      Row row =
          evaluate_sampled(pcf, shared_.sampling, {std::move(pair.points), plan_.last, pair.log2_deepest_error, reductions[i]},
                           kRunDigits, seconds_);
      watch_.skip();
      emit_(i, one.index, std::move(row));
      watch_.charge(Phase::rows);
    }
  }

  static void add_exact_gcds(const Pcf& pcf, PairDynamics& pair) {
    std::vector<int> depths;
    for (const Sample& point : pair.points) depths.push_back(static_cast<int>(point.n));
    const std::vector<double> gcds = exact_log_gcds(pcf, depths);
    for (std::size_t i = 0; i < gcds.size(); ++i) pair.points[i].log_gcd = gcds[i];
  }

  const Shared& shared_;
  const SamplePlan& plan_;
  std::span<const Polynomial> a_, b_;
  Gcds gcds_;
  const Emit& emit_;
  SecondsByPhase* seconds_;
  Stopwatch watch_;
  Dynamics dynamics_;
  ReductionLanes reductions_;
  DetectionTile detection_;
  LaneSet factored_lanes_;
  Valuations valuations_{detection_, a_};
};

}  // namespace

std::shared_ptr<const Shared> shared_for(const Sampling& sampling) { return std::make_shared<const Shared>(sampling); }

Gcds gcds_for(std::uint64_t lanes, int degree_of_a, int degree_of_b) {
  // Microseconds: 1,000 against 250 a lane for degrees (1, 1), 2,900 against 260 for (1, 2), 2,400 to 3,300 against 500 for (2, 2),
  // 4,100 against 500 for (2, 3), 4,600 against 800 for (3, 3).
  const std::uint64_t least_lanes = degree_of_b <= 1 ? 4 : std::max(2 * degree_of_a, degree_of_b) <= 2 ? 12 : 7;
  return lanes < least_lanes ? Gcds::of_convergents : Gcds::by_primes;
}

void evaluate_tile(const Shared& shared, std::span<const Polynomial> a, std::span<const Polynomial> b, Gcds gcds, const Emit& emit,
                   SecondsByPhase* seconds) {
  if (shared.plan) {
    Tile(shared, a, b, gcds, emit, seconds).evaluate_all();
    return;
  }
  for (std::size_t j = 0; j < b.size(); ++j)
    for (std::size_t i = 0; i < a.size(); ++i) emit(i, j, evaluate(Pcf{a[i], b[j]}, shared.sampling, kRunDigits));
}

}  // namespace brouncker::fast
