#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "lower/context.h"
#include "lower/naming.h"
#include "lower/places.h"
#include "lower/rds.h"

namespace lifeboat::lower {

namespace {

using graph::Module;
using graph::ModuleKind;
using graph::Ref;
using graph::Side;

constexpr std::size_t kSubnetGroupName = 255;
/// Room for the suffix that Terraform adds to a prefix, within the 255 characters of a parameter group's
/// name.
constexpr std::size_t kParameterGroupPrefix = 200;

/// One database of the blueprint on its way into the graph.
class DatabaseLowering {
 public:
  DatabaseLowering(Context& context, const std::string& key,
                   const blueprint::Named<blueprint::Database>& named)
      : context_(context),
        key_(key),
        database_(named.value),
        place_(DatabasePlace(named)),
        name_(LabelOf(named)),
        generation_(GenerationName(name_, *context.blueprint.failbacks)),
        names_(ExactNames(context.blueprint.names.databases, key)) {}

  void Lower() {
    const Ref<graph::SecretVersion> version = AddSecret();
    const auto primary = AddPrimary(version);
    AddEndpoint(Side::Primary, primary.Attribute("address"));
    const auto replica = AddReplica(primary);
    AddEndpoint(Side::Dr, replica.Attribute("address"));
  }

 private:
  template <class T>
  Ref<T> Add(Side side, const graph::Label& name, T node) {
    return lower::Add(context_, Module{ModuleKind::Database, side}, name, place_, std::move(node));
  }

  [[nodiscard]] const std::string& application() const { return *context_.blueprint.name; }

  /// In the primary region with a replica in the other: rotated in one place, readable in both.
  Ref<graph::SecretVersion> AddSecret() {
    const std::string name = NameOr(names_.secret, application() + "/databases/" + key_);
    for (const Side side : kSides) {
      context_.On(side).databases[key_].secret_name = name;
    }
    const auto secret = Add(Side::Primary, name_,
                            graph::Secret{.name = name,
                                          .description = "User name and password of database " + key_,
                                          .key = context_.On(Side::Primary).key,
                                          .replica_region = context_.RegionCode(Side::Dr),
                                          .replica_key = context_.On(Side::Dr).key});
    const auto password = Add(Side::Primary, name_, graph::RandomPassword{});
    return Add(Side::Primary, name_,
               graph::SecretVersion{.secret = secret, .username = *database_.username, .password = password});
  }

  Ref<graph::Database> AddPrimary(Ref<graph::SecretVersion> version) {
    const auto value = Add(Side::Primary, name_, graph::SecretValue{version});
    graph::Database primary;
    static_cast<graph::DatabaseSettings&>(primary) = Settings(Side::Primary, database_.backups);
    primary.identifier =
        NameOr(names_.primary, DerivedName({application(), key_, "primary"}, kDatabaseIdentifier));
    primary.instance_class = *database_.instance_class;
    primary.multi_az = *database_.multi_az;
    primary.maintenance_window = RdsWindow(*database_.maintenance_window);
    primary.engine_version = *database_.version;
    primary.storage_gib = *database_.storage_gib;
    primary.schema = *database_.schema;
    primary.username = *database_.username;
    primary.secret_version = version;
    primary.secret_value = value;
    primary.port = *database_.port;
    return AddInstance(Side::Primary, std::move(primary));
  }

  Ref<graph::DatabaseReplica> AddReplica(Ref<graph::Database> source) {
    graph::DatabaseReplica replica;
    static_cast<graph::DatabaseSettings&>(replica) = Settings(Side::Dr, database_.replica.backups);
    replica.identifier =
        NameOr(names_.replica, DerivedName({application(), key_, "replica"}, kDatabaseIdentifier));
    replica.instance_class = *database_.replica.instance_class;
    replica.multi_az = *database_.replica.multi_az;
    replica.maintenance_window = RdsWindow(*database_.replica.maintenance_window);
    replica.source = source;
    return AddInstance(Side::Dr, std::move(replica));
  }

  /// The instance under its generation's name. A failback makes new instances under the old identifiers: to
  /// Terraform they are other resources than those which it made, and are taken over as they are.
  template <class T>
  Ref<T> AddInstance(Side side, T instance) {
    const std::string identifier = instance.identifier;
    const auto ref = Add(side, generation_, std::move(instance));
    for (std::int64_t earlier = 0; earlier < *context_.blueprint.failbacks; ++earlier) {
      Adopt(ref.id, GenerationName(name_, earlier), identifier);
    }
    DatabaseLinks& links = context_.On(side).databases[key_];
    links.identifier = identifier;
    links.instance = ref.Attribute("identifier");
    return ref;
  }

  /// An earlier generation is forgotten under every key that the database had: the state may be older than
  /// the rename.
  void Adopt(graph::NodeId instance, const graph::Label& earlier, const std::string& identifier) {
    context_.graph.AddAdoption({instance, earlier.Name(), identifier});
    for (const std::string& former : earlier.Former()) {
      context_.graph.AddAdoption({instance, former, identifier});
    }
  }

  static graph::Label GenerationName(const graph::Label& name, std::int64_t failbacks) {
    return failbacks == 0 ? name : name + "_g" + std::to_string(failbacks + 1);
  }

  /// What both have, and have from their own region.
  graph::DatabaseSettings Settings(Side side, const blueprint::Backups& backups) {
    const RegionLinks& region = context_.On(side);
    graph::DatabaseSettings settings;
    settings.engine = EngineName(*database_.engine);
    if (*database_.max_storage_gib > *database_.storage_gib) {
      settings.max_storage_gib = *database_.max_storage_gib;
    }
    settings.iam_authentication = SupportsIamAuthentication(*database_.engine, *database_.version);
    settings.key = region.key;
    settings.subnet_group = Add(
        side, name_,
        graph::DbSubnetGroup{.name = DerivedName({application(), graph::Word(side), key_}, kSubnetGroupName),
                             .subnets = region.private_subnets});
    settings.parameter_group = AddParameterGroup(side);
    settings.security_groups = {region.databases.at(key_).group};
    settings.backup_retention_days =
        std::chrono::duration_cast<std::chrono::days>(*backups.retention).count();
    settings.backup_window = RdsWindow(*backups.window);
    return settings;
  }

  Ref<graph::DbParameterGroup> AddParameterGroup(Side side) {
    graph::DbParameterGroup group;
    group.family = ParameterFamily(*database_.engine, *database_.version);
    std::string word = group.family;  // a dot has no place in a group's name
    std::replace(word.begin(), word.end(), '.', '-');
    group.name_prefix = DerivedName({application(), key_, word}, kParameterGroupPrefix) + "-";
    group.parameters = SafeParameters(*database_.engine);
    for (const auto& [name, parameter] : database_.parameters) {
      group.parameters[name] = *parameter.value;
    }
    return Add(side, name_, std::move(group));
  }

  void AddEndpoint(Side side, graph::Reference address) {
    context_.On(side).databases[key_].endpoint =
        Add(side, name_ + "_endpoint",
            graph::SsmParameter{
                .name = NameOr(names_.endpoint_parameter,
                               DerivedParameterName({application(), "databases", key_, "endpoint"})),
                .description = "Host name of database " + key_ + " as seen from this region",
                .image = false,
                .value = address,
                .guard = std::nullopt});
  }

  Context& context_;
  const std::string& key_;
  const blueprint::Database& database_;
  Place place_;
  graph::Label name_;
  graph::Label generation_;  ///< Terraform name of the instances
  const blueprint::DatabaseNames& names_;
};

}  // namespace

void LowerDatabases(Context& context) {
  for (const auto& [key, named] : context.blueprint.databases) {
    DatabaseLowering(context, key, named).Lower();
  }
}

}  // namespace lifeboat::lower
