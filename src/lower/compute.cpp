#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lifeboat/diag/diagnostic.h"

#include "lower/context.h"
#include "lower/naming.h"
#include "lower/places.h"
#include "lower/start_settings.h"

namespace lifeboat::lower {

namespace {

using graph::Module;
using graph::ModuleKind;
using graph::Ref;
using graph::Side;

constexpr diag::Def<std::string_view, std::size_t> kTooLong{
    diag::Kind::StartSettingsTooLong,
    "the start settings of service `{}` are {} bytes longer than EC2 takes"};

constexpr std::int64_t kGraceSeconds = 300;
/// In the DR region instances start while the replica is still being promoted: the grace outlasts that.
constexpr std::int64_t kDrGraceSeconds = 900;
constexpr std::int64_t kWarmupSeconds = 60;

/// One region's compute module on its way into the graph.
class ComputeLowering {
 public:
  ComputeLowering(Context& context, Side side)
      : context_(context), side_(side), module_{ModuleKind::Compute, side} {}

  void Lower(const std::string& key, const blueprint::Named<blueprint::Service>& service) {
    const Place place = ServicePlace(service);
    const graph::Label name = LabelOf(service);
    const auto image = AddImageParameter(key, service, place);
    const auto launch_template = Add(context_, module_, name, place, LaunchTemplate(key, service, image));
    const auto group = Add(context_, module_, name, place, Group(key, service.value, launch_template));
    ServiceLinks& links = context_.On(side_).services.at(key);
    links.image = image;
    links.group = group;
    Add(context_, module_, name, place,
        graph::ScalingPolicy{
            .name = DerivedName({application(), graph::Word(side_), key, "cpu"}, kAutoScalingGroupName),
            .group = group,
            .cpu_target = *service.value.scaling.cpu_target});
  }

 private:
  [[nodiscard]] const std::string& application() const { return *context_.blueprint.name; }

  [[nodiscard]] bool primary() const { return side_ == Side::Primary; }

  [[nodiscard]] const blueprint::ServiceNames& names(const std::string& key) const {
    return ExactNames(context_.blueprint.names.services, key);
  }

  [[nodiscard]] const blueprint::ServiceRegionNames& region_names(const std::string& key) const {
    return primary() ? names(key).primary : names(key).dr;
  }

  /// Amazon Linux 2023 of the service's processor, looked up once a region. The kernel named `default`
  /// follows the distribution's own.
  Ref<graph::PublicParameter> AmazonLinux(blueprint::Architecture architecture, const Place& place) {
    const auto known = amazon_linux_.find(architecture);
    if (known != amazon_linux_.end()) {
      return known->second;
    }
    const std::string word = architecture == blueprint::Architecture::Arm64 ? "arm64" : "x86_64";
    const auto added =
        Add(context_, module_, "amazon_linux_" + word, place,
            graph::PublicParameter{"/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-" + word});
    return amazon_linux_.emplace(architecture, added).first->second;
  }

  /// Where the group's instances take their image from; later values are those of the image pipeline.
  Ref<graph::SsmParameter> AddImageParameter(const std::string& key,
                                             const blueprint::Named<blueprint::Service>& service,
                                             const Place& place) {
    return Add(context_, module_, LabelOf(service) + "_image", place,
               graph::SsmParameter{
                   .name = NameOr(names(key).image_parameter,
                                  DerivedParameterName({application(), "services", key, "ami-id"})),
                   .description = "Image of the instances of service " + key + " in this region",
                   .image = true,
                   .value = AmazonLinux(*service.value.architecture, place).Attribute("insecure_value"),
                   .guard = std::nullopt});
  }

  graph::LaunchTemplate LaunchTemplate(const std::string& key,
                                       const blueprint::Named<blueprint::Service>& named,
                                       Ref<graph::SsmParameter> image) {
    const blueprint::Service& service = named.value;
    const ServiceLinks& links = context_.On(side_).services.at(key);
    graph::LaunchTemplate made;
    made.name = NameOr(region_names(key).launch_template,
                       DerivedName({application(), graph::Word(side_), key}, kLaunchTemplateName));
    if (Spot(service)) {
      made.image = *service.spot->image_id;
    } else {
      made.image = {"resolve:ssm:", image.Attribute("name")};
    }
    made.instance_type = *service.instance_type;
    made.volume_gib = *service.volume_gib;
    made.key = context_.On(side_).key;
    made.profile = links.instance_profile;
    made.security_groups = {links.instance_group};
    made.settings = StartSettings(context_, side_, key);
    made.instance_tags = Tags(key);
    CheckSize(made.settings, named);
    return made;
  }

  graph::AutoScalingGroup Group(const std::string& key, const blueprint::Service& service,
                                Ref<graph::LaunchTemplate> launch_template) {
    const ServiceLinks& links = context_.On(side_).services.at(key);
    graph::AutoScalingGroup group;
    group.name = NameOr(region_names(key).autoscaling_group,
                        DerivedName({application(), graph::Word(side_), key}, kAutoScalingGroupName));
    group.subnets = context_.On(side_).private_subnets;
    group.min = Floor(service.capacity);
    group.desired = group.min;
    group.max = primary() ? *service.capacity.primary.max : *service.capacity.dr.max;
    group.behind_load_balancer = links.target_group.has_value();
    group.health_grace_seconds = primary() ? kGraceSeconds : kDrGraceSeconds;
    group.warmup_seconds = kWarmupSeconds;
    if (links.target_group) {
      group.target_groups = {*links.target_group};
    }
    group.launch_template = launch_template;
    if (Spot(service)) {
      group.spot = SpotMix(service);
    }
    group.tags = Tags(key);
    return group;
  }

  /// What the group starts with. After a failover the DR region serves and the primary one is fenced until
  /// the failback.
  [[nodiscard]] std::int64_t Floor(const blueprint::Capacity& capacity) const {
    const bool away = context_.away();
    if (primary()) {
      return away ? 0 : *capacity.primary.min;
    }
    return away ? *capacity.dr.failover : *capacity.dr.standby;
  }

  /// Capacity that must be there in the worst hour is not bought on the Spot market.
  [[nodiscard]] bool Spot(const blueprint::Service& service) const {
    return primary() && service.spot.has_value();
  }

  static graph::SpotMix SpotMix(const blueprint::Service& service) {
    graph::SpotMix mix{.on_demand_base = *service.spot->on_demand_base,
                       .on_demand_percentage = *service.spot->on_demand_percentage,
                       .instance_types = {*service.instance_type}};
    for (const auto& type : *service.spot->instance_types) {
      if (*type != *service.instance_type) {
        mix.instance_types.push_back(*type);
      }
    }
    return mix;
  }

  /// The provider's default tags do not reach instances: here they are again.
  [[nodiscard]] graph::Tags Tags(const std::string& key) const {
    graph::Tags tags = NameTag(context_, side_, key);
    tags["lifeboat:application"] = application();
    tags["lifeboat:region"] = graph::Word(side_);
    tags["lifeboat:service"] = key;
    for (const auto& [name, value] : context_.blueprint.tags) {
      tags.emplace(name, *value.value);
    }
    return tags;
  }

  void CheckSize(const std::vector<graph::Text>& settings,
                 const blueprint::Named<blueprint::Service>& service) {
    constexpr std::size_t kLimit = kUserDataBytes - kStartScriptBytes;
    const std::size_t bytes = UserDataBytes(context_.graph, settings);
    // Both regions' settings are of one length, but for names: one complaint is enough.
    if (bytes <= kLimit || !primary()) {
      return;
    }
    diag::Build(context_.sink, kTooLong, service.name.span, *service.name, bytes - kLimit)
        .Note("user data has room for 16 KiB, of which the start script takes a part")
        .Help("shorten `environment`: put long values into a file of the image or into a parameter")
        .Report();
  }

  Context& context_;
  Side side_;
  Module module_;
  std::map<blueprint::Architecture, Ref<graph::PublicParameter>> amazon_linux_;
};

}  // namespace

void LowerCompute(Context& context, Side side) {
  ComputeLowering lowering(context, side);
  for (const auto& [key, service] : context.blueprint.services) {
    lowering.Lower(key, service);
  }
}

}  // namespace lifeboat::lower
