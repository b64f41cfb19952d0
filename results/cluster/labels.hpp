/// From partitions to labelled clusters: anchors agree, every member is tested, contradictions split.
#pragma once

#include "clustering/explanation.hpp"
#include "formulas/integer.hpp"
#include "formulas/moebius.hpp"
#include "results/cluster/relation_graph.hpp"

#include <map>
#include <memory>
#include <span>
#include <tuple>

namespace brouncker::cluster {

struct Member {
  PointId row = 0;
  RowStatus status = RowStatus::untested;  ///< rational stands for every limit that is not open
  int digits = 0;                          ///< to which `map` holds
  /// Of a verified one: L(row) = map(c), c the constant or the limit of the definition; none where the label is `named`. Shared by the
  /// clusters of both kinds that a row is in, and apart from the members, of which few have one.
  std::shared_ptr<const Moebius> map;
};

struct LabelledCluster {
  std::vector<Member> members;         ///< by row
  std::uint32_t constant = kNone;      ///< into Rows::constants
  std::string named;                   ///< without such a constant: the function value of Rows::named that a member has
  std::uint32_t new_constant = kNone;  ///< into Labelled::new_constants
  std::uint32_t origin = 0;            ///< number of the component or cluster it was made of
  bool is_part = false;                ///< of a cluster in which several constants met
  bool is_labelled() const { return constant != kNone || new_constant != kNone || !named.empty(); }
};

/// A number that no catalogue knows: at least two recurrence classes have it as a Moebius image of their limits.
struct NewConstant {
  std::uint32_t cluster = 0;                                   ///< into Labelled::exact
  PointId definition = 0;                                      ///< the simplest member
  FactorialReduction reduction = FactorialReduction::unknown;  ///< of the class, see class_reduction()
  std::size_t recurrences = 0;                                 ///< classes verified, its own counted
};

struct Labelled {
  std::vector<LabelledCluster> exact, numeric;  ///< largest first, then by the first row
  std::vector<NewConstant> new_constants;       ///< fully reduced ones first, then simplest definitions
  std::size_t contradictions = 0;               ///< clusters with different constants, which were split
  std::size_t tests = 0;                        ///< members tested
  std::size_t identified_anew = 0;              ///< formulas (mirror images counted) that were not identified before
};

/// The image of an identified row, as `match` found it.
struct Claim {
  Moebius map;
  int digits = 0;
};
using Claims = std::map<PointId, Claim>;

/// Degrees, then the sum of |coefficients|, then the largest of them, then the place in the space: less is simpler.
using Complexity = std::tuple<int, Integer, Integer, std::uint64_t>;
Complexity complexity(const Rows& rows, PointId row);
/// Precondition: not empty.
PointId simplest(const Rows& rows, std::span<const PointId> group);

/// Components by edges. Where one holds two constants, its weakest kind of edges is dropped until it does not; the edges that are
/// left.
/// @return How many components had to be split.
std::size_t drop_contradictions(const Rows& rows, std::vector<ClusterEdge>& edges);

/// @param known    Relations that need no search.
/// @param exact    Shape [rows]: components without contradictions, see components() and attach_by_theorem().
/// @param numeric  Shape [rows]: clusters by dynamics.
/// @param features Shape [rows x dimension], what the numeric clusters were found in; parts of contradictory ones are looked for
/// in these,
///                 delta and gamma_q.
Labelled labelled_clusters(const Rows& rows, const Claims& claims, const RelationGraph& known, std::span<const std::int32_t> exact,
                           std::span<const std::int32_t> numeric, std::span<const double> features, int threads);

}  // namespace brouncker::cluster
