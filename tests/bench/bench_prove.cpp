// CPU time of proofs, as JSON: a sample of the published space by method, and gauge steps by the distance of the pair.
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/recurrence/classify.hpp"

#include <ctime>
#include <iostream>
#include <map>
#include <random>

using namespace brouncker;

namespace {

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Timing {
  long count = 0;
  double seconds = 0;
};

nlohmann::ordered_json json_of(const std::map<std::string, Timing>& rows) {
  nlohmann::ordered_json result;
  for (const auto& [name, t] : rows)
    result[name] = {{"count", t.count}, {"microseconds_each", 1e6 * t.seconds / static_cast<double>(t.count)}};
  return result;
}

void add(Timing& t, double seconds) {
  ++t.count;
  t.seconds += seconds;
}

}  // namespace

int main() {
  std::mt19937_64 random(7);
  const auto c = [&](long height) { return static_cast<long>(random() % static_cast<unsigned long>(2 * height + 1)) - height; };
  std::map<std::string, Timing> proofs, gauges, checks;
  for (int i = 0; i < 20000; ++i) {
    const Pcf pcf{Polynomial::of({i % 8 == 0 ? c(5) : 0, c(5), c(5)}), Polynomial::of({c(5), c(5), c(5)})};
    if (pcf.a.is_zero() || pcf.b.is_zero()) continue;
    const Convergence kind = classify(pcf);
    if (!kind.converges() || kind.kind == ConvergenceClass::terminating) continue;
    const double start = cpu_seconds();
    const auto proof = prove(pcf);
    add(proofs[proof ? proof->method : "none"], cpu_seconds() - start);
    if (!proof) continue;
    const nlohmann::json document(certificate(*proof));
    const double before = cpu_seconds();
    if (!check(document).valid) return 1;
    add(checks[proof->method], cpu_seconds() - before);
  }
  for (int i = 0; i < 5000; ++i) {
    const long j = c(9), b2 = c(3);
    if (b2 == 0) continue;
    const Pcf p{Polynomial::of({1, 0, c(5)}), Polynomial::of({b2, b2 * (j - 1), c(5)})}, q{p.a, p.b.shifted(-j)};
    const double start = cpu_seconds();
    const GaugeResult result = gauge_between(p, q);
    if (result.verdict == Verdict::yes) add(gauges["theorem-r-" + std::to_string(std::labs(j))], cpu_seconds() - start);
  }
  std::cout
      << nlohmann::ordered_json{{"proofs", json_of(proofs)}, {"checks", json_of(checks)}, {"gauge_steps", json_of(gauges)}}.dump(2)
      << "\n";
}
