#include "blueprint/derive.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lifeboat/blueprint/signals.h"

#include "blueprint/codecs/compute.h"
#include "blueprint/derive_network.h"
#include "blueprint/known_signals.h"

namespace lifeboat::blueprint {
namespace {

constexpr std::int64_t kLargestStorage = 65536;
constexpr std::int64_t kMostInstances = 1000;

// Gives a derived field its value, unless one of the fields that it comes from is not known.
template <class T, class... Inputs>
void Fill(Gaps& gaps, Located<T>& field, T value, const Inputs&... inputs) {
  if (field.provenance != source::Provenance::Derived) {
    return;
  }
  if (!gaps.Knows(inputs...)) {
    gaps.Add(&field);
    return;
  }
  field.value = std::move(value);
}

void DeriveService(Service& service, Gaps& gaps) {
  Fill(gaps, service.architecture, ArchitectureOf(*service.instance_type), service.instance_type);
  PrimaryCapacity& primary = service.capacity.primary;
  DrCapacity& dr = service.capacity.dr;
  Fill(gaps, primary.max, std::min(2 * *primary.min, kMostInstances), primary.min);
  Fill(gaps, dr.failover, *primary.min, primary.min);
  Fill(gaps, dr.max, std::max(*primary.max, *dr.failover), primary.max, dr.failover);
}

void DeriveDatabase(Database& database, Gaps& gaps) {
  Fill(gaps, database.version, std::string(DefaultVersion(*database.engine)), database.engine);
  Fill(gaps, database.max_storage_gib, std::min(5 * *database.storage_gib, kLargestStorage),
       database.storage_gib);
  Fill(gaps, database.port, std::int64_t{*database.engine == Engine::Postgres ? 5432 : 3306},
       database.engine);
  Fill(gaps, database.replica.instance_class, *database.instance_class, database.instance_class);
}

void DeriveFailover(Blueprint& blueprint, Gaps& gaps) {
  Triggers& triggers = blueprint.failover.triggers;
  // One lost answer among many is the network's, not the region's.
  const auto& probes = triggers.health_probe.evaluations;
  Fill(gaps, triggers.health_probe.datapoints, std::max(*probes - 1, std::int64_t{1}), probes);
  const auto all = [&](Trigger& trigger) {
    Fill(gaps, trigger.datapoints, *trigger.evaluations, trigger.evaluations);
  };
  all(triggers.replication);
  all(triggers.route53);
  all(triggers.healthy_hosts);
  all(triggers.database_cpu);

  constexpr std::size_t kWanted = 2;
  auto& quorum = blueprint.failover.quorum;
  if (!KnowsFailoverSignals(blueprint, gaps) && quorum.provenance == source::Provenance::Derived) {
    gaps.Add(&quorum);
    return;
  }
  Fill(gaps, quorum, std::int64_t{FailoverSignals(blueprint).size() < kWanted ? 1 : 2});
}

}  // namespace

std::string_view DefaultVersion(Engine engine) {
  switch (engine) {
    case Engine::Mysql:
      return "8.4";
    case Engine::Mariadb:
      return "11.4";
    case Engine::Postgres:
      return "16";
  }
  return "";
}

void Derive(Blueprint& blueprint, Gaps& gaps, diag::Sink& sink) {
  DeriveNetwork(blueprint.regions.primary, gaps, sink);
  DeriveNetwork(blueprint.regions.dr, gaps, sink);
  for (auto& [name, service] : blueprint.services) {
    DeriveService(service.value, gaps);
  }
  for (auto& [name, database] : blueprint.databases) {
    DeriveDatabase(database.value, gaps);
  }
  DeriveFailover(blueprint, gaps);
}

}  // namespace lifeboat::blueprint
