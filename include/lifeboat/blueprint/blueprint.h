#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lifeboat/blueprint/schedule.h"
#include "lifeboat/blueprint/values.h"
#include "lifeboat/source/located.h"
#include "lifeboat/support/cidr.h"

namespace lifeboat::blueprint {

template <class T>
using Located = source::Located<T>;

/// A map section keeps its keys' places. Ordered by key: order in the file never matters.
template <class T>
struct Named {
  Located<std::string> name;
  T value;
};
template <class T>
using NamedMap = std::map<std::string, Named<T>>;

/// What a key of a map section was called before, oldest first; empty when it never had another name. Names
/// in AWS derive from the oldest.
using FormerKeys = Located<std::vector<Located<std::string>>>;

/// `regions.<side>.network`
struct Network {
  Located<Cidr4> cidr;
  Located<std::vector<Located<std::string>>>
      availability_zones;  ///< as many as `public` and `private` have entries
  Located<std::vector<Located<Cidr4>>> public_subnets;
  Located<std::vector<Located<Cidr4>>> private_subnets;
  Located<Egress> egress;
  Located<std::vector<Located<std::string>>> endpoints;  ///< service names of interface endpoints, e.g. `ssm`
  Located<Duration> flow_log_retention;                  ///< zero: no flow logs
};

/// `regions.<side>`
struct Region {
  Located<std::string> region;  ///< in the region table
  Network network;
  source::Span span;
};

struct Regions {
  Region primary;
  Region dr;
};

struct Objectives {
  Located<Duration> rto;
  Located<Duration> rpo;
};

struct HealthCheck {
  Located<std::string> path;
  Located<Duration> interval;
  Located<Duration> timeout;  ///< less than the interval
  Located<std::int64_t> healthy_threshold;
  Located<std::int64_t> unhealthy_threshold;
  Located<std::string> matcher;  ///< `200` or `200-299` or `200,204`
};

struct PrimaryCapacity {
  Located<std::int64_t> min;
  Located<std::int64_t> max;
};

struct DrCapacity {
  Located<std::int64_t> standby;   ///< while the primary region serves
  Located<std::int64_t> failover;  ///< what the failover controller asks for
  Located<std::int64_t> max;
};

struct Capacity {
  PrimaryCapacity primary;
  DrCapacity dr;
};

struct Scaling {
  Located<std::int64_t> cpu_target;  ///< percent, average over the group
};

/// Spot instances in the primary region only; turns `resolve:ssm` off there, see docs.
struct Spot {
  Located<std::int64_t> on_demand_base;
  Located<std::int64_t> on_demand_percentage;  ///< above the base
  Located<std::vector<Located<std::string>>> instance_types;
  Located<std::string> image_id;  ///< a literal AMI id: mixed instances cannot resolve the parameter
  source::Span span;
};

struct Certificates {
  Located<std::string> primary;  ///< ACM ARN in the primary region
  Located<std::string> dr;
  source::Span span;
};

struct Service {
  FormerKeys was;
  Located<std::string> image;
  Located<std::int64_t> port;
  Located<Exposure> exposure;
  HealthCheck health_check;
  Located<std::string> instance_type;
  Located<Architecture> architecture;  ///< derived from the instance type
  Located<Gibibytes> volume_gib;
  Capacity capacity;
  Scaling scaling;
  std::optional<Spot> spot;
  std::optional<Certificates> certificates;
  std::optional<Located<std::string>> database;  ///< a key of `databases`
  Located<Serve> serve;                          ///< when a failover opens its traffic
  std::optional<Located<std::string>> bucket;    ///< a key of `buckets`
  Located<std::vector<Located<std::string>>> calls;  ///< keys of `services` with an internal load balancer
  std::map<std::string, Named<Located<std::string>>> environment;
};

struct Backups {
  Located<Duration> retention;  ///< whole days, 1 to 35
  Located<DailyWindow> window;
};

struct Replica {
  Located<std::string> instance_class;
  Located<bool> multi_az;
  Backups backups;
  Located<WeeklyWindow> maintenance_window;
};

struct Database {
  FormerKeys was;
  Located<Engine> engine;
  Located<std::string> version;
  Located<std::string> instance_class;
  Located<Gibibytes> storage_gib;
  Located<Gibibytes> max_storage_gib;
  Located<bool> multi_az;
  Located<std::string> schema;    ///< the initial database
  Located<std::string> username;  ///< the master user
  Located<std::int64_t> port;
  Backups backups;
  Located<WeeklyWindow> maintenance_window;
  std::map<std::string, Named<Located<std::string>>> parameters;
  Replica replica;
};

struct Bucket {
  FormerKeys was;
  Located<Replication> replication;
  Located<bool> replication_time_control;
  Located<bool> replicate_deletes;
  Located<Duration> noncurrent_retention;         ///< whole days
  Located<Duration> incomplete_upload_retention;  ///< whole days
};

struct Accelerator {
  Located<ClientAffinity> client_affinity;
};

struct Traffic {
  Accelerator accelerator;
};

/// `failover.triggers.<signal>`: what an alarm on one signal does, and when it goes off: when `datapoints` of
/// the last `evaluations` periods are bad.
struct Trigger {
  Located<TriggerAction> action;
  Located<Duration> period;  ///< whole minutes
  Located<std::int64_t> evaluations;
  Located<std::int64_t> datapoints;  ///< at most `evaluations`
};

struct CpuTrigger : Trigger {
  Located<std::int64_t> threshold;  ///< percent
};

/// The signals that the loss of a region can be seen by.
struct Triggers {
  Trigger health_probe;   ///< the prober in the DR region asks every public service for its health
  Trigger replication;    ///< no replica in the DR region receives anything any more
  Trigger route53;        ///< health checkers of Route 53 around the world
  Trigger healthy_hosts;  ///< no healthy target behind the primary region's load balancers
  CpuTrigger database_cpu;
};

/// `failover`: who decides, by what, and within which limits.
struct Failover {
  Located<FailoverMode> mode;
  Located<std::int64_t> quorum;  ///< signals with action `failover` that have to agree
  Located<bool> fence;
  Located<Duration> max_replica_lag;
  Located<Duration> cool_down;
  Located<bool> reserved_concurrency;  ///< one controller at a time, by Lambda itself
  std::optional<Located<Schedule>> drills;  ///< when people are reminded of one
  Triggers triggers;
};

struct ImageKeep {
  Located<std::int64_t> days;
  Located<std::int64_t> at_least;  ///< of each service in each region, however old
};

/// `images`: the pipeline that makes images of running instances and copies them to the DR region.
struct Images {
  Located<Schedule> schedule;
  ImageKeep keep;
};

struct Notifications {
  Located<std::vector<Located<std::string>>> email;
};

struct State {
  Located<StateBackend> backend;
  std::optional<Located<std::string>> bucket;  ///< required for s3, as are key and region
  std::optional<Located<std::string>> key;
  std::optional<Located<std::string>> region;
  source::Span span;
};

/// Exact AWS names of one region's part of a service.
struct ServiceRegionNames {
  std::optional<Located<std::string>> load_balancer;
  std::optional<Located<std::string>> target_group;
  std::optional<Located<std::string>> autoscaling_group;
  std::optional<Located<std::string>> launch_template;
};

struct ServiceNames {
  ServiceRegionNames primary;
  ServiceRegionNames dr;
  std::optional<Located<std::string>> accelerator;
  std::optional<Located<std::string>> image_parameter;  ///< holds the AMI id, e.g. `/app/latest-ami-id`
};

struct DatabaseNames {
  std::optional<Located<std::string>> primary;  ///< DB instance identifier
  std::optional<Located<std::string>> replica;
  std::optional<Located<std::string>> secret;
  std::optional<Located<std::string>> endpoint_parameter;
};

struct BucketNames {
  std::optional<Located<std::string>> primary;
  std::optional<Located<std::string>> dr;
  std::optional<Located<std::string>> name_parameter;
};

struct RoleNames {
  std::optional<Located<std::string>> primary_instances;  ///< role and instance profile
  std::optional<Located<std::string>> dr_instances;
  std::optional<Located<std::string>> replication;
  std::optional<Located<std::string>> failover;          ///< of the failover controller
  std::optional<Located<std::string>> image_update;      ///< of the function that writes image parameters
  std::optional<Located<std::string>> image_automation;  ///< of the document that makes images
};

struct FunctionNames {
  std::optional<Located<std::string>> failover;
  std::optional<Located<std::string>> image_update;
  std::optional<Located<std::string>> image_cleanup;
  std::optional<Located<std::string>> prober;
};

struct AlarmNames {
  std::optional<Located<std::string>> region_lost;  ///< the composite alarm that starts a failover
  std::optional<Located<std::string>>
      healthy_hosts;  ///< the beginning of the names when there are several services
  std::optional<Located<std::string>>
      database_cpu;  ///< the beginning of the names when there are several databases
};

/// Names that an organisation has already; everything else is derived from the blueprint's name.
struct Names {
  std::optional<Located<std::string>> active_region_parameter;
  NamedMap<ServiceNames> services;    ///< keys of `services`
  NamedMap<DatabaseNames> databases;  ///< keys of `databases`
  NamedMap<BucketNames> buckets;      ///< keys of `buckets`
  RoleNames roles;
  FunctionNames functions;
  AlarmNames alarms;
  std::optional<Located<std::string>> notifications_topic;
  std::optional<Located<std::string>> image_document;
  std::optional<Located<std::string>> image_schedule;  ///< the EventBridge rule
};

/// `lint.allow.<rule>`: findings of a rule that somebody has decided to live with.
struct LintAllow {
  Located<std::string> reason;
  std::optional<Located<std::chrono::sys_days>> until;  ///< the last day on which it holds
  Located<std::vector<Located<std::string>>> in;  ///< sections, such as `databases.orders`; empty: everywhere
  source::Span span;
};

struct Lint {
  NamedMap<LintAllow> allow;  ///< by the rule's name; whether there is such a rule is for `lint` to say
};

/// One application in two regions: complete (every default filled in) and consistent (every reference names
/// something, every limit holds). Only `Read` makes one.
struct Blueprint {
  Located<std::int64_t> format;  ///< `lifeboat: 1`
  Located<std::string> name;
  std::optional<Located<std::string>> account;  ///< twelve digits
  Located<Strategy> strategy;
  Located<Posture> posture;
  Located<std::int64_t> failbacks;  ///< how often the application has come back from the DR region
  Objectives objectives;
  std::map<std::string, Named<Located<std::string>>> tags;
  State state;
  Regions regions;
  NamedMap<Service> services;
  NamedMap<Database> databases;
  NamedMap<Bucket> buckets;
  Traffic traffic;
  Failover failover;
  Images images;
  Notifications notifications;
  Names names;
  Lint lint;
};

}  // namespace lifeboat::blueprint
